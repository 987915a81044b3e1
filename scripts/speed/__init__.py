"""How fast the whole reading is, where its time goes, and what a floor of spaCy rules takes."""
