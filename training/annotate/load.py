"""Joins the gold with the texts that it stands on.

for sentence, text in load_gold("train", Path("../shared/data")): …
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from training.annotate.gold import FOLDER, SPLITS, GoldSentence, read_gold
from training.annotate.texts import CORPORA, Text, read_texts
from warsan.errors import GoldError


def load_gold(split: str, data: Path, folder: Path = FOLDER) -> Iterator[tuple[GoldSentence, str]]:
    """The sentences of a split, each with the whole text of its article.

    Args:
        split: "train", "dev" or "test"; test is for reporting only.
        data: The folder `shared/data`.
        folder: Where the stand-off files lie.

    Raises:
        GoldError: There is no such split, its file is missing or broken, an article is not
            among the texts (its hash is not found), or a span leaves its sentence.
    """
    if split not in SPLITS:
        raise GoldError(f"no split {split!r}", f"one of {', '.join(SPLITS)}")
    path = folder / f"{split}.jsonl"
    sentences = list(read_gold(path))
    texts = find_texts(data, {sentence.article for sentence in sentences})
    for number, sentence in enumerate(sentences, start=1):
        text = texts[sentence.article].text
        check_spans(sentence, text, f"{path}:{number}")
        yield sentence, text


def find_texts(data: Path, articles: Collection[str]) -> dict[str, Text]:
    """Texts by the SHA-256 of their characters.

    Raises:
        GoldError: The data are not there, or hold no text with one of the hashes.
    """
    try:
        every = (text for corpus in CORPORA for text in read_texts(data, corpus))
        found = {text.sha256: text for text in every if text.sha256 in articles}
    except OSError as error:
        raise GoldError(f"{data}: {error.strerror}", "name the folder shared/data") from None
    lost = set(articles) - set(found)
    if lost:
        raise GoldError(
            f"{data}: no text with the hash {min(lost)} ({len(lost)} missing)",
            "the data are of another version",
        )
    return found


def check_spans(sentence: GoldSentence, text: str, place: str) -> None:
    """Checks that all spans stand where they may.

    Raises:
        GoldError: One does not; names `place`.
    """
    if not 0 <= sentence.start < sentence.end <= len(text):
        raise GoldError(f"{place}: the sentence leaves the text")
    for event in sentence.events:
        for start, end in (event.trigger, *event.actor, *event.recipient):
            if not sentence.start <= start < end <= sentence.end:
                raise GoldError(f"{place}: {start} to {end} leaves the sentence")
