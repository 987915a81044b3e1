"""Whether a source is named, described, kept anonymous, or not there at all."""

from __future__ import annotations

import msgspec

from warsan.codebook.sources import SourceClass, load_sources
from warsan.model import Party
from warsan.model.finding import Anonymity
from warsan.reader.attributions.cue_links import Draft
from warsan.reader.parse import Parse

_APPOSED = ("appos", "flat")
_NOBODY = frozenset(("it", "there"))
_EXPLETIVE = frozenset(("expl", "expl:pass", "nsubj:pass"))


def judge_anonymity(parse: Parse, draft: Draft, party: Party | None) -> Anonymity:
    """How much the text says of who vouches.

    Named is a person, body or place with a name; described, whoever stands behind a role or a
    people ("the Russians", "his spokesman"); anonymous, an insider who is not named ("a British
    source", "officials"), and anybody of whom the sentence says that the name is kept back.
    """
    if draft.source is None:
        return "unattributed"
    if (party is not None and party.name) or _is_named(parse, draft):
        return "named"
    if source_class(parse, draft.source_head) == "insider" or _keeps_back(parse, draft):
        return "anonymous"
    return "described"


def without_expletive(parse: Parse, draft: Draft) -> Draft:
    """A draft without the "it" that stands for nobody: "it is reported that …"."""
    head = draft.source_head
    if head is None or parse.tokens[head].text.lower() not in _NOBODY:
        return draft
    if parse.tokens[head].deprel in _EXPLETIVE:
        return msgspec.structs.replace(draft, source=None, source_head=None)
    return draft


def source_class(parse: Parse, head: int | None) -> SourceClass | None:
    """What the noun that heads a source's words is; None for anything that has no class."""
    if head is None or parse.tokens[head].upos != "NOUN":
        return None
    return load_sources().classes.get(parse.tokens[head].lemma.lower())


def _is_named(parse: Parse, draft: Draft) -> bool:
    """Whether the head of the words, or what is set beside it, is a name."""
    if draft.source_head is None:
        return False
    around = (draft.source_head, *parse.children(draft.source_head, *_APPOSED))
    own = [i for i in around if draft.source and draft.source.first <= i < draft.source.last]
    # A people's name is a description: "the Russians".
    groups = {i for n in parse.names if n.label == "NORP" for i in range(n.first, n.last)}
    return any(parse.tokens[i].upos == "PROPN" and i not in groups for i in own)


def _keeps_back(parse: Parse, draft: Draft) -> bool:
    """Whether the sentence of the source says so."""
    assert draft.source is not None  # noqa: S101 - the caller has asked
    sentence = parse.sentences[parse.sentence_of(draft.source.first)]
    words = parse.span(sentence.first, sentence.last).text.lower()
    return load_sources().hidden.search(" ".join(words.split())) is not None
