"""Spoilers that put words of the page between the sentences: captions, credits, bylines, boxes.

The people in them do not exist, nor does the outlet Northwire.
"""

from __future__ import annotations

from random import Random

from scripts.dirty.spoiled import Edit, Spoiled

_CAPTIONS = (
    "Rescue workers clear the rubble in Warsaw. Photograph: Lena Brandt/Northwire",
    "A soldier at a checkpoint in Peru. Photo by Tom Hale",
    "Delegates of Norway arrive for the talks. (Lena Brandt/Northwire)",
    "A view of the harbour of Lisbon [Tom Hale/Northwire]",
    "Image: A Kenyan tank on parade. Credit: Reuters",
    "File photo: the Cuban foreign ministry",
)
_BYLINES = (
    "By Lena Brandt in Lisbon",
    "Lena Brandt and Tom Hale, Reuters",
    "Written by Tom Hale | 3 June 2024",
    "Tom Hale is our correspondent in Peru.",
    "Reporting by Lena Brandt; editing by Tom Hale",
)
_BOXES = (
    "Read more: Chile thanks Peru for its help",
    "Advertisement",
    "Sign up to our newsletter",
    "Share on Facebook",
    "Related: Norway warns Iceland over cod",
    "Story continues below",
)


def spoil_captions(spoiled: Spoiled, rng: Random) -> Spoiled:
    """A caption on a line of its own between sentences."""
    return _inserted(spoiled, rng, _CAPTIONS, "\n\n{}\n\n")


def spoil_inline_captions(spoiled: Spoiled, rng: Random) -> Spoiled:
    """A caption in the running text."""
    return _inserted(spoiled, rng, _CAPTIONS, " {}")


def spoil_bylines(spoiled: Spoiled, rng: Random) -> Spoiled:
    """A byline on a line of its own between sentences."""
    return _inserted(spoiled, rng, _BYLINES, "\n\n{}\n\n")


def spoil_inline_bylines(spoiled: Spoiled, rng: Random) -> Spoiled:
    """A byline in the running text."""
    return _inserted(spoiled, rng, _BYLINES, " {}")


def spoil_boxes(spoiled: Spoiled, rng: Random) -> Spoiled:
    """Pointers to other articles, advertisements and buttons between sentences."""
    return _inserted(spoiled, rng, _BOXES, "\n{}\n")


def _inserted(spoiled: Spoiled, rng: Random, texts: tuple[str, ...], frame: str) -> Spoiled:
    ends = spoiled.sentence_ends()
    chosen = [at for at in ends if rng.random() < 0.6] or ends[:1]
    return spoiled.edited(Edit(at, at, frame.format(rng.choice(texts)), junk=True) for at in chosen)
