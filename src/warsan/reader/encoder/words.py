"""One small encoder reads everything: parts of speech, trees, names, attribution roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
import numpy as np

from warsan.reader.encoder.event_guesses import find_guesses
from warsan.reader.encoder.names import find_names
from warsan.reader.encoder.net import Net, Scores, load_net
from warsan.reader.encoder.relations import find_relations
from warsan.reader.encoder.repeats import share_scores
from warsan.reader.encoder.sentence_ends import refine_sentences
from warsan.reader.encoder.tags import (
    bio_transitions,
    find_all_tags,
    find_spans,
    nested_transitions,
)
from warsan.reader.encoder.trees import find_tree
from warsan.reader.encoder.windows import cut_long_sentences, find_windows
from warsan.reader.parse import EventGuess, NameSpan, Range, RoleSpan


class Prediction(msgspec.Struct, frozen=True):
    """What the encoder says of a text that is already cut into words.

    Attributes:
        upos, deprels: One a word.
        heads: Index of each word's governor; its own index for a root.
        sentences: The sentences that the trees were built for.
        names: Of newswire's labels (PER, ORG, LOC, FAC, NORP, …); none overlap.
        nested: Names that stand within one of `names`.
        fragments: The same names as newswire's flat tags have them, cut up by inner ones.
        uner: Of Universal NER's (PER, ORG, LOC).
        roles: Attribution sources, cues and fragments of content.
        kinds: One a word: what it heads a mention of, named or described, or "none";
            empty from a model that does not say.
        guesses: Words that may name an event.
        certainties: One a word, on UW's scale; empty from a model that does not say.
    """

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    sentences: tuple[Range, ...]
    names: tuple[NameSpan, ...]
    nested: tuple[NameSpan, ...]
    fragments: tuple[NameSpan, ...]
    uner: tuple[NameSpan, ...]
    roles: tuple[RoleSpan, ...]
    kinds: tuple[str, ...] = ()
    guesses: tuple[EventGuess, ...] = ()
    certainties: tuple[float, ...] = ()


class Encoder:
    """The network with its decoders."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self.labels = net.labels
        self._role_moves = net.crf + bio_transitions(net.labels.roles)
        self._name_moves = nested_transitions(net.labels.newswire)
        if net.newswire_crf is not None:
            self._name_moves = self._name_moves + net.newswire_crf

    @property
    def digest(self) -> str:
        """SHA-256 of the model's files."""
        return self.net.digest

    def read_words(
        self,
        words: Sequence[str],
        paragraphs: Sequence[Range],
        sentences: Sequence[Range],
        *,
        refine: bool = False,
    ) -> Prediction:
        """Reads one text: call it once an article, with all its words.

        Args:
            words: The words of the text.
            paragraphs: Ranges that tile the words.
            sentences: Ranges that tile the words; none crosses a paragraph.
            refine: Whether the network may move the sentences' ends (see `sentence_ends`).
        """
        lengths = [len(self.net.pieces.of(w)) for w in words]
        sentences = cut_long_sentences(lengths, sentences)
        windows = find_windows(lengths, paragraphs, sentences)
        scores = self.net.run([words[w.first : w.last] for w in windows])
        out = _Collected()
        paths = find_all_tags([s.roles for s in scores], self._role_moves)
        for window, score, path in zip(windows, scores, paths, strict=True):
            inside = [s for s in sentences if window.first <= s.first < window.last]
            if refine:
                inside = refine_sentences(inside, window, score.ends)
            out.sentences.extend(inside)
            self._collect(out, score, path, window, inside)
        self._add_names(out, words, scores)
        return Prediction(
            tuple(out.upos),
            tuple(out.heads),
            tuple(out.deprels),
            tuple(out.sentences),
            tuple(out.names),
            tuple(out.nested),
            tuple(out.fragments),
            tuple(out.uner),
            tuple(out.roles),
            tuple(out.kinds),
            tuple(out.guesses),
            tuple(out.certainties),
        )

    def _collect(
        self,
        out: _Collected,
        score: Scores,
        roles: list[int],
        window: Range,
        sentences: Sequence[Range],
    ) -> None:
        labels = self.labels
        out.upos.extend(labels.upos[i] for i in score.upos.argmax(1))
        if score.entities is not None:
            out.kinds.extend(labels.entities[i] for i in score.entities.argmax(1))
        if score.certainty is not None:
            values = score.certainty[:, labels.certainty.index("UW")]
            out.certainties.extend(np.clip(values, -3, 3).round(2).tolist())
        for sentence in sentences:
            start = sentence.first - window.first
            self._add_tree(out, score, start, sentence)
            out.guesses.extend(find_guesses(score, self.labels, start, sentence))
        out.roles.extend(self._roles(score, roles, window.first))

    def _add_names(self, out: _Collected, words: Sequence[str], scores: Sequence[Scores]) -> None:
        """Names of a whole text; none crosses the end of a sentence."""
        if not scores:
            return
        places = [slice(s.first, s.last) for s in out.sentences]
        uner = share_scores(words, np.concatenate([s.uner for s in scores]))
        newswire = share_scores(words, np.concatenate([s.newswire for s in scores]))
        own = find_all_tags([uner[at] for at in places], bio_transitions(self.labels.uner))
        flat = find_all_tags([newswire[at] for at in places], self._name_moves)
        for at, short, long in zip(places, own, flat, strict=True):
            out.uner.extend(_moved(_spans([self.labels.uner[i] for i in short]), at.start))
            tags = [self.labels.newswire[i] for i in long]
            outer, inner = find_names(tags, out.upos[at])
            out.fragments.extend(_moved(_spans(tags), at.start))
            out.names.extend(_moved(outer, at.start))
            out.nested.extend(_moved(inner, at.start))

    def _add_tree(self, out: _Collected, score: Scores, start: int, sentence: Range) -> None:
        """Decodes one sentence; arcs to other sentences of the window do not count."""
        n = sentence.last - sentence.first
        columns = np.arange(start, start + n + 1)
        columns[0] = 0  # the root
        heads = find_tree(score.arcs[start : start + n][:, columns])
        rels = find_relations(
            score.dependents[start : start + n],
            score.governors[columns],
            heads,
            self.net.rel_weight,
            self.net.rel_bias,
        )
        for i, head in enumerate(heads.tolist()):
            own = sentence.first + i
            out.heads.append(own if head == 0 else sentence.first + head - 1)
            out.deprels.append("root" if head == 0 else self.labels.rels[rels[i]])

    def _roles(self, score: Scores, path: list[int], first: int) -> list[RoleSpan]:
        tags = self.labels.roles
        odds = np.exp(score.roles - score.roles.max(1, keepdims=True))
        sure = odds[np.arange(len(path)), path] / odds.sum(1)
        return [
            RoleSpan(first + a, first + b, label, round(float(sure[a:b].mean()), 3))  # type: ignore[arg-type]
            for a, b, label in find_spans([tags[i] for i in path])
        ]


def _spans(tags: Sequence[str]) -> list[NameSpan]:
    return [NameSpan(*span) for span in find_spans(tags)]


def _moved(names: Sequence[NameSpan], by: int) -> Iterator[NameSpan]:
    return (NameSpan(n.first + by, n.last + by, n.label) for n in names)


class _Collected:
    """What the windows of one text have given so far."""

    def __init__(self) -> None:
        self.sentences: list[Range] = []
        self.upos: list[str] = []
        self.heads: list[int] = []
        self.deprels: list[str] = []
        self.kinds: list[str] = []
        self.names: list[NameSpan] = []
        self.nested: list[NameSpan] = []
        self.fragments: list[NameSpan] = []
        self.uner: list[NameSpan] = []
        self.roles: list[RoleSpan] = []
        self.guesses: list[EventGuess] = []
        self.certainties: list[float] = []


@cache
def load_encoder() -> Encoder:
    """The encoder that comes with the package.

    Raises:
        ModelError: Its files are missing or do not fit.
    """
    return Encoder(load_net())
