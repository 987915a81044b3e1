"""Scores what the reader says each word heads a mention of, on GUM's entity layer.

    python -m training.entities_score [PATH]

A head counts as right with the right kind; `heads` asks only whether the word heads a mention.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from training.entities import find_kinds
from warsan.eval.documents import conllu_text, group_conllu
from warsan.eval.formats.conllu import read_conllu
from warsan.eval.names import name_shares
from warsan.eval.spans import Agreement, LabelSpan, compare_spans
from warsan.reader.encoder.words import load_encoder

DEV = Path("../shared/data/treebank/gum-open-dev.conllu")


def score_entities(path: Path) -> dict[str, object]:
    """F1 of mention heads over all kinds and `per_type`, and `heads` without the kind.

    Everything is None where the file has no entities; f1 is 0 from a model without that head.
    """
    gold: list[str] = []
    found: list[str] = []
    for sentences in group_conllu(read_conllu(path)):
        text = conllu_text(sentences)
        read = load_encoder().read_words(text.words, text.paragraphs, text.sentences)
        kinds = read.kinds or ("none",) * len(text.words)
        for sentence, place in zip(sentences, text.sentences, strict=True):
            own = find_kinds(sentence)
            gold.extend(own)
            found.extend(kinds[place.first : place.last] if own else ())
    labels = sorted({*gold, *found} - {"none"})
    total = compare_spans(_heads(gold), _heads(found), labels)
    return {**name_shares(total), "heads": _any_kind(gold, found)}


def _heads(kinds: list[str]) -> list[LabelSpan]:
    return [LabelSpan(at, at + 1, kind) for at, kind in enumerate(kinds) if kind != "none"]


def _any_kind(gold: list[str], found: list[str]) -> dict[str, float | int] | None:
    heads = [[kind != "none" for kind in kinds] for kinds in (gold, found)]
    right = sum(a and b for a, b in zip(*heads, strict=True))
    agreement = Agreement(right, sum(heads[1]), sum(heads[0]))
    if not agreement.gold:
        return None
    return {"p": agreement.p, "r": agreement.r, "f1": agreement.f1, "n": agreement.gold}


def main() -> None:
    """The command: one JSON object."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEV
    print(msgspec.json.encode(score_entities(path)).decode())


if __name__ == "__main__":
    main()
