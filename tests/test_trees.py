from __future__ import annotations

from pathlib import Path

import pytest

from tests.trees import parse_of
from warsan.reader.parse import NameSpan, Range

TREEBANK = Path(__file__).parents[2] / "shared/data/treebank/ewt-dev.conllu"

COMPACT = """
Moscow Moscow PROPN 3 nsubj Name=B-LOC
’s ’s PART 1 case
replied reply VERB 0 root
“ “ PUNCT 3 punct
No no INTJ 3 ccomp
” ” PUNCT 3 punct
. . PUNCT 3 punct

# newpar
He he PRON 2 nsubj
left leave VERB 0 root
"""


def test_compact_rows_give_offsets_that_slice_back() -> None:
    parse = parse_of(COMPACT)
    assert parse.text == "Moscow’s replied “No”.\n\nHe left"
    assert all(parse.text[t.start : t.end] == t.text for t in parse.tokens)
    assert parse.sentences == (Range(0, 7), Range(7, 9))
    assert parse.paragraphs == (Range(0, 7), Range(7, 9))
    assert parse.names == (NameSpan(0, 1, "LOC"),)
    assert parse.tokens[7].head == 8
    assert parse.tokens[8].head == 8


def test_a_treebank_file_is_read_whole() -> None:
    if not TREEBANK.exists():
        pytest.skip("no treebank beside the repository")
    blocks = TREEBANK.read_text(encoding="utf-8").split("\n\n")[:300]
    parse = parse_of("\n\n".join(blocks))
    assert all(parse.text[t.start : t.end] == t.text for t in parse.tokens)
    assert len(parse.sentences) == len([b for b in blocks if b.strip()])
