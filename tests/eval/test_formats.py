from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from warsan.errors import GoldError
from warsan.eval.formats.attribution_jsonl import read_attribution_jsonl
from warsan.eval.formats.brat import read_brat
from warsan.eval.formats.conllu import ConlluSentence, read_conllu
from warsan.eval.formats.iob import read_iob

Reader = Callable[[Path], Iterable[object]]


def row(index: str, form: str, head: str = "0", misc: str = "_", rel: str = "root") -> str:
    return "\t".join([index, form, form, "NOUN", "_", "_", head, rel, "_", misc])


def conllu(tmp_path: Path, *lines: str) -> list[ConlluSentence]:
    path = tmp_path / "gold.conllu"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(read_conllu(path))


def test_a_word_knows_its_governor_and_the_root_has_none(tmp_path: Path) -> None:
    (sentence,) = conllu(tmp_path, row("1", "ports", "2", rel="nsubj:pass"), row("2", "closed"))
    assert [(w.form, w.head, w.deprel) for w in sentence.words] == [
        ("ports", 1, "nsubj:pass"),
        ("closed", -1, "root"),
    ]


def test_a_multiword_token_leaves_its_space_to_its_last_word(tmp_path: Path) -> None:
    (sentence,) = conllu(
        tmp_path,
        "1-2\tdidn't" + "\t_" * 7 + "\tSpaceAfter=No",
        row("1", "did"),
        row("2", "n't", "1"),
        row("3", "."),
    )
    assert [w.space_after for w in sentence.words] == [False, False, True]


def test_empty_nodes_are_left_out(tmp_path: Path) -> None:
    (sentence,) = conllu(tmp_path, row("1", "a"), row("1.1", "ghost", "_"), row("2", "b", "1"))
    assert [w.form for w in sentence.words] == ["a", "b"]


def test_documents_and_paragraphs_carry_over_to_the_sentences_that_follow(tmp_path: Path) -> None:
    sentences = conllu(
        tmp_path,
        "# newdoc id = first", "# sent_id = s1", "# text = a", row("1", "a"), "",
        row("1", "b"), "",
        "# newpar", row("1", "c"), "",
        "# newdoc", row("1", "d"),
    )  # fmt: skip
    assert [(s.doc, s.newdoc, s.newpar) for s in sentences] == [
        ("first", True, True),
        ("first", False, False),
        ("first", False, True),
        ("document 2", True, True),
    ]
    assert (sentences[0].sent_id, sentences[0].text) == ("s1", "a")


def test_a_separator_that_only_unicode_knows_does_not_end_a_line(tmp_path: Path) -> None:
    (sentence,) = conllu(tmp_path, row("1", "a\u2028b"))
    assert sentence.words[0].form == "a\u2028b"


def iob(tmp_path: Path, text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    path = tmp_path / "gold.iob2"
    path.write_text(text, encoding="utf-8")
    return [(s.doc, s.tokens, s.tags) for s in read_iob(path)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv\tB-LOC\nfell\tO\n\nSo\tO\n", [("", ("Kyiv", "fell"), ("B-LOC", "O")),
                                             ("", ("So",), ("O",))]),
        ("# newdoc id = d\n1\tKyiv\tB-LOC\t-\tx\n", [("d", ("Kyiv",), ("B-LOC",))]),
        ("1-2\tdon't\t_\t-\n1\tdo\tO\t-\n2\tn't\tO\t-\n", [("", ("do", "n't"), ("O", "O"))]),
        ("#\tO\n#tag\tB-MISC\n", [("", ("#", "#tag"), ("O", "B-MISC"))]),
        ("1\tX\tB-OTH\t-\n2\tY\tB-O\t-\n", [("", ("X", "Y"), ("B-OTH", "B-O"))]),
    ],
    ids=["two columns", "UNER", "range", "hash is a token", "tags kept as they are"],
)  # fmt: skip
def test_both_shapes_of_iob_are_read(
    tmp_path: Path, text: str, expected: list[tuple[str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    assert iob(tmp_path, text) == expected


def brat(folder: Path, text: str, **annotations: str) -> Path:
    for part in ("text", "attributions"):
        (folder / part).mkdir(exist_ok=True)
    (folder / "text" / "doc.txt").write_bytes(text.encode())
    for annotator, lines in annotations.items():
        (folder / "attributions" / f"doc_{annotator}.ann").write_text(lines, encoding="utf-8")
    return folder


def test_fragments_and_links_are_read(tmp_path: Path) -> None:
    folder = brat(tmp_path, "Ann said yes, Bob no.",
                  a1="T1\tSource 0 3\tAnn\nT2\tContent 9 12;14 20\tyes Bob no\n"
                     "E1\tAttribution:T2 Source:T1 Content:T2\n#1\tNote T1\tsure?\n")  # fmt: skip
    (document,) = read_brat(folder)
    assert document.annotations[1].fragments == ((9, 12), (14, 20))
    assert document.links[0].roles == (("Attribution", "T2"), ("Source", "T1"), ("Content", "T2"))


def test_of_several_annotators_the_first_by_name_counts(tmp_path: Path) -> None:
    folder = brat(tmp_path, "Ann said.", b2="T1\tCue 4 8\tsaid\n", a1="T1\tSource 0 3\tAnn\n")
    (document,) = read_brat(folder)
    assert (document.id, document.annotations[0].label) == ("doc", "Source")


def test_a_covered_text_that_runs_over_a_line_end_is_no_error(tmp_path: Path) -> None:
    folder = brat(tmp_path, "Ann\nsaid.", a1="T1\tContent 0 8\tAnn\nsaid\nT2\tCue 4 8\tsaid\n")
    assert len(next(iter(read_brat(folder))).annotations) == 2


def test_carriage_returns_count_in_offsets(tmp_path: Path) -> None:
    (document,) = read_brat(brat(tmp_path, "Ann\r\nsaid.", a1="T1\tCue 5 9\tsaid\n"))
    assert document.text[5:9] == "said"


def test_lines_with_one_id_are_one_document(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    line = '{"id": "%s", "tokens": ["Ann", "said"], "labels": ["B-source", "B-cue"]}\n'
    path.write_text(line % "a" + line % "a" + line % "b", encoding="utf-8")
    assert [(d.id, len(d.paragraphs)) for d in read_attribution_jsonl(path)] == [("a", 2), ("b", 1)]


@pytest.mark.parametrize(
    ("reader", "text", "line", "wrong"),
    [
        (read_conllu, row("1", "a") + "\nword\n", 2, "1 columns"),
        (read_conllu, row("2", "a"), 1, "word id '2'"),
        (read_conllu, row("1", "a", "7"), 1, "head '7'"),
        (read_conllu, row("1", "a", "x"), 1, "head 'x'"),
        (read_iob, "Kyiv\tB-LOC\nfell\tLOC\n", 2, "'LOC' is no IOB2 tag"),
        (read_iob, "Kyiv B-LOC\n", 1, "1 columns"),
        (read_attribution_jsonl, '{"id": "a", "tokens": ["x"], "labels": []}', 1, "0 labels"),
        (read_attribution_jsonl, '{"id": "a", "tokens": ["x"], "labels": ["B-verb"]}', 1, "B-verb"),
        (read_attribution_jsonl, "\n{not json", 2, "malformed"),
    ],
)
def test_bad_input_is_refused_naming_file_and_line(
    tmp_path: Path, reader: Reader, text: str, line: int, wrong: str
) -> None:
    path = tmp_path / "gold"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError) as refused:
        list(reader(path))
    assert f"{path}:{line}: " in refused.value.message
    assert wrong in refused.value.message


@pytest.mark.parametrize("reader", [read_conllu, read_iob, read_attribution_jsonl])
def test_a_file_that_is_not_utf8_is_refused_with_the_line(tmp_path: Path, reader: Reader) -> None:
    path = tmp_path / "gold"
    path.write_bytes(b"\n\xff\xfe\n")
    with pytest.raises(GoldError, match="gold:2: not UTF-8"):
        list(reader(path))


@pytest.mark.parametrize("reader", [read_conllu, read_iob, read_attribution_jsonl, read_brat])
def test_a_missing_file_is_refused(tmp_path: Path, reader: Reader) -> None:
    with pytest.raises(GoldError, match="absent"):
        list(reader(tmp_path / "absent"))


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ("T1\tCue 4 99\tsaid\n", "no span of a text of 9"),
        ("T1\tCue 4 x\tsaid\n", "no pair of offsets"),
        ("said\n", "no brat annotation"),
        ("T1\tCue 4 8\tsaid\nE1\tCue:T9\n", "names Cue:T9"),
    ],
)
def test_bad_annotations_are_refused(tmp_path: Path, lines: str, wrong: str) -> None:
    with pytest.raises(GoldError, match=wrong):
        list(read_brat(brat(tmp_path, "Ann said.", a1=lines)))


def test_annotations_without_their_text_are_refused(tmp_path: Path) -> None:
    folder = brat(tmp_path, "Ann said.", a1="")
    (folder / "text" / "doc.txt").unlink()
    with pytest.raises(GoldError, match="no text for these annotations"):
        list(read_brat(folder))
