"""Trains the reader. Stands outside the package and imports down into it.

python -m training.prepare    corpora -> .training/examples.pkl
python -m training.train      examples -> .training/checkpoint.pt (resumes by itself)
python -m training.export     checkpoint -> src/warsan/data/model/*
python -m training.score      scores the exported model on the dev halves
"""
