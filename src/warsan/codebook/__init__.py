"""Loads and checks what Warsan knows: the tables under `warsan/data`."""
