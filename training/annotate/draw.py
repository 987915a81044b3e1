"""Draws the paragraphs to annotate: writes training/annotations/draw.jsonl.

    python -m training.annotate.draw [--data ../shared/data] [--seed 2611]

Each article is cut into blocks of whole neighbouring paragraphs with some `ENOUGH` sentences.
Half of a corpus' sentences come from the third of its blocks that is richest in words naming
events, half from all its blocks; so weights can be had back from `rich`. An article's hash
decides whether it goes to train, dev or test.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np

from training.annotate.density import count_hits
from training.annotate.gold import FOLDER, Block, Span, write_lines
from training.annotate.texts import Text, read_texts
from warsan.reader.text.sentences import find_paragraphs, find_sentences
from warsan.reader.text.tokens import find_tokens

SEED = 2611
WANTED = {"war2022": 1020, "polnear": 820, "newswire": 820}
ENOUGH, MOST = 4, 8
"""Sentences at which a block ends with its paragraph, and at which it ends anyway."""
PER_ARTICLE = {"war2022": 3, "polnear": 1, "newswire": 1}
RICHEST = 1 / 3


class Candidate(msgspec.Struct, frozen=True):
    """A block that could be drawn, with its words that may name events a sentence."""

    corpus: str
    article: str
    paragraphs: tuple[tuple[Span, ...], ...]
    density: float

    @property
    def size(self) -> int:
        """In sentences."""
        return sum(map(len, self.paragraphs))


def split_of(sha256: str) -> str:
    """Train (70 %), dev (10 %) or test (20 %), by the article's hash alone."""
    place = int(sha256[:8], 16) % 10
    return "train" if place < 7 else "dev" if place < 8 else "test"


def cut_blocks(text: Text) -> Iterator[Candidate]:
    """The blocks of an article, in order; addresses of web pages are no paragraphs."""
    tokens = find_tokens(text.text)
    sentences = find_sentences(text.text, tokens)
    group: list[tuple[Span, ...]] = []
    for paragraph in find_paragraphs(text.text, tokens):
        inside = [s for s in sentences if paragraph.first <= s.first < paragraph.last]
        spans = tuple((tokens[s.first][0], tokens[s.last - 1][1]) for s in inside)
        if text.text.startswith(("http", "www."), spans[0][0]):
            continue
        for at in range(0, len(spans), MOST):
            group.append(spans[at : at + MOST])
            if sum(map(len, group)) >= ENOUGH:
                yield _candidate(text, group)
                group = []
    if group:
        yield _candidate(text, group)


def _candidate(text: Text, group: Sequence[tuple[Span, ...]]) -> Candidate:
    sentences = [text.text[start:end] for paragraph in group for start, end in paragraph]
    hits = sum(count_hits(s[a:b] for a, b in find_tokens(s)) for s in sentences)
    return Candidate(text.corpus, text.sha256, tuple(group), hits / len(sentences))


class _Drawing:
    """What has been drawn of one corpus, and what that rules out."""

    def __init__(self, texts: dict[str, str], most: int) -> None:
        self.texts, self.most = texts, most
        self.taken: list[tuple[Candidate, bool]] = []
        self.seen: set[str] = set()
        self.articles: Counter[str] = Counter()

    def add(self, candidates: Iterable[Candidate], wanted: int, *, rich: bool) -> None:
        """Takes candidates in their order until `wanted` sentences are there."""
        for candidate in candidates:
            words = self._sentences(candidate)
            if wanted <= 0:
                return
            # Copies of an agency's text would stand in train and test at once.
            if self.articles[candidate.article] < self.most and not words & self.seen:
                self.taken.append((candidate, rich))
                self.seen |= words
                self.articles[candidate.article] += 1
                wanted -= candidate.size

    def _sentences(self, candidate: Candidate) -> set[str]:
        text = self.texts[candidate.article]
        return {text[a:b] for paragraph in candidate.paragraphs for a, b in paragraph if b - a > 30}


def draw_corpus(
    texts: Sequence[Text], wanted: int, most: int, rng: np.random.Generator
) -> list[tuple[Candidate, bool]]:
    """Blocks of a corpus with some `wanted` sentences, and whether drawn as rich.

    Args:
        texts: The articles of the corpus.
        wanted: Sentences.
        most: Blocks of one article.
        rng: What chooses.
    """
    candidates = [block for text in texts for block in cut_blocks(text)]
    order = [candidates[i] for i in rng.permutation(len(candidates))]
    least = float(np.quantile([c.density for c in candidates], 1 - RICHEST))
    drawing = _Drawing({text.sha256: text.text for text in texts}, most)
    drawing.add((c for c in order if c.density >= least), wanted // 2, rich=True)
    again = [candidates[i] for i in rng.permutation(len(candidates))]
    taken = {id(c) for c, _ in drawing.taken}
    drawing.add((c for c in again if id(c) not in taken), wanted - wanted // 2, rich=False)
    return drawing.taken


def number_blocks(drawn: Sequence[tuple[Candidate, bool]], rng: np.random.Generator) -> list[Block]:
    """Blocks with numbers: articles in random order, their blocks in the text's."""
    articles = sorted({c.article for c, _ in drawn})
    place = {articles[i]: n for n, i in enumerate(rng.permutation(len(articles)))}
    order = sorted(drawn, key=lambda d: (place[d[0].article], d[0].paragraphs))
    blocks, first = [], 1
    for number, (c, rich) in enumerate(order, start=1):
        split = split_of(c.article)
        blocks.append(Block(number, c.corpus, c.article, split, rich, first, c.paragraphs))
        first += c.size
    return blocks


def main() -> None:
    """Draws and says how much."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=Path, default=FOLDER / "draw.jsonl")
    options = parser.parse_args()
    rng = np.random.default_rng(options.seed)
    drawn: list[tuple[Candidate, bool]] = []
    for corpus, wanted in WANTED.items():
        texts = list({t.sha256: t for t in read_texts(options.data, corpus)}.values())
        drawn += draw_corpus(texts, wanted, PER_ARTICLE[corpus], rng)
    blocks = number_blocks(drawn, rng)
    write_lines(options.out, blocks)
    sizes: Counter[str] = Counter()
    for block in blocks:
        for name in (block.corpus, block.split, "rich" if block.rich else "random"):
            sizes[name] += len(block.sentences)
    print(f"{len(blocks)} blocks of {len({b.article for b in blocks})} articles; sentences:")
    print(", ".join(f"{name} {count}" for name, count in sizes.items()))


if __name__ == "__main__":
    main()
