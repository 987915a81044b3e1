"""Readings in the forms of other software. Floor 7."""

from warsan.exports.spacy import to_spacy

__all__ = ["to_spacy"]
