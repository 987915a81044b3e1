"""Trees for tests: a Parse from a few rows of CoNLL-U, without the trained reader."""

from __future__ import annotations

from warsan.model import Field
from warsan.reader.parse import NameSpan, Parse, Range, Token

Row = list[str]


def parse_of(conllu: str, field: Field = "body") -> Parse:
    """A Parse of one field from CoNLL-U, or from compact rows.

    A row is either the ten CoNLL-U columns, tab separated, or, separated by white space,
    FORM LEMMA UPOS HEAD DEPREL [MISC]. HEAD counts from 1 within the sentence, 0 is the root.
    A blank line ends a sentence. The text is that of ``# text = …`` where given, else it is
    rebuilt from the words with ``SpaceAfter=No`` (in MISC); compact rows also put no space
    before ``.,;:?!'s”)`` or after ``“(``. ``# newpar`` starts a paragraph.
    ``Name=B-PER`` / ``Name=I-PER`` in MISC gives the names, ``Inner=B-LOC`` those within them.
    """
    text, tokens, sentences, starts = "", list[Token](), list[Range](), list[int]()
    names, nested = list[NameSpan](), list[NameSpan]()
    for block in filter(str.strip, _blocks(conllu)):
        rows, given = _rows(block), _text(block)
        new_paragraph = not sentences or "# newpar" in block
        text += "" if not sentences else "\n\n" if new_paragraph else " "
        first = len(tokens)
        piece, offsets = _lay_out(rows, given)
        tokens += [_token(row, first, n, len(text), offsets[n]) for n, row in enumerate(rows)]
        names += _names(rows, first)
        nested += _names(rows, first, "Inner=")
        text += piece
        sentences.append(Range(first, len(tokens)))
        if new_paragraph:
            starts.append(first)
    paragraphs = [Range(a, b) for a, b in zip(starts, [*starts[1:], len(tokens)], strict=True)]
    return Parse(
        field,
        text,
        tuple(tokens),
        tuple(sentences),
        tuple(paragraphs),
        tuple(names),
        nested=tuple(nested),
        coarse=tuple(n for n in names if n.label in ("PER", "ORG", "LOC")),
    )


def _blocks(conllu: str) -> list[str]:
    lines = [line.strip() for line in conllu.strip().splitlines()]
    return "\n".join(lines).split("\n\n")


def _rows(block: str) -> list[Row]:
    """FORM LEMMA UPOS HEAD DEPREL MISC of every word."""
    found: list[Row] = []
    for line in block.splitlines():
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) == 10:
            if cells[0].isdigit():
                found.append([cells[1], cells[2], cells[3], cells[6], cells[7], cells[9]])
            continue
        cells = line.split()
        assert len(cells) in (5, 6), f"not a row: {line!r}"
        loose = [*cells, "_"][:6]
        found.append([*loose[:5], loose[5] + "|Loose"])
    assert found, f"no rows in {block!r}"
    return found


def _text(block: str) -> str | None:
    lines = [x for x in block.splitlines() if x.startswith("# text =")]
    return lines[0].partition("=")[2].strip() if lines else None


def _lay_out(rows: list[Row], given: str | None) -> tuple[str, list[tuple[int, int]]]:
    """The sentence and where each word stands in it."""
    text, offsets = given if given is not None else "", list[tuple[int, int]]()
    position = 0
    for number, row in enumerate(rows):
        if given is not None:
            start = given.index(row[0], position)
        else:
            text += "" if not number or not _space(rows[number - 1], row) else " "
            start, text = len(text), text + row[0]
        position = start + len(row[0])
        offsets.append((start, position))
    return text, offsets


def _space(left: Row, right: Row) -> bool:
    if "SpaceAfter=No" in left[5]:
        return False
    if "Loose" not in left[5]:
        return True
    clitic = right[0].lower() in ("'s", "’s", "'", "’", "n't", "n’t")
    return not (clitic or right[0] in ".,;:?!”)" or left[0] in "“(")


def _token(row: Row, first: int, number: int, base: int, offsets: tuple[int, int]) -> Token:
    form, lemma, upos, head, deprel, _ = row
    governor = first + (int(head) - 1 if head != "0" else number)
    start, end = base + offsets[0], base + offsets[1]
    return Token(start, end, form, lemma, upos, governor, deprel)


def _names(rows: list[Row], first: int, key: str = "Name=") -> list[NameSpan]:
    found: list[NameSpan] = []
    for number, row in enumerate(rows, first):
        tag = next((x[len(key) :] for x in row[5].split("|") if x.startswith(key)), "O")
        if tag.startswith("B-"):
            found.append(NameSpan(number, number + 1, tag[2:]))
        elif tag.startswith("I-") and found:
            found[-1] = NameSpan(found[-1].first, number + 1, found[-1].label)
    return found
