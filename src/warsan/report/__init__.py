"""How findings are said: one wording for terminal and pages. Floor 7."""
