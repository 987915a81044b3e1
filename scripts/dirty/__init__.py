"""Clean passages, known ways to spoil them, and what a finding may become when they are spoilt."""
