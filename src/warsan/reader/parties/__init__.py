"""Names, descriptions and pronouns, and the parties they stand for."""
