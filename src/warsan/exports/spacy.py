"""A Reading as a spaCy `Doc`: the tree, the names and every finding, for displaCy and matchers.

spaCy comes with the extra `warsan[spacy]` and is imported when a Doc is asked for.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from warsan.errors import ExportError
from warsan.exports.spacy_tokens import lay_out
from warsan.reader.encoder.articles import FIELDS, ArticleParse, parse_article
from warsan.reader.name import reader_name

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from warsan.model import Article, Field, Reading


def to_spacy(reading: Reading, *, field: Field = "body", vocab: Vocab | None = None) -> Doc:
    """One field of the article as a spaCy `Doc`; its text is exactly the field's text.

    A Reading keeps findings, not trees: the article is parsed again, by the reader that read it.

    What the Doc holds:
        Tokens with UPOS (as `pos_` and `tag_`), lemma, head and UD relation (`dep_`; "ROOT" as
        spaCy writes it), sentences, noun chunks. White space beyond one space is a token, as
        spaCy has it.
        `doc.ents`: names, labelled as in English Worldwide Newswire (PER, ORG, LOC, …);
        `kb_id_` is the party's code where the name is a mention.
        `doc.spans`: parties, sources, cues, contents, events (the word each was read from),
        actors, recipients (their `id_` is the event's), figures, places, dates. `id_` is the
        finding's id in the Reading, `kb_id_` a party's code, a place's number at GeoNames or a
        date's TIMEX3 value.
        `doc._.warsan`: the Reading; `span._.warsan`: the finding of a span.

    Args:
        reading: By the reader that is installed.
        field: "title", "standfirst" or "body".
        vocab: Of the pipeline that is to work on it; one of English without vectors if None.

    Returns:
        The Doc; without tokens where the article has no such field.

    Raises:
        ExportError: spaCy is not installed, another reader read the article, or the field is
            not one that is parsed.
        ModelError: The reader's model files are missing or do not fit.
    """
    if find_spec("spacy") is None:
        raise ExportError("spaCy is not installed", 'pip install "warsan[spacy]"')
    if field not in FIELDS:
        raise ExportError(f"the field {field!r} has no parse", f"fields: {', '.join(FIELDS)}")
    _check_reader(reading)
    from warsan.exports.spacy_doc import build_doc

    parse = _parse(reading.article).of(field)
    layout = lay_out(reading.article.text_of(field), parse)
    return build_doc(reading, field, layout, vocab)


def _check_reader(reading: Reading) -> None:
    """Refuses trees that do not belong to the findings."""
    present, then = reader_name(), reading.reader
    if (then.version, then.model) != (present.version, present.model):
        raise ExportError(
            f"this Reading is by warsan {then.version} with model {then.model}, installed is "
            f"{present.version} with {present.model}",
            "read the article again: warsan.read(reading.article), or warsan reread for a desk",
        )


@lru_cache(maxsize=1)
def _parse(article: Article) -> ArticleParse:
    """The last article's parse, so that its fields do not take a run of the network each."""
    return parse_article(article)
