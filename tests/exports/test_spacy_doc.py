"""`warsan.to_spacy` with the real spaCy: displaCy, matchers, bytes and back."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import spacy
from spacy import displacy
from spacy.matcher import DependencyMatcher, Matcher, PhraseMatcher
from spacy.tokens import Doc, DocBin, Span

import warsan
from tests.bridge import bridge_reading
from tests.readings import READER, make_article, make_reading, party, say
from warsan.errors import ExportError
from warsan.exports.spacy_attributes import NAME, register
from warsan.model import Mention, Reading
from warsan.reader.name import reader_name

VILLAGE = "Moscow blamed Kyiv for shelling a small village."


def read_now(reading: Reading) -> Reading:
    """The reading as the installed reader's."""
    return msgspec.structs.replace(reading, reader=reader_name())


def plain(body: str, **values: Any) -> Reading:
    """A reading without findings."""
    return read_now(make_reading(make_article(body, **values)))


def bridge() -> Reading:
    """The bridge at Dorn, its parties mentioned."""
    reading = bridge_reading()
    names = (("Vostok", party("RUS")), ("Westmark", party("NATO")), ("Aid workers", None))
    mentions = tuple(
        Mention(id=f"m{n}", span=say(reading.article, words), kind="name", party=of)
        for n, (words, of) in enumerate(names, 1)
    )
    return read_now(msgspec.structs.replace(reading, mentions=mentions))


@pytest.fixture(scope="module")
def doc() -> Doc:
    return warsan.to_spacy(bridge())


@pytest.fixture(scope="module")
def village() -> Doc:
    return warsan.to_spacy(plain(VILLAGE))


def rows(doc: Doc, group: str) -> list[tuple[str, ...]]:
    return [(s.text, s.label_, s.id_, s.kb_id_) for s in doc.spans[group]]


@pytest.mark.parametrize("field", ["title", "standfirst", "body"])
def test_the_text_of_the_doc_is_the_text_of_the_field(field: Any) -> None:
    reading = bridge()
    assert warsan.to_spacy(reading, field=field).text == reading.article.text_of(field)


@pytest.mark.parametrize(
    "body",
    [
        "",
        " ",
        "\n\n \t",
        "  Vostok  moved.\n\nIt  was late. \n",
        "One\u00a0line,\u2003odd\u3000spaces.\r\n\tAnd a tab.",
        "Zero\u200bwidth and \U0001f680 in a row.   ",
        "no end",
    ],
    ids=repr,
)
def test_odd_white_space_stays_where_it_is(body: str) -> None:
    doc = warsan.to_spacy(plain(body))
    assert doc.text == body
    assert all(token.pos_ == "SPACE" for token in doc if token.is_space)
    assert all(sent.text for sent in doc.sents)
    assert doc.to_json()["text"] == body


def test_an_article_without_the_field_gives_an_empty_doc_with_all_groups() -> None:
    doc = warsan.to_spacy(plain(VILLAGE, title=None), field="title")
    assert (len(doc), doc.text, doc.ents) == (0, "", ())
    assert {len(group) for group in doc.spans.values()} == {0}
    assert Doc(doc.vocab).from_bytes(doc.to_bytes()).text == ""


def test_a_plain_sentence_has_its_tree(village: Doc) -> None:
    assert [(t.text, t.pos_, t.dep_, t.head.text) for t in village[:3]] == [
        ("Moscow", "PROPN", "nsubj", "blamed"),
        ("blamed", "VERB", "ROOT", "blamed"),
        ("Kyiv", "PROPN", "obj", "blamed"),
    ]
    assert village[1].lemma_ == "blame"
    assert [chunk.text for chunk in village.noun_chunks][:3] == [
        "Moscow",
        "Kyiv",
        "a small village",
    ]


def test_sentences_are_those_of_the_parse(doc: Doc) -> None:
    sentences = [sent.text.strip() for sent in doc.sents]
    assert sentences[0].endswith("at Dorn.")
    assert [sent.root.dep_ for sent in doc.sents] == ["ROOT"] * len(sentences)


@pytest.mark.parametrize(
    ("group", "row"),
    [
        ("parties", ("Vostok", "RUS", "m1", "RUS")),
        ("parties", ("Aid workers", "UNRESOLVED", "m3", "")),
        ("sources", ("Foreign Minister Ana Petrova", "RUS", "a1", "RUS")),
        ("sources", ("The Harbour Post", "UNRESOLVED", "a2", "")),
        ("cues", ("denied", "report", "a3", "")),
        ("contents", ("that it had sent any tanks", "report", "a3", "")),
        ("events", ("shelled", "ASSAULT", "e1", "")),
        ("events", ("we will answer in kind", "THREATEN", "e2", "")),
        ("recipients", ("any tanks", "UNRESOLVED", "e4", "")),
        ("figures", ("400 soldiers", "person", "f1", "")),
        ("places", ("Dorn", "city", "", "")),
        ("dates", ("Tuesday", "day", "", "2022-04-26")),
    ],
)
def test_each_finding_is_a_span_with_its_label_and_id(
    doc: Doc, group: str, row: tuple[str, ...]
) -> None:
    assert row in rows(doc, group)


def test_findings_are_only_in_the_doc_of_their_field() -> None:
    title = warsan.to_spacy(bridge(), field="title")
    assert not any(title.spans[group] for group in title.spans)


def test_findings_may_nest_and_names_do_not(doc: Doc) -> None:
    assert doc.spans["contents"].has_overlap
    taken = [token.i for name in doc.ents for token in name]
    assert len(taken) == len(set(taken))


def test_a_name_that_is_a_mention_bears_its_party() -> None:
    reading = plain(VILLAGE)
    mention = Mention(id="m1", span=say(reading.article, "Moscow"), kind="name", party=party("RUS"))
    doc = warsan.to_spacy(msgspec.structs.replace(reading, mentions=(mention,)))
    assert {name.text: name.kb_id_ for name in doc.ents} == {"Moscow": "RUS", "Kyiv": ""} | {
        name.text: "" for name in doc.ents if name.text not in {"Moscow", "Kyiv"}
    }


@pytest.mark.parametrize(
    ("style", "options", "drawn"),
    [
        ("dep", {}, "nsubj"),
        ("ent", {}, "Kyiv"),
        ("span", {"spans_key": "events"}, "ASSAULT"),
        ("span", {"spans_key": "contents"}, "quotation"),
    ],
)
def test_displacy_draws_it(
    doc: Doc, village: Doc, style: Any, options: dict[str, str], drawn: str
) -> None:
    drawing = displacy.render(
        doc if style == "span" else village, style=style, options=options, jupyter=False
    )
    assert drawn in drawing


def test_matchers_find_words_by_tag_lemma_and_entity(village: Doc) -> None:
    matcher = Matcher(village.vocab)
    matcher.add("blames", [[{"POS": "PROPN"}, {"LEMMA": "blame", "TAG": "VERB"}, {"DEP": "obj"}]])
    assert [match.text for match in matcher(village, as_spans=True)] == ["Moscow blamed Kyiv"]
    phrases = PhraseMatcher(village.vocab, attr="LOWER")
    phrases.add("village", [spacy.blank("en").make_doc("small village")])
    assert len(phrases(village)) == 1


def test_dependency_matchers_walk_the_tree(village: Doc) -> None:
    matcher = DependencyMatcher(village.vocab)
    verb = {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"POS": "VERB"}}
    sides = [
        {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": rel, "RIGHT_ATTRS": {"DEP": rel}}
        for rel in ("nsubj", "obj")
    ]
    matcher.add("who whom", [[verb, *sides]])
    found = [[village[i].text for i in tokens] for _, tokens in matcher(village)]
    assert ["blamed", "Moscow", "Kyiv"] in found


def test_the_reading_is_one_step_from_doc_and_span(doc: Doc) -> None:
    reading = bridge()
    assert doc._.warsan == reading
    assert [span._.warsan for span in doc.spans["events"]] == list(reading.events)
    assert doc.spans["dates"][0]._.warsan == reading.dates[0]
    assert doc.spans["places"][0]._.warsan == reading.places[0]
    assert doc[0:3]._.warsan is None


def back_from_bytes(doc: Doc) -> Doc:
    return Doc(spacy.blank("en").vocab).from_bytes(doc.to_bytes())


def back_from_bin(doc: Doc) -> Doc:
    kept = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin().from_bytes(kept).get_docs(spacy.blank("en").vocab)
    return back


@pytest.mark.parametrize("again", [back_from_bytes, back_from_bin], ids=["bytes", "DocBin"])
def test_a_doc_that_was_kept_comes_back_whole(doc: Doc, again: Any) -> None:
    back: Doc = again(doc)
    assert back.to_json() == doc.to_json()
    assert {group: rows(back, group) for group in back.spans} == {
        group: rows(doc, group) for group in doc.spans
    }
    assert back._.warsan == doc._.warsan


def test_json_holds_tokens_sentences_names_and_spans(doc: Doc) -> None:
    told = json.loads(json.dumps(doc.to_json()))
    assert {"text", "ents", "sents", "tokens", "spans"} <= set(told)
    assert {"id", "start", "end", "tag", "pos", "lemma", "dep", "head"} <= set(told["tokens"][0])


def test_a_pipeline_of_ones_own_goes_on_with_the_doc() -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("span_ruler", config={"spans_key": "mine"})
    ruler.add_patterns([{"label": "VILLAGE", "pattern": [{"LEMMA": "village"}]}])
    doc = nlp(warsan.to_spacy(plain(VILLAGE), vocab=nlp.vocab))
    assert [span.label_ for span in doc.spans["mine"]] == ["VILLAGE"]


@pytest.fixture
def taken() -> Iterator[None]:
    """Someone else's attribute of our name."""
    for kind in (Doc, Span):
        kind.set_extension(NAME, default="mine", force=True)
    yield
    for kind in (Doc, Span):
        kind.remove_extension(NAME)
    register()


def test_an_attribute_of_that_name_is_not_overwritten(taken: None) -> None:
    register()
    doc = spacy.blank("en").make_doc("A village.")
    assert (doc._.warsan, doc[0:1]._.warsan) == ("mine", "mine")


@pytest.mark.parametrize(
    ("reading", "field", "wrong", "hint"),
    [
        (bridge(), "page", "'page' has no parse", "title, standfirst, body"),
        (bridge_reading(), "body", f"model {READER.model}", "read the article again"),
        (
            msgspec.structs.replace(
                bridge(), reader=msgspec.structs.replace(reader_name(), version="0.0.1")
            ),
            "body",
            "by warsan 0.0.1",
            "read the article again",
        ),
    ],
    ids=["no such parse", "another model", "another version"],
)
def test_trees_that_do_not_belong_are_refused(
    reading: Reading, field: Any, wrong: str, hint: str
) -> None:
    with pytest.raises(ExportError) as refused:
        warsan.to_spacy(reading, field=field)
    assert wrong in refused.value.message
    assert hint in refused.value.hint


def test_without_spacy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(ExportError, match=r'pip install "warsan\[spacy\]"'):
        warsan.to_spacy(bridge())


def test_importing_warsan_does_not_import_spacy() -> None:
    code = "import sys, warsan; dir(warsan); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
