"""The words of a pair are marked by their shapes alone."""

from warsan.reader.encoder.net import load_net
from warsan.reader.encoder.pairs import SHAPES, mark_pair
from warsan.reader.text.tokens import find_tokens

SENTENCE = "Vostok's army shelled Westmark."


def sides(actor: str, recipient: str) -> list[int]:
    """The side of each word's first piece: 0 none, 1 who acts, 2 on whom."""
    spans = [(SENTENCE.find(w), SENTENCE.find(w) + len(w)) for w in (actor, recipient)]
    pieces = load_net().pieces
    tokens = find_tokens(SENTENCE)
    marked = mark_pair(SENTENCE, tokens, spans[0], spans[1], pieces)
    _, shapes, first = pieces.row([SENTENCE[a:b] for a, b in tokens])
    assert [s % SHAPES for s in marked.shapes] == list(shapes)
    return [marked.shapes[at] // SHAPES for at in first]


def test_all_words_of_a_side_are_marked() -> None:
    assert sides("Vostok's army", "Westmark") == [1, 1, 1, 0, 2, 0]


def test_where_the_sides_overlap_the_recipient_counts() -> None:
    assert sides("Vostok's army", "army") == [1, 1, 2, 0, 0, 0]
