"""Scores the reader on gold files in their public formats: `warsan eval TASK PATH`."""
