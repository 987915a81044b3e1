"""What kind of text a page is: by how it calls itself, else by how its text speaks."""

from __future__ import annotations

import math
from dataclasses import dataclass

from warsan.codebook.genre_words import CueWeight, load_genre_weights, load_genre_words
from warsan.model import Genre
from warsan.sources.draft import Draft
from warsan.sources.genre_cues import find_genre_cues
from warsan.sources.named_genres import find_named_genres

# Beyond three spreads an odd text (a poem, a table) would carry the verdict alone.
_MOST_SPREADS = 3.0
# One of the texts that the weights were trained on is shorter: shares of so few words say little.
_FEWEST_WORDS = 50
_NAMED_CUES = 3  # how many a reason names


@dataclass(frozen=True, slots=True)
class GenreVerdict:
    """What kind of text a page is.

    Attributes:
        value: The genre; "news" where the text is not surely anything else.
        probability: How often such a verdict was right (0 to 1), by cross-validation.
        reason: Why, in a sentence.
    """

    value: Genre
    probability: float
    reason: str


def judge_genre(draft: Draft) -> GenreVerdict:
    """The genre that the page gives itself; else the likeliest by its text, if that is likely.

    What a page says of itself wins (`data/pages/genres.tsv`). Without, the cues of the text are
    weighed (`data/pages/genre_weights.tsv`). A genre other than news must reach the probability
    that the table asks for; else the text is kept as news, which is what most texts are, and the
    reason names the other genre.
    """
    weights = load_genre_weights()
    named = find_named_genres(draft)
    if named and not named[0].hint:
        return GenreVerdict(named[0].genre, weights.named, named[0].reason)
    if sum(len(line.split()) for line in draft.paragraphs) < _FEWEST_WORDS:
        return GenreVerdict("news", weights.usual, "too short to tell by how it speaks")
    cues = find_genre_cues(draft.title, draft.paragraphs)
    shares = _weigh(cues)
    other = 1 - shares["news"]
    if named and other >= weights.least:
        return GenreVerdict(named[0].genre, round(other, 3), named[0].reason)
    best, rival = sorted(shares, key=lambda genre: shares[genre], reverse=True)[:2]
    if shares[best] >= weights.least:
        reason = f"reads as {best} and not as {rival}: {_say_cues(cues, best, rival)}"
        return GenreVerdict(best, round(shares[best], 3), reason)
    reason = (
        f"not sure whether it is {best} ({shares[best]:.0%}) or {rival} ({shares[rival]:.0%}), "
        f"so it is kept as news; for {best}: {_say_cues(cues, best, rival)}"
    )
    return GenreVerdict("news", round(shares["news"], 3), reason)


def _weigh(cues: dict[str, float]) -> dict[Genre, float]:
    """The probability of each genre."""
    weights = load_genre_weights()
    scores = {
        genre: start + sum(_spreads(one, cues) * one.weights[genre] for one in weights.cues)
        for genre, start in weights.bias.items()
    }
    most = max(scores.values())
    raised = {genre: math.exp(score - most) for genre, score in scores.items()}
    total = sum(raised.values())
    return {genre: value / total for genre, value in raised.items()}


def _spreads(one: CueWeight, cues: dict[str, float]) -> float:
    far = (cues[one.cue] - one.middle) / one.spread
    return min(max(far, -_MOST_SPREADS), _MOST_SPREADS)


def _say_cues(cues: dict[str, float], best: Genre, rival: Genre) -> str:
    """The cues that speak most for one genre against another."""
    words, weighed = load_genre_words(), list[tuple[float, str]]()
    for one in load_genre_weights().cues:
        far = _spreads(one, cues)
        name = words.high[one.cue] if far > 0 else words.low[one.cue]
        weighed.append((far * (one.weights[best] - one.weights[rival]), name))
    strongest = sorted(weighed, reverse=True)[:_NAMED_CUES]
    return "; ".join(name for weight, name in strongest if weight > 0) or "no cue speaks for it"
