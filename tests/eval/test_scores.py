"""Hand-made gold and predictions, and the scores they earn."""

import pytest

from warsan.errors import GoldError
from warsan.eval.attributions import role_shares, score_roles, score_triples
from warsan.eval.documents import (
    Prediction,
    Triple,
    conllu_text,
    group_conllu,
    group_iob,
    tagged_text,
)
from warsan.eval.formats.attribution_jsonl import AttributionDocument, TaggedParagraph
from warsan.eval.formats.brat import BratAnnotation, BratDocument, BratLink
from warsan.eval.formats.conllu import ROOT, UNKNOWN, ConlluSentence, ConlluWord
from warsan.eval.formats.iob import IobSentence
from warsan.eval.names import find_scheme, name_shares, score_names
from warsan.eval.parse import score_parse
from warsan.eval.role_tags import ROLES, tag_roles, tag_triples
from warsan.eval.spans import Agreement, LabelSpan, decode_parts, decode_spans
from warsan.reader.parse import Range


def spans(text: str) -> tuple[LabelSpan, ...]:
    """ "0-2 PER, 3-4 LOC" as spans."""
    found = []
    for part in filter(None, text.split(", ")):
        place, label = part.split()
        first, last = place.split("-")
        found.append(LabelSpan(int(first), int(last), label))
    return tuple(found)


def prediction(
    upos: str = "",
    heads: tuple[int, ...] = (),
    rels: str = "",
    newswire: str = "",
    uner: str = "",
) -> Prediction:
    return Prediction(
        tuple(upos.split()), heads, tuple(rels.split()), spans(newswire), spans(uner), ()
    )


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("", ""),
        ("O O", ""),
        ("B-PER I-PER O B-LOC", "0-2 PER, 3-4 LOC"),
        ("B-PER B-PER", "0-1 PER, 1-2 PER"),
        ("B-PER I-LOC", "0-1 PER, 1-2 LOC"),
        ("I-PER I-PER O", "0-2 PER"),
        ("O B-O", "1-2 O"),
    ],
)
def test_tags_decode_to_spans(tags: str, expected: str) -> None:
    assert tuple(decode_spans(tags.split())) == spans(expected)


def test_no_span_crosses_from_one_part_into_the_next() -> None:
    assert tuple(decode_parts([["O", "B-cue"], ["I-cue"]])) == spans("1-2 cue, 2-3 cue")


@pytest.mark.parametrize(
    ("agreement", "p", "r", "f1"),
    [
        (Agreement(1, 2, 4), 0.5, 0.25, 1 / 3),
        (Agreement(0, 0, 3), 0.0, 0.0, 0.0),
        (Agreement(0, 3, 0), 0.0, 0.0, 0.0),
        (Agreement(), 0.0, 0.0, 0.0),
    ],
)
def test_shares_of_agreement(agreement: Agreement, p: float, r: float, f1: float) -> None:
    assert (agreement.p, agreement.r, agreement.f1) == pytest.approx((p, r, f1))


def sentence(*words: tuple[str, int, str]) -> ConlluSentence:
    return ConlluSentence(tuple(ConlluWord("w", upos, head, rel) for upos, head, rel in words))


def test_a_parse_is_scored_on_all_tokens_without_subtypes() -> None:
    gold = [
        sentence(("NOUN", 1, "nsubj:pass"), ("VERB", ROOT, "root"), ("PUNCT", 1, "punct")),
        sentence(("VERB", ROOT, "root"), ("NOUN", 0, "obj")),
    ]
    found = prediction(
        upos="NOUN VERB PUNCT NOUN NOUN", heads=(1, 1, 0, 3, 3), rels="nsubj root punct root iobj"
    )
    assert score_parse(gold, found).shares() == {"upos": 0.8, "uas": 0.8, "las": 0.6, "n": 5}


def test_a_score_whose_gold_the_file_lacks_is_null() -> None:
    gold = [sentence(("_", UNKNOWN, "_"))]
    found = prediction(upos="NOUN", heads=(0,), rels="root")
    assert score_parse(gold, found).shares() == {"upos": None, "uas": None, "las": None, "n": 1}


@pytest.mark.parametrize(
    ("labels", "title"),
    [
        ({"PER", "LOC"}, "Universal NER"),
        ({"PER", "ORG", "LOC", "OTH", "O"}, "Universal NER"),
        ({"PER", "MISC"}, "CoNLL 2003"),
        ({"PER", "NORP"}, "English Worldwide Newswire"),
        (set[str](), "Universal NER"),
    ],
)
def test_the_label_set_of_a_file_is_recognised(labels: set[str], title: str) -> None:
    assert find_scheme(labels, "gold").title == title


def test_labels_that_the_reader_does_not_know_are_named() -> None:
    with pytest.raises(GoldError, match=r"gold: .*GENE"):
        find_scheme({"PER", "GENE"}, "gold")


@pytest.mark.parametrize(
    ("gold", "found", "f1"),
    [
        ("B-PER I-PER O B-LOC", prediction(uner="0-2 PER, 3-4 LOC"), 1.0),
        ("B-PER I-PER O B-LOC", prediction(uner="0-1 PER, 3-4 LOC"), 0.5),
        ("B-PER I-PER O B-LOC", prediction(newswire="0-2 PER, 3-4 LOC"), 0.0),
        ("B-PER O B-OTH B-O", prediction(uner="0-1 PER"), 1.0),
        ("B-NORP O", prediction(newswire="0-1 NORP", uner="0-1 ORG"), 1.0),
        ("B-MISC B-PER", prediction(newswire="0-1 NORP, 1-2 PER, 2-3 DATE"), 1.0),
    ],
    ids=["right", "one too short", "other head", "UNER notes", "nine types", "mapped to CoNLL"],
)
def test_names_are_scored_in_the_label_set_of_the_file(
    gold: str, found: Prediction, f1: float
) -> None:
    tags = gold.split()
    scheme = find_scheme({t[2:] for t in tags if t != "O"}, "gold")
    assert name_shares(score_names([tags], found, scheme))["f1"] == pytest.approx(f1)


def test_scores_per_type_leave_out_what_the_file_has_no_gold_for() -> None:
    scheme = find_scheme({"PER"}, "gold")
    shares = name_shares(score_names([["B-PER"]], prediction(uner="0-1 PER"), scheme))
    assert shares["per_type"] == {
        "LOC": None,
        "ORG": None,
        "PER": {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 1},
    }


TEXT = "Ann says Bob said no."
TOKENS = [(0, 3), (4, 8), (9, 12), (13, 17), (18, 20), (20, 21)]


def brat(*attributions: dict[str, list[tuple[int, int]]], text: str = TEXT) -> BratDocument:
    annotations: list[BratAnnotation] = []
    links: list[BratLink] = []
    for n, attribution in enumerate(attributions):
        roles = []
        for label, fragments in attribution.items():
            name = f"T{len(annotations)}"
            annotations.append(BratAnnotation(name, label, tuple(fragments)))
            roles.append((label, name))
        links.append(BratLink(f"E{n}", tuple(roles)))
    return BratDocument("doc", text, tuple(annotations), tuple(links))


INNER = {"Source": [(9, 12)], "Cue": [(13, 17)], "Content": [(18, 20)]}
OUTER = {"Source": [(0, 3)], "Cue": [(4, 8)], "Content": [(9, 20)]}


@pytest.mark.parametrize(
    ("document", "tags"),
    [
        (brat(INNER), "O O B-source B-cue B-content O"),
        (brat(INNER, OUTER), "B-source B-cue B-source B-cue B-content O"),
        (brat(OUTER, INNER), "B-source B-cue B-source B-cue B-content O"),
        (brat({"Content": [(0, 8), (13, 20)]}), "B-content I-content O B-content I-content O"),
        (brat({"Content": [(1, 2)]}), "B-content O O O O O"),
        (
            brat({"Content": [(0, 12)]}, text="Ann says\nBob said no."),
            "B-content I-content B-content O O O",
        ),
        (brat({"Attribution": [(0, 3)]}), "O O O O O O"),
    ],
    ids=[
        "plain", "nested last", "nested first", "fragments", "inside a token", "over a line end",
        "no role",
    ],
)  # fmt: skip
def test_brat_attributions_become_tags(document: BratDocument, tags: str) -> None:
    assert tag_roles(document, TOKENS) == tags.split()


def test_spans_that_no_link_ties_together_do_not_count() -> None:
    loose = BratDocument("doc", TEXT, (BratAnnotation("T1", "Cue", ((4, 8),)),), ())
    assert tag_roles(loose, TOKENS) == ["O"] * 6
    assert tag_triples(loose, TOKENS) == []


def triple(source: list[int], cue: list[int], content: list[int]) -> Triple:
    return Triple(frozenset(source), frozenset(cue), frozenset(content))


def test_triples_are_right_only_as_a_whole() -> None:
    gold = tag_triples(brat(INNER, OUTER), TOKENS)
    assert set(gold) == {triple([2], [3], [4]), triple([0], [1], [2, 3, 4])}
    found = [triple([0], [1], [2, 3, 4]), triple([2], [3], [4, 5])]
    assert score_triples(gold, found) == Agreement(1, 2, 2)


def test_roles_are_scored_span_by_span() -> None:
    gold = [["B-source", "B-cue"], ["B-content", "I-content"]]
    roles = score_roles(gold, spans("0-1 source, 1-2 cue, 2-3 content"))
    assert [roles[role].right for role in ROLES] == [1, 1, 0]
    shares = role_shares(roles, None)
    assert shares["triple"] is None
    assert shares["source"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 1}


def test_a_role_without_gold_is_null() -> None:
    assert role_shares(score_roles([["O"]], spans("0-1 cue")), None)["cue"] is None


def test_a_treebank_is_read_document_by_document_and_sentence_by_sentence() -> None:
    marked = [
        ConlluSentence((ConlluWord(form, "X", ROOT, "root"),), doc=doc, newdoc=new)
        for form, doc, new in [("a", "one", True), ("b", "one", False), ("c", "two", True)]
    ]
    first, second = (conllu_text(group) for group in group_conllu(marked))
    assert first.words == ("a", "b")
    assert first.paragraphs == first.sentences == (Range(0, 1), Range(1, 2))
    assert second.words == ("c",)


def test_sentences_of_no_document_are_read_one_by_one() -> None:
    loose = [IobSentence("", ("a",), ("O",)), IobSentence("", ("b",), ("O",))]
    assert [len(group) for group in group_iob(loose)] == [1, 1]
    together = [IobSentence("d", s.tokens, s.tags) for s in loose]
    assert [len(group) for group in group_iob(together)] == [2]


def read_as(tokens: str) -> list[str]:
    """A line of tagged tokens as the sentences that the reader is given."""
    words = tuple(tokens.split())
    paragraph = TaggedParagraph(words, ("O",) * len(words))
    given = tagged_text(AttributionDocument("a", (paragraph, TaggedParagraph((), ()))))
    assert given.paragraphs == (Range(0, len(words)),)
    return [" ".join(given.words[part.first : part.last]) for part in given.sentences]


@pytest.mark.parametrize(
    ("tokens", "sentences"),
    [
        ("`` No , '' he said .", ['" No , " he said .']),
        ("`` Nobody came . '' Ann left .", ['" Nobody came . "', "Ann left ."]),
        ("He -LRB- Bob -RRB- left . Ann came .", ["He ( Bob ) left .", "Ann came ."]),
        ("word", ["word"]),
    ],
)
def test_penn_tokens_reach_the_reader_one_for_one_as_plain_ones(
    tokens: str, sentences: list[str]
) -> None:
    assert read_as(tokens) == sentences
