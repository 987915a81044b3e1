"""Who holds a finding, and how sure: the outlet, and the sources that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from warsan.codebook.claim_words import load_claim_words
from warsan.codebook.outlets import find_outlet
from warsan.codebook.parties import load_parties
from warsan.codebook.reference_words import load_reference_words
from warsan.linking.claims.values import Held, How, Statement, Voice
from warsan.model import Article, Attribution, Event, Party, Reading, Stance
from warsan.reader.text.lemmas import find_lemma

# Those who speak for a state or its forces are one source; others speak for themselves.
_OWN = frozenset({"MED", "NGO", "BUS", "CVL", "UNK", "ELI", "EDU", "REF"})
_SURE = 1.5  # less than this, either way, is no position: a plan, a doubt
_DENIED = -2.0  # of a source that denies where the reader leaves the value open
_UNNAMED = "unnamed, in "
_WORD = re.compile(r"[^\W\d_]+(?:['’]t)?")


def outlet_voice(article: Article) -> Voice:
    """The outlet as it speaks itself: one source with its owner or its state."""
    name = article.outlet or "an unnamed outlet"
    printed = article.credit.name if article.credit else name
    return Voice(name=name, code="", key=_owner(printed), outlet=True)


def with_wire(statement: Statement, wire: str | None) -> Statement:
    """A statement of an outlet that prints a wire: it is one source with whoever prints it too."""
    if wire is None:
        return statement
    held = tuple(_of_wire(item, f"wire {wire}") for item in statement.held)
    return msgspec.structs.replace(statement, wire=wire, held=held)


def _of_wire(item: Held, key: str) -> Held:
    if not (item.voice.outlet or item.voice.anonymous):
        return item
    own = key if item.voice.outlet else f"{_UNNAMED}{key}"
    return Held(msgspec.structs.replace(item.voice, key=own), item.value, item.how)


def _owner(name: str) -> str:
    found = find_outlet(name)
    if found is None:
        return f"outlet {name.casefold()}"
    if found.control == "state":
        return found.controller
    return f"owner {found.owners[0]}" if found.owners else f"outlet {found.name.casefold()}"


def source_voice(party: Party | None, words: str, teller: Voice) -> Voice:
    """A source that an outlet quotes, by its party and the article's words for it."""
    name = (party.name or party.organisation if party else None) or _call(party, words)
    if party is None or not (party.code or party.name or party.organisation):
        key = f"{_UNNAMED}{teller.key}"
        return Voice(name=name or "a source", code="", key=key, anonymous=True)
    own = party.sector in _OWN or not party.code
    if own and (found := find_outlet(party.organisation or party.name or words)):
        return Voice(name=name or found.name, code=party.code, key=_owner(found.name))
    said = (party.organisation or party.name or words).casefold()
    key = f"{party.code} {said}".strip() if own else party.code
    return Voice(name=name or party.code, code=party.code, key=key)


def _call(party: Party | None, words: str) -> str:
    """The article's words for a source; a pronoun as the party that it stands for."""
    plain = " ".join(words.split())
    if party and party.code and plain.lower() in load_reference_words().pronouns:
        return load_parties().labels.get(party.code, party.code)
    return plain


def find_holders(reading: Reading, event: Event, teller: Voice) -> tuple[Held, ...]:
    """Everybody who holds an event or its contrary, the sources first; nobody where all is open."""
    chain = {a.id: a for a in reading.attributions}
    vouching = chain.get(event.attribution or "")
    found = list(_sources(event, vouching, chain, teller))
    author = event.certainty.by[0].value if event.certainty.by else event.certainty.value
    if abs(author) >= _SURE:
        how: How = "says so" if author > 0 else "says the contrary"
        found.append(Held(teller, author, how))
    return tuple(found)


def _sources(
    event: Event, vouching: Attribution | None, chain: Mapping[str, Attribution], teller: Voice
) -> Iterator[Held]:
    how = cue_class(vouching)
    for stance in event.certainty.by[1:]:
        words = _words_of(stance.party, vouching, chain)
        value = stance.value
        nearest = vouching and vouching.source and vouching.source.party == stance.party
        if how == "denies explicitly" and nearest and abs(value) < _SURE:
            value = _DENIED
        if abs(value) >= _SURE:
            yield Held(
                source_voice(stance.party, words, teller), value, _manner(stance, value, how)
            )


def _manner(stance: Stance, value: float, how: How) -> How:
    if value < 0:
        return "denies explicitly" if how == "denies explicitly" else "says the contrary"
    return "concedes" if how == "concedes" and stance.party is not None else "says so"


def _words_of(
    party: Party | None, vouching: Attribution | None, chain: Mapping[str, Attribution]
) -> str:
    """The words for a source: of the attribution whose source it is."""
    for item in ([vouching] if vouching else []) + list(chain.values()):
        if item.source and item.source.party == party:
            return item.source.text
    return vouching.source.text if vouching and vouching.source else ""


def cue_class(item: Attribution | None) -> How:
    """What the cue says of its content: denied, conceded, or said."""
    if item is None or item.cue is None:
        return "says so"
    return judge_cue(item.cue.text)


def judge_cue(cue: str) -> How:
    """What a cue's words say of what follows: "still denies", "did not deny", "admitted"."""
    table = load_claim_words()
    found = [match.group().lower() for match in _WORD.finditer(cue)]
    if any(word in table.negators or word.endswith(("n't", "n’t")) for word in found):
        return "says so"
    lemmas = {find_lemma(word, "VERB") for word in found}
    if lemmas & table.cues["deny"]:
        return "denies explicitly"
    return "concedes" if lemmas & table.cues["concede"] else "says so"
