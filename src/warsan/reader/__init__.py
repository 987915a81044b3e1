"""From an article to everything found in it. A pure function: no clock, no files, no state."""
