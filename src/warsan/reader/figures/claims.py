"""Who stands behind a number: the innermost attribution that asserts it."""

from __future__ import annotations

from functools import cached_property

import msgspec

from warsan.codebook.cues import load_cues
from warsan.codebook.speech import SpeechAct, load_speech
from warsan.model import Attribution
from warsan.reader.attributions.cue_frames import find_cue
from warsan.reader.attributions.cue_links import Draft
from warsan.reader.attributions.quotes import CLOSING, OPENING, STRAIGHT, find_quotes
from warsan.reader.attributions.records import Attributions
from warsan.reader.parse import Parse

_CLAUSES = ("ccomp", "csubj")
_TIMES = frozenset(("when", "as", "after", "before", "while"))
_RELATIVE = frozenset(("who", "whom", "whose", "which", "where", "when"))


class Claims(msgspec.Struct, frozen=True, dict=True):
    """The attributions of a field, asked which of them vouches for a number.

    An attribution vouches for what it says, reports, estimates or promises. It does not for
    what it only demands, agrees to, condemns, discusses, wants or denies (`data/cues/acts.tsv`),
    save within its own quotation marks, nor for what the tree keeps out of its content.
    """

    parse: Parse
    said: Attributions

    @cached_property
    def _quoted(self) -> frozenset[int]:
        return frozenset(i for q in find_quotes(self.parse) for i in range(q.first, q.last))

    def of(self, token: int) -> Attribution | None:
        """The innermost attribution that vouches for the number at a token; None: the author.

        Of several, the one whose cue governs the token most closely.
        """
        above = {index: n for n, index in enumerate(self.parse.ancestors(token))}
        over = [
            ((above.get(draft.head or -1, len(above)), _size(draft)), item)
            for draft, item in zip(self.said.tokens, self.said.items, strict=True)
            if _is_over(self.parse, draft, token) and self._vouches(draft, token)
        ]
        outer = {item.parent for _, item in over}
        inner = [pair for pair in over if pair[1].id not in outer]
        return min(inner, key=lambda pair: pair[0])[1] if inner else None

    def _vouches(self, draft: Draft, token: int) -> bool:
        if draft.head is None:
            return True
        if token in self._quoted:
            return _covers(draft, token) and not self._is_later(draft.head, token)
        return (
            _stays_near(self.parse, draft, token)
            and _asserts(self.parse, draft, draft.head, token)
            and not _is_told_of(self.parse, draft.head, token)
            and not _is_meanwhile(self.parse, draft.head, token)
            and not _is_aside(self.parse, draft.head, token)
        )

    def _is_later(self, head: int, token: int) -> bool:
        """Whether the cue's sentence begins only behind the quotation that a token stands in."""
        first = self.parse.sentences[self.parse.sentence_of(head)].first
        return first > token and not all(i in self._quoted for i in range(token, first))


def _size(draft: Draft) -> int:
    return sum(c.last - c.first for c in draft.content)


def _covers(draft: Draft, token: int) -> bool:
    return any(c.first <= token < c.last for c in draft.content)


def _is_over(parse: Parse, draft: Draft, token: int) -> bool:
    """Whether a token stands in a content, or the tree hangs it below the cue as one."""
    if draft.source is not None and draft.source.first <= token < draft.source.last:
        return False
    if _covers(draft, token) or _is_set_into(parse, draft, token):
        return True
    if draft.head is None:
        return False
    if _is_gapped(parse, draft.head, token):
        return True
    if token < draft.head:
        return False
    entry, below = find_cue(parse, draft.head), _path(parse, token, draft.head)
    things = entry is not None and "thing" in entry.frames
    return bool(below) and parse.tokens[below[-1]].rel in (*_CLAUSES, "obj" if things else "")


def _is_set_into(parse: Parse, draft: Draft, token: int) -> bool:
    """Whether cue and source stand between commas in the token's clause: "A, says B, has 12"."""
    if draft.head is None or draft.cue is None or draft.source is None:
        return False
    parts = sorted((draft.cue, draft.source))
    if parts[0].last != parts[1].first or not parts[0].first or parts[1].last >= len(parse.tokens):
        return False
    edges = (parse.tokens[parts[0].first - 1], parse.tokens[parts[1].last])
    clause = parse.tokens[draft.head].head
    within = clause == token or clause in parse.ancestors(token)
    return all(e.text == "," for e in edges) and within and clause != draft.head


def _is_gapped(parse: Parse, head: int, token: int) -> bool:
    """Whether something is said of what a token counts: "963 people it said were barred"."""
    noun = parse.tokens[head].head
    if not parse.tokens[head].deprel.endswith(":relcl") or noun not in parse.ancestors(token):
        return False
    if parse.tokens[token].head != noun or parse.tokens[token].rel != "nummod":
        return False
    said = parse.children(head, *_CLAUSES)
    return any(not parse.children(clause, "nsubj") for clause in said)


def _path(parse: Parse, token: int, top: int) -> tuple[int, ...]:
    """The tokens from one up to below its ancestor `top`; empty if that is none."""
    found = [token]
    for index in parse.ancestors(token):
        if index == top:
            return tuple(found)
        found.append(index)
    return ()


def _in_clause(parse: Parse, head: int, token: int) -> bool:
    """Whether a token stands in the clause that is a word's complement ("said that …")."""
    below = _path(parse, token, head)
    return bool(below) and parse.tokens[below[-1]].rel in _CLAUSES


def _stays_near(parse: Parse, draft: Draft, token: int) -> bool:
    """In the cue's sentence; past it what a colon opens, or a mark that nothing has closed yet."""
    head, cue = draft.head or 0, draft.cue
    if parse.sentence_of(head) == parse.sentence_of(token):
        return True
    part = next((c for c in draft.content if c.first <= token < c.last), draft.content[0])
    if parse.tokens[part.first].text in OPENING | STRAIGHT:
        inside = parse.tokens[part.first + 1 : token]
        return not any(t.text in CLOSING | STRAIGHT for t in inside)
    return cue is not None and parse.tokens[cue.last - 1].text == ":"


def _asserts(parse: Parse, draft: Draft, head: int, token: int) -> bool:
    """Whether the cue is a word that puts forward what its content says."""
    if _is_negated(parse, draft, head):
        return False
    act = _act(parse, head)
    if act is not None:
        return act.that and _in_clause(parse, head, token)
    known = find_cue(parse, head) is not None or parse.tokens[head].text.lower() == "according"
    return known or _in_clause(parse, head, token)


def _act(parse: Parse, head: int) -> SpeechAct | None:
    token, acts = parse.tokens[head], load_speech().acts
    for particle in parse.children(head, "compound:prt"):
        joined = f"{token.lemma} {parse.tokens[particle].text.lower()}"
        if (joined, token.upos) in acts:
            return acts[joined, token.upos]
    return acts.get((token.lemma, token.upos))


def _is_negated(parse: Parse, draft: Draft, head: int) -> bool:
    """As in "did not say", "was not able to confirm", "refused to say"."""
    negators, cue = load_cues().particles["negator"], draft.cue
    words = () if cue is None else range(cue.first, cue.last)
    beside = (*words, *parse.children(head, "advmod", "det"))
    if any(parse.tokens[i].text.lower() in negators for i in beside):
        return True
    token = parse.tokens[head]
    above = _act(parse, token.head) if token.rel == "xcomp" else None
    return above is not None and above.act == "denial"


def _is_told_of(parse: Parse, head: int, token: int) -> bool:
    """Whether it stands in the subject of the cue: "one of 2,000 texts shows that …"."""
    below, subjects = _path(parse, token, head), parse.children(head, "nsubj")
    return token < head and bool(below) and subjects == (below[-1],)


def _is_meanwhile(parse: Parse, head: int, token: int) -> bool:
    """Whether it stands in a clause that only tells when something was said."""
    below = _path(parse, token, head)
    if token < head or not below or parse.tokens[below[-1]].rel != "advcl":
        return False
    marks = parse.children(below[-1], "mark", "advmod")
    return any(parse.tokens[m].text.lower() in _TIMES for m in marks)


def _is_aside(parse: Parse, head: int, token: int) -> bool:
    """Whether the cue stands in a clause about one word: "a room where, experts said, …"."""
    over = {token, *parse.ancestors(token)}
    for clause in (head, *parse.ancestors(head)):
        if clause in over:
            return False
        if parse.tokens[clause].deprel.endswith(":relcl"):
            inside = range(parse.subtree(clause).first, head)
            return any(parse.tokens[i].text.lower() in _RELATIVE for i in inside)
    return False
