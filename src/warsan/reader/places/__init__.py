"""Places that a text names: which they are, and how the text relates to them."""
