"""Plain words for the model's values, the same in the terminal and on the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from warsan.codebook.parties import load_parties
from warsan.codebook.phrases import load_phrases
from warsan.model import Article, Event, Figure, Party, When
from warsan.views.events import is_counted

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2})(?::[\d.]+)?(\S*))?)?)?\Z")


def say_certainty(value: float) -> str:
    """The certainty in words: 3 is "certain", 0 "not known", -3 "certainly not"."""
    steps = load_phrases().certainty
    return next((step.words for step in steps if value >= step.floor), steps[-1].words)


def say_sureness(value: float) -> str:
    """The certainty in words and on its scale: "probable (+2)"."""
    return f"{say_certainty(value)} ({say_value(value)})"


def say_uncounted(event: Event) -> str:
    """Why an event adds nothing to a pair's words and deeds."""
    if is_counted(event):
        return "another copy of the text tells it, or its page has changed since"
    if event.certainty.decisive < 0:
        return f"{say_certainty(event.certainty.decisive)}: denied or doubted"
    frame = load_phrases().frames.get(event.frame)
    return frame.uncounted if frame else ""


def say_number(value: float) -> str:
    """A number as people write it, with thousands separated and a true minus: "11,000"."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    return text.replace("-", "−")


def say_value(value: float) -> str:
    """A signed value on the certainty scale, with a true minus: "+3", "−1.5", "0"."""
    return f"{value:+g}".replace("-", "−") if value else "0"


def say_frame(frame: str) -> str:
    """What a frame means for the event."""
    known = load_phrases().frames.get(frame)
    return known.words if known else frame


def say_day(value: str | None) -> str:
    """An ISO day or time as precise as it is written: "26 April 2022, 10:15 UTC"."""
    match = _ISO.match(value or "")
    if not match:
        return load_phrases().references.get(value or "", value or "undated")
    year, month, day, clock, zone = match.groups()
    if not month or not 1 <= int(month) <= 12:
        return year if not month else value or year
    name = f"{_MONTHS[int(month) - 1]} {year}"
    said = f"{int(day)} {name}" if day else name
    return said + (f", {clock} {_zone(zone)}".rstrip() if clock else "")


def say_when(when: When) -> str:
    """The days of an event; a range where it lasted or is known no better."""
    if not when.start:
        return say_day(when.end)
    if not when.end or when.end == when.start:
        return say_day(when.start)
    return f"{say_day(when.start)} to {say_day(when.end)}"


def say_range(figure: Figure) -> str:
    """The figure as far as known: "400", "200 to 300", "at least 11,000", "not counted"."""
    low, best, high = figure.low, figure.best, figure.high
    if low is not None and high is not None and low != high:
        return f"{say_number(low)} to {say_number(high)}"
    if best is not None:
        return say_number(best)
    if low is not None:
        return f"at least {say_number(low)}"
    return "not counted" if high is None else f"at most {say_number(high)}"


def say_km(kilometres: float) -> str:
    """A distance in whole kilometres, at least one: "25 km", "1,200 km"."""
    return f"{say_number(max(1, round(kilometres)))} km"


def say_reach(radii: Sequence[float]) -> str:
    """How far around a position events may lie: "within 25 km", "within 15 km to 438 km"."""
    low, high = (say_km(bound(radii, default=0)) for bound in (min, max))
    if not radii:
        return "reach not known"
    return f"within {low}" if low == high else f"within {low} to {high}"


def say_party(party: Party | None) -> str:
    """A party in full: person, office, organisation, country and sector as far as known."""
    if party is None:
        return "unresolved"
    parts = [part for part in (party.name, party.office, party.organisation) if part]
    code = " ".join(part for part in (party.country, party.sector) if part)
    return ", ".join([*parts, code] if code else parts) or "unresolved"


def say_code(code: str) -> str:
    """The name behind a party's code: "RUS" is Russia; a code without a name stays a code."""
    return load_parties().labels.get(code, code)


def say_genre(article: Article) -> str:
    """The genre where it is worth saying: plain news goes without."""
    return "" if article.genre == "news" else article.genre


def say_genre_reason(article: Article) -> str:
    """The genre with its probability and reason; "" where it came with the article."""
    if not article.genre_reason:
        return ""
    sure = f" ({article.genre_probability:.0%})" if article.genre_probability is not None else ""
    return f"{article.genre}{sure}: {article.genre_reason}"


def say_left_out(left_out: Mapping[str, int]) -> str:
    """What a pair leaves out: "Left out: 3 sentences from opinion and 1 from letters"."""
    names = load_phrases().genres
    parts = [f"{count} from {names.get(genre, genre)}" for genre, count in left_out.items()]
    if not parts:
        return ""
    first, _, rest = parts[0].partition(" ")
    parts[0] = f"{first} {'sentence' if first == '1' else 'sentences'} {rest}"
    listed = ", ".join(parts[:-1])
    return f"Left out: {listed + ' and ' if listed else ''}{parts[-1]}"


def say_byline(byline: str) -> str:
    """A byline as one reads it: "by Ida Lund", but "from our correspondents" as it stands."""
    first, _, rest = byline.strip().partition(" ")
    if first.lower() in {"by", "from"}:
        return f"{first.lower()} {rest}"
    return f"by {byline.strip()}"


def safe_link(url: str | None) -> str | None:
    """The address if it is plain http or https; None for anything else, such as javascript:."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return (url or "").strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def _zone(zone: str | None) -> str:
    return "UTC" if zone in {"Z", "+00:00"} else f"UTC{zone}" if zone else ""
