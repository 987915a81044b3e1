"""Readers of public gold formats, one format a file, streaming; they raise `GoldError`."""
