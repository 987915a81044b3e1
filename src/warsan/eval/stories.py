"""Stories against gold: B-cubed, beside what the baselines reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from warsan.eval.formats.story_files import StoryGold
from warsan.eval.story_baselines import (
    MINHASH_LEAST,
    TFIDF_LEAST,
    compare_minhash,
    compare_tfidf,
    join_near,
    join_singletons,
)
from warsan.linking.given import join_given
from warsan.linking.texts import text_of_article
from warsan.model import Article, Genre
from warsan.sources.draft import Draft
from warsan.sources.genres import judge_genre

Joined = Mapping[str, str]


def score_stories(articles: Sequence[StoryGold]) -> dict[str, object]:
    """B-cubed F1 of the stories that Warsan makes of the articles, and of the baselines.

    Where the file parts what was fitted from what was not, the keys of each half
    ("report_bcubed_f1") stand beside those of the whole.
    """
    systems = {
        "bcubed": _join(articles),
        "baseline_tfidf": join_near(articles, compare_tfidf(articles), TFIDF_LEAST),
        "baseline_minhash": join_near(articles, compare_minhash(articles), MINHASH_LEAST),
        "baseline_singletons": join_singletons(articles),
    }
    scores = _scores(articles, systems, "")
    for half in sorted({one.half for one in articles if one.half}):
        scores |= _scores([one for one in articles if one.half == half], systems, f"{half}_")
    return scores | {"n": len(articles), "stories": len({one.story for one in articles})}


def bcubed(articles: Sequence[StoryGold], found: Joined) -> tuple[float, float, float]:
    """Precision, recall and F1, each the mean over articles (Bagga and Baldwin 1998)."""
    gold = Counter(one.story for one in articles)
    made = Counter(found[one.id] for one in articles)
    both = Counter((found[one.id], one.story) for one in articles)
    shared = [both[found[one.id], one.story] for one in articles]
    n = len(articles) or 1
    p = sum(s / made[found[one.id]] for s, one in zip(shared, articles, strict=True)) / n
    r = sum(s / gold[one.story] for s, one in zip(shared, articles, strict=True)) / n
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _scores(
    articles: Sequence[StoryGold], systems: Mapping[str, Joined], prefix: str
) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, joined in systems.items():
        p, r, f1 = bcubed(articles, joined)
        if name == "bcubed":
            found |= {f"{prefix}bcubed_f1": f1, f"{prefix}bcubed_p": p, f"{prefix}bcubed_r": r}
        else:
            found[f"{prefix}{name}"] = f1
    return found


def _join(articles: Sequence[StoryGold]) -> Joined:
    days = {one.id: one.day for one in articles}
    return join_given([text_of_article(_plain(one)) for one in articles], days)


def _genre(one: StoryGold) -> Genre:
    paragraphs = tuple(one.body.split("\n\n"))
    return judge_genre(Draft(paragraphs, page="", title=one.title or None)).value


def _plain(one: StoryGold) -> Article:
    return Article(
        id=one.id, outlet=None, title=one.title, standfirst=None, byline=None,
        published=one.day.isoformat(), language="en", genre=_genre(one), url=None, body=one.body,
    )  # fmt: skip
