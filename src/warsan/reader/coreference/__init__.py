"""Which noun phrases of one text speak of the same: candidates, scores, chains."""
