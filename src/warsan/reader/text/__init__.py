"""Words, sentences and lemmas of a text; offsets exact on any input."""
