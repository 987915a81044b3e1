"""Trains the weights by which the genre of a text is judged: writes data/pages/genre_weights.tsv.

    python -m training.genres [--data ../shared/data] [--vectors] [--write]

Rows: the tuning half of eval/judged/genres-2022.jsonl, eval/judged/genres-press.jsonl (texts that
the reader is trained on too), and reviews invented for this project; without digests that their
title gives away, whose text is that of news. Prints what ten-fold cross-validation says, with
`--vectors` also for cues and mean word vectors together. Needs numpy only.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.genre_rows import Text, read_texts
from training.genre_vectors import mean_vectors
from training.logistic import Fit, fit, predict
from warsan.codebook.genre_words import GENRES
from warsan.sources.draft import Draft
from warsan.sources.genre_cues import find_genre_cues
from warsan.sources.named_genres import find_named_genre

Array = NDArray[np.float64]
TABLE = Path("src/warsan/data/pages/genre_weights.tsv")
FOLDS = 10
STRENGTHS = (1.0, 3.0, 10.0, 30.0)  # of the ridge; chosen by log-loss in cross-validation
# The lowest at which, in cross-validation, 85 of 100 texts said to be no news are rightly so named.
LEAST = 0.6
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
HEAD = """\
# Weights of the classifier of genres, a multinomial logistic regression over the cues of
# genre_cues.tsv: middle and spread of each cue over the training texts, then what one spread
# above the middle adds to each genre's log-odds. "(least)" is the probability that another genre
# than news needs, "(named)" how often a page's own word for itself is right, "(usual)" the share
# of news where it does not say. Written by
# `python -m training.genres --write`; do not edit by hand.
# Source: trained by the Warsan project on texts judged by it (eval/judged/genres.md).
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line above."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--vectors", action="store_true", help="add mean word vectors")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args(arguments)
    every = read_texts(options.data)
    texts = [text for text in every if not is_titled_digest(text)]
    values, names = cue_values(texts)
    if options.vectors:
        values = np.hstack([values, mean_vectors([t.body for t in texts])])
    gold = np.array([GENRES.index(text.genre) for text in texts])
    best = min(
        STRENGTHS, key=lambda strength: log_loss(validate(texts, values, gold, strength), gold)
    )
    report(texts, validate(texts, values, gold, best), gold, best)
    if options.write and not options.vectors:
        written = table(fit(values, gold, len(GENRES), best), names, every)
        TABLE.write_text(written, encoding="utf-8")
    return 0


def is_titled_digest(text: Text) -> bool:
    """Whether the title calls it a digest, as rules see before anything is weighed."""
    return text.genre == "digest" and find_named_genre(draft_of(text)) == "digest"


def draft_of(text: Text) -> Draft:
    """A page with nothing on it but title and body."""
    return Draft(paragraphs=text.paragraphs, page="", title=text.title)


def cue_values(texts: Sequence[Text]) -> tuple[Array, tuple[str, ...]]:
    """A row of cues a text, and the cues' names."""
    rows = [find_genre_cues(text.title, text.paragraphs) for text in texts]
    names = tuple(rows[0])
    return np.array([[row[name] for name in names] for row in rows]), names


def validate(
    texts: Sequence[Text], values: Array, gold: NDArray[np.int_], strength: float
) -> Array:
    """Probabilities of each text by a fit that has not seen its fold; copies share a fold."""
    folds = np.array([int(text.key[:8], 16) % FOLDS for text in texts])
    found = np.zeros((len(texts), len(GENRES)))
    for fold in range(FOLDS):
        held = folds == fold
        found[held] = predict(fit(values[~held], gold[~held], len(GENRES), strength), values[held])
    return found


def log_loss(found: Array, gold: NDArray[np.int_]) -> float:
    """Mean surprise in nats."""
    return float(-np.log(np.maximum(found[np.arange(len(gold)), gold], 1e-9)).mean())


def report(texts: Sequence[Text], found: Array, gold: NDArray[np.int_], strength: float) -> None:
    """Print how well the cross-validated probabilities do, by corpus, and at several thresholds."""
    right = found.argmax(1) == gold
    say = sys.stdout.write
    say(f"ridge {strength:g}: log-loss {log_loss(found, gold):.3f}, right {right.mean():.3f}\n")
    for corpus in dict.fromkeys(text.corpus for text in texts):
        own = np.array([text.corpus == corpus for text in texts])
        loss = log_loss(found[own], gold[own])
        say(f"  {corpus}: {own.sum()} texts, log-loss {loss:.3f}, right {right[own].mean():.3f}\n")
    for number, genre in enumerate(GENRES):
        own, said = gold == number, found.argmax(1) == number
        say(f"  {genre}: of {own.sum()} found {(own & said).sum()}, said {said.sum()}\n")
    for low, high in pairwise(BINS):
        own = (found.max(1) >= low) & (found.max(1) < high)
        mean, share = (x[own].mean() if own.any() else 0 for x in (found.max(1), right))
        say(f"  {low:.1f} to {high:.1f}: {own.sum()} texts, mean {mean:.2f}, right {share:.2f}\n")
    for least in (0.4, 0.5, 0.6, 0.7, 0.8):
        kept = np.where(found.max(1) >= least, found.argmax(1), 0)
        other = kept > 0
        say(f"  least {least}: right {(kept == gold).mean():.3f}, ")
        say(f"not news {other.sum()}, of these right {(kept == gold)[other].mean():.3f}\n")


def share_named(texts: Sequence[Text]) -> float:
    """How often the genre that a title names is the right one: Laplace's rule of succession."""
    named = [(find_named_genre(draft_of(text)), text.genre) for text in texts]
    said = [name == genre for name, genre in named if name]
    return (sum(said) + 1) / (len(said) + 2)


def share_news(texts: Sequence[Text]) -> float:
    """The share of news among the articles of war2022 whose title names no genre."""
    own = [t.genre for t in texts if t.corpus == "war2022" and not find_named_genre(draft_of(t))]
    return own.count("news") / len(own)


def table(found: Fit, names: Sequence[str], texts: Sequence[Text]) -> str:
    """The weights as the file that `warsan.codebook.genre_words` reads."""
    lines = ["\t".join(("cue", "middle", "spread", *GENRES))]
    settings = {"(least)": LEAST, "(named)": share_named(texts), "(usual)": share_news(texts)}
    for name, value in settings.items():
        lines.append("\t".join([name, f"{value:.3f}", "1", *["0"] * len(GENRES)]))
    lines.append("\t".join(["(bias)", "0", "1", *(f"{x:.3f}" for x in found.bias)]))
    for name, middle, spread, row in zip(
        names, found.middle, found.spread, found.weights.T, strict=True
    ):
        cells = (name, f"{middle:.4f}", f"{spread:.4f}", *(f"{x:.3f}" for x in row))
        lines.append("\t".join(cells))
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
