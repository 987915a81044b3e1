"""Readings of a dispute, made by hand: a charge and its denial, two figures, a third outlet."""

from __future__ import annotations

from typing import Any

from tests.readings import make_article, make_event, make_reading, make_source, party, say
from warsan.model import Article, Attribution, Certainty, Figure, Place, Reading, Stance, When

SHELLED = "Vostok shelled the glass factory at Dorn"
GOV = {"NATO": party("NATO", sector="GOV"), "RUS": party("RUS", sector="GOV")}


def disputed_readings() -> list[Reading]:
    """Westmark charges and counts, Vostok denies and counts, a third tells it as a fact."""
    return [
        told_by("Westmark", "NATO", "said that", 3.0, 120, outlet="Harbour Post",
                published="2022-04-10"),
        told_by("Moscow", "RUS", "denied that", -3.0, 45, outlet="Northwire",
                published="2022-04-12"),
        told_as_fact(),
    ]  # fmt: skip


def told_by(source: str, code: str, cue: str, value: float, killed: int, **values: Any) -> Reading:
    """An article in which a source says of the shelling what it holds, and gives its losses."""
    article = make_article(
        f"{source} {cue} {SHELLED} on Sunday. {source} added that {killed} soldiers were killed.",
        title=f"{source} speaks of Dorn", url=f"https://{code}.example/dorn", **values,
    )  # fmt: skip
    speaker = GOV[code]
    said = Attribution(id="a1", source=make_source(article, source, speaker),
                       cue=say(article, cue.partition(" ")[0]), content=(say(article, SHELLED),),
                       kind="report")  # fmt: skip
    added = Attribution(id="a2", source=make_source(article, source, speaker),
                        cue=say(article, "added"), content=(say(article, f"{killed} soldiers"),),
                        kind="report")  # fmt: skip
    by = (Stance(party=None, value=0.0), Stance(party=speaker, value=value))
    event = shelling(article, certainty=Certainty(value=0.0, reason="said by another", by=by),
                     attribution="a1")  # fmt: skip
    figure = Figure(
        id="f1", low=killed, best=killed, high=killed, unit="person", counts="soldier",
        of=party("RUS", sector="MIL"), claimed_by=speaker, span=say(article, str(killed)),
        attribution="a2",
    )  # fmt: skip
    return make_reading(article, attributions=(said, added), events=(event,), figures=(figure,))


def told_as_fact() -> Reading:
    """An outlet that tells the shelling in its own voice."""
    article = make_article(f"{SHELLED} before dawn on Sunday.", title="Dorn under fire",
                           outlet="The Fjord Mail", url="https://fjord.example/dorn",
                           published="2022-04-13")  # fmt: skip
    sure = Certainty(value=3.0, reason="stated", by=(Stance(party=None, value=3.0),))
    return make_reading(article, events=(shelling(article, certainty=sure),))


def shelling(article: Article, **values: Any) -> Any:
    """The event at Dorn."""
    dorn = Place(span=say(article, "Dorn"), name="Dorn", lat=50.0, lon=30.0, country="UKR",
                 geonameid=1, kind="city")  # fmt: skip
    when = When(start="2022-04-10", end="2022-04-10", precision="day", assumed=False)
    return make_event(article, "e1", "ASSAULT", "shelled", party("RUS", sector="MIL"), None,
                      where=dorn, when=when, **values)  # fmt: skip
