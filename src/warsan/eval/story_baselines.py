"""What stories are measured against: TF-IDF, MinHash, and no joining at all.

Both baselines join what lies within three days and is alike enough, and with it what is joined to
that (single link). Their thresholds are the best on the tuning half of
eval/judged/stories-2022.jsonl of those that join anything there; docs/stories.md also has what
hindsight would give.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from warsan.eval.formats.story_files import StoryGold
from warsan.linking.groups import Groups
from warsan.linking.happenings import WINDOW
from warsan.linking.likeness import WordIndex
from warsan.linking.texts import words_of

TFIDF_LEAST = 0.34
MINHASH_LEAST = 0.1
_STEP = 256
_RUN, _MINIMA, _SEED = 3, 128, 1
Near = tuple[int, int, float]  # two places in the list, and how alike


def join_singletons(articles: Sequence[StoryGold]) -> dict[str, str]:
    """Every article a story of its own."""
    return {one.id: one.id for one in articles}


def join_near(articles: Sequence[StoryGold], pairs: Iterator[Near], least: float) -> dict[str, str]:
    """Single link over pairs that are alike enough."""
    groups = Groups(one.id for one in articles)
    for first, second, likeness in pairs:
        if likeness >= least:
            groups.join(articles[first].id, articles[second].id)
    return {one.id: groups.find(one.id) for one in articles}


def compare_tfidf(articles: Sequence[StoryGold]) -> Iterator[Near]:
    """Cosines of TF-IDF vectors (log counts, smoothed IDF of the file) of title and body."""
    texts = [Counter(words_of(f"{one.title}\n{one.body}")) for one in articles]
    having = Counter(word for text in texts for word in text)
    rarity = {word: math.log((1 + len(texts)) / (1 + n)) + 1 for word, n in having.items()}
    vectors = [{w: (1 + math.log(n)) * rarity[w] for w, n in text.items()} for text in texts]
    ordered = sorted(range(len(articles)), key=lambda place: articles[place].day)
    for start in range(0, len(ordered), _STEP):
        new = ordered[start : start + _STEP]
        first = articles[new[0]].day
        near = [i for i in ordered[:start] if (first - articles[i].day).days <= WINDOW] + new
        index = WordIndex()
        for place in near:
            index.add(vectors[place])
        for number in range(len(near) - len(new), len(near)):
            for other, likeness in enumerate(index.to_others(number)):
                if _is_near(articles[near[number]], articles[near[other]]):
                    yield near[number], near[other], float(likeness)


def compare_minhash(articles: Sequence[StoryGold]) -> Iterator[Near]:
    """Jaccard similarity of three-word shingles of title and body, as 128 minima estimate it."""
    minima = np.array([_minima(f"{one.title}\n{one.body}") for one in articles])
    days = np.array([one.day.toordinal() for one in articles])
    for place in range(1, len(articles)):
        near = np.flatnonzero(np.abs(days[:place] - days[place]) <= WINDOW)
        alike = (minima[near] == minima[place]).mean(axis=1)
        for other, likeness in zip(near.tolist(), alike.tolist(), strict=True):
            yield place, other, likeness


def _minima(text: str) -> NDArray[np.uint32]:
    words = words_of(text)
    runs = {" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))}
    found = RMinHash(num_perm=_MINIMA, seed=_SEED)
    found.update(sorted(runs))
    return np.asarray(found.digest(), dtype=np.uint32)


def _is_near(one: StoryGold, other: StoryGold) -> bool:
    return abs((one.day - other.day).days) <= WINDOW
