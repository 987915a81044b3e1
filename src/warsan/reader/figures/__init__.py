"""Quantities: what is counted, of whom, by whose claim."""
