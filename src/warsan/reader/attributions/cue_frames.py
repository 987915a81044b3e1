"""What hangs on a cue in the tree: its content and its own words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from warsan.codebook.speech import SpeechCue, load_speech
from warsan.reader.attributions.quotes import MARKS
from warsan.reader.parse import Parse, Range

_CLAUSES = ("ccomp", "csubj")
EDGE = frozenset(",.;:–—-()…!?")


def find_cue(parse: Parse, index: int) -> SpeechCue | None:
    """The entry of the cue table that a token stands for, with its particle if it has one."""
    token, cues = parse.tokens[index], load_speech().cues
    if token.upos not in ("VERB", "NOUN"):
        return None
    for particle in parse.children(index, "compound:prt"):
        joined = f"{token.lemma} {parse.tokens[particle].text.lower()}"
        if (joined, token.upos) in cues:
            return cues[joined, token.upos]
    return cues.get((token.lemma, token.upos))


def tokens_below(parse: Parse, index: int, without: Collection[int] = ()) -> set[int]:
    """A token and all below it, save the subtrees of `without`."""
    found: set[int] = set()
    waiting = [index]
    while waiting:
        token = waiting.pop()
        if token not in without:
            found.add(token)
            waiting.extend(parse.children(token))
    return found


def cut_runs(parse: Parse, tokens: Iterable[int]) -> tuple[Range, ...]:
    """Unbroken runs of tokens, punctuation trimmed off their ends, quotation marks kept."""
    runs: list[list[int]] = []
    for index in sorted(tokens):
        if runs and runs[-1][1] == index:
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    trimmed = (trim_range(parse, Range(a, b)) for a, b in runs)
    return tuple(r for r in trimmed if r is not None)


def trim_range(parse: Parse, given: Range) -> Range | None:
    """The range without punctuation at its ends; None if no word is left."""
    first, last = given.first, given.last
    while first < last and parse.tokens[first].text in EDGE:
        first += 1
    while first < last and _is_loose_end(parse, first, last):
        last -= 1
    words = any(parse.tokens[i].upos != "PUNCT" for i in range(first, last))
    return Range(first, last) if words else None


def _is_loose_end(parse: Parse, first: int, last: int) -> bool:
    """Whether the last token is punctuation outside any quotation of the range."""
    text = parse.tokens[last - 1].text
    if text == ")" and any(parse.tokens[i].text == "(" for i in range(first, last)):
        return False
    if text in ("”", "''") and not any(
        parse.tokens[i].text in ("“", "``") for i in range(first, last)
    ):
        return True
    return text in EDGE or text in ("“", "``")


def cue_range(parse: Parse, cue: int) -> Range:
    """The cue with its auxiliaries before it and its particle after it."""
    first = last = cue
    kin = set(parse.children(cue, "aux", "compound:prt"))
    between = {c for c in parse.children(cue, "advmod") if not parse.children(c)}
    while first - 1 in kin | between and any(k < first for k in kin):
        first -= 1
    while last + 1 in kin:
        last += 1
    return Range(first, last + 1)


def content_below(parse: Parse, cue: int, entry: SpeechCue) -> tuple[tuple[Range, ...], str]:
    """The content that the tree hangs on a cue, and how it hangs there; empty if none."""
    for find, name in (
        (_complements, "its clause"),
        (_around, "the sentence it is set into"),
        (_by_frame, "its object"),
    ):
        tokens = find(parse, cue, entry)
        runs = sound_runs(parse, tokens, cue)
        if runs:
            return runs, name
    return (), ""


def sound_runs(parse: Parse, tokens: Iterable[int], cue: int) -> tuple[Range, ...]:
    """The content as one piece, or as two that the cue parts."""
    runs = _bridge(parse, cut_runs(parse, tokens))
    return _unbroken(runs, cue) if runs else ()


def _bridge(parse: Parse, runs: tuple[Range, ...]) -> tuple[Range, ...]:
    """Joins runs between which only punctuation stands."""
    joined = list(runs[:1])
    for run in runs[1:]:
        gap = range(joined[-1].last, run.first)
        if all(parse.tokens[i].upos == "PUNCT" or parse.tokens[i].text in MARKS for i in gap):
            joined[-1] = Range(joined[-1].first, run.last)
        else:
            joined.append(run)
    return tuple(joined)


def _unbroken(runs: tuple[Range, ...], cue: int) -> tuple[Range, ...]:
    """The longest run, and those that only the cue parts from it; the rest is a parser's slip."""
    main = max(runs, key=lambda r: r.last - r.first)
    beyond = [r for r in runs if (r.first < cue) != (main.first < cue)]
    nearest = min(beyond, key=lambda r: abs(r.first - cue), default=None)
    return tuple(sorted((main, nearest))) if nearest else (main,)


def _complements(parse: Parse, cue: int, entry: SpeechCue) -> set[int]:
    rels = _CLAUSES if entry.upos == "VERB" else ("ccomp", "acl")
    found: set[int] = set()
    for child in parse.children(cue, *rels):
        if entry.upos == "VERB" or _is_that_clause(parse, child):
            found |= tokens_below(parse, child)
    if not found and entry.upos == "NOUN":
        found = _clause_behind(parse, cue)
    if not found and entry.upos == "VERB" and "clause" in entry.frames:
        found = {t for c in _said_after(parse, cue) for t in tokens_below(parse, c)}
    return found


def _clause_behind(parse: Parse, noun: int) -> set[int]:
    """The "that" clause behind a noun which the tree hung on the verb above it.

    A verb that takes a clause itself keeps it.
    """
    verb = parse.tokens[noun].head
    above = find_cue(parse, verb)
    if parse.tokens[noun].rel not in ("obj", "obl") or (above and "clause" in above.frames):
        return set()
    for clause in parse.children(verb, "ccomp"):
        if clause > noun and _is_that_clause(parse, clause):
            return tokens_below(parse, clause)
    return set()


def _is_that_clause(parse: Parse, clause: int) -> bool:
    marks = parse.children(clause, "mark")
    return any(parse.tokens[m].text.lower() in ("that", "whether") for m in marks)


def _said_after(parse: Parse, cue: int) -> Iterator[int]:
    """Clauses set beside the cue: said: "…"; he adds, …."""
    for child in parse.children(cue, "parataxis", "appos"):
        if child > cue and find_cue(parse, child) is None:
            yield child


def _around(parse: Parse, cue: int, entry: SpeechCue) -> set[int]:
    """The clause into which "X said" or "as X said" is set."""
    token = parse.tokens[cue]
    aside = token.rel == "parataxis"
    marks = parse.children(cue, "mark", "advmod")
    as_said = token.rel == "advcl" and any(parse.tokens[m].text.lower() == "as" for m in marks)
    if not (aside or as_said) or "clause" not in entry.frames or token.head == cue:
        return set()
    if not parse.children(cue, "nsubj") and not as_said:
        return set()
    if "thing" in entry.frames and parse.children(cue, "obj"):
        return set()  # "…; Moscow denies it" says what it denies, and that is not who said the rest
    return tokens_below(parse, token.head, {cue})


def _by_frame(parse: Parse, cue: int, entry: SpeechCue) -> set[int]:
    found: set[int] = set()
    if entry.frames & {"thing", "charge"}:
        for child in parse.children(cue, "obj"):
            found |= tokens_below(parse, child)
    if "charge" in entry.frames:
        charge = _obliques(parse, cue, frozenset(("of", "for")))
        whole = (charge and found) or "thing" in entry.frames
        found = found | charge if whole else set()
    if "act" in entry.frames and not parse.children(cue, "nsubj:pass"):
        for child in parse.children(cue, "xcomp"):
            found |= tokens_below(parse, child)
            if entry.kind == "belief":  # "expects Moscow to withdraw": who it is that will act
                found |= {t for o in parse.children(cue, "obj") for t in tokens_below(parse, o)}
    return found | _obliques(parse, cue, entry.frames & {"to", "of", "about", "for", "on"})


def _obliques(parse: Parse, cue: int, cases: frozenset[str]) -> set[int]:
    found: set[int] = set()
    for child in parse.children(cue, "obl", "advcl", "nmod"):
        marks = {parse.tokens[c].text.lower() for c in parse.children(child, "case", "mark")}
        if marks & cases:
            found |= tokens_below(parse, child)
    return found
