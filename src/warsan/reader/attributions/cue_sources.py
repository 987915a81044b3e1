"""Who stands behind a cue in the tree: subject, by-agent, owner, or a subject that is shared."""

from __future__ import annotations

from warsan.codebook.speech import load_speech
from warsan.reader.attributions.cue_frames import EDGE, cut_runs, find_cue, tokens_below
from warsan.reader.parse import Parse, Range

_OBLIQUES = ("obl", "nmod")


def find_source(parse: Parse, cue: int) -> int | None:
    """The head of who says it: subject, by-agent, owner, or the subject that is shared."""
    if parse.tokens[cue].upos == "NOUN":
        return _owner(parse, cue)
    active = [s for s in parse.children(cue, "nsubj") if parse.tokens[s].deprel != "nsubj:pass"]
    if active:  # of two, the nearer: "one of which, she says, …"
        return min(active, key=lambda s: abs(s - cue))
    if parse.children(cue, "nsubj:pass", "expl", "csubj", "aux:pass"):
        return _agent(parse, cue)
    return _shared_subject(parse, cue)


def _agent(parse: Parse, index: int) -> int | None:
    for oblique in parse.children(index, *_OBLIQUES):
        if _by(parse, oblique):
            return oblique
    return None


def _owner(parse: Parse, noun: int) -> int | None:
    """Who makes a statement, whose belief it is, by whom an admission."""
    for owner in parse.children(noun, "nmod:poss"):
        return owner
    agent = _agent(parse, noun)
    agent = _agent_behind(parse, noun) if agent is None else agent
    if agent is not None:
        return agent
    token = parse.tokens[noun]
    if token.rel in ("obj", "obl") and token.head != noun:
        return find_source(parse, token.head) if parse.tokens[token.head].upos == "VERB" else None
    for place in parse.children(noun, "acl"):
        if parse.tokens[place].lemma in ("publish", "print", "release", "issue", "carry"):
            return _published_in(parse, place)
    return None


def _agent_behind(parse: Parse, noun: int) -> int | None:
    """By whom an admission was, where the tree hung "by" one word off ("before Congress by X")."""
    places = [o for o in parse.children(noun, *_OBLIQUES) if o > noun]
    above = parse.tokens[noun].head
    if parse.tokens[noun].rel in ("obj", "obl"):
        places += [o for o in parse.children(above, *_OBLIQUES) if o > noun]
    near = [o for p in places for o in (p, *parse.children(p, *_OBLIQUES))]
    passive = is_passive(parse, above)
    return None if passive else next((o for o in near if _by(parse, o)), None)


def _by(parse: Parse, index: int) -> bool:
    return any(parse.tokens[c].text.lower() == "by" for c in parse.children(index, "case"))


def _published_in(parse: Parse, verb: int) -> int | None:
    """Where conclusions were published, or by whom: an outlet answers for what it prints."""
    for oblique in parse.children(verb, "obl"):
        cases = {parse.tokens[c].text.lower() for c in parse.children(oblique, "case")}
        if cases & {"in", "by", "on"} and parse.tokens[oblique].upos == "PROPN":
            return oblique
    return None


def _shared_subject(parse: Parse, verb: int) -> int | None:
    """The subject a participle, infinitive or second verb takes over from its governor."""
    token = parse.tokens[verb]
    if token.head == verb or token.rel not in ("conj", "advcl", "xcomp", "acl", "parataxis"):
        return None
    if token.rel == "parataxis" and not token.text.lower().endswith("ing"):
        return None
    if is_passive(parse, verb):
        return _agent(parse, verb)
    head = parse.tokens[token.head]
    if head.upos == "NOUN":
        return _subject_over(parse, token.head) if token.deprel == "acl" else None
    return find_source(parse, token.head)


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what was done to someone: "was asked", or "asked on Monday, …"."""
    token = parse.tokens[verb]
    if parse.children(verb, "nsubj:pass", "aux:pass"):
        return True
    bare = token.upos == "VERB" and not parse.children(verb, "nsubj", "mark", "aux", "csubj")
    return bare and token.rel in ("acl", "advcl") and not token.text.lower().endswith("ing")


def _subject_over(parse: Parse, noun: int) -> int | None:
    """Who issued the statement "saying …"; for other nouns, the noun itself speaks."""
    if find_cue(parse, noun) is None and not _is_document(parse, noun):
        return noun
    return _owner(parse, noun)


def _is_document(parse: Parse, noun: int) -> bool:
    return load_speech().channels.get(parse.tokens[noun].lemma) == "document"


def source_range(parse: Parse, head: int) -> Range | None:
    """The noun phrase of a source, without a clause that is set off by commas or dashes."""
    if parse.tokens[head].upos == "PRON":
        return Range(head, head + 1)
    loose = {c for c in parse.children(head) if _is_aside(parse, c)}
    loose |= set(parse.children(head, "case", "cop", "mark", "ccomp", "advcl", "nsubj"))
    loose |= {c for c in parse.children(head, "punct") if c < head}
    runs = [
        r for r in cut_runs(parse, tokens_below(parse, head, loose)) if r.first <= head < r.last
    ]
    return runs[0] if runs else None


def _is_aside(parse: Parse, index: int) -> bool:
    """A relative clause or second main clause after a comma or a dash."""
    if parse.tokens[index].rel not in ("acl", "parataxis"):
        return False
    before = parse.subtree(index).first - 1
    inside = parse.subtree(index).first
    return any(parse.tokens[max(i, 0)].text in EDGE for i in (before, inside))
