"""Our own gold of events: drawing, sheets to annotate, collecting, loading, agreement.

`training/annotations/README.md` is its data card, `GUIDELINE.md` says what is annotated.
"""
