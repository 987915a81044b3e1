"""Headlines that name their speaker before a colon: "Petrova: the bridge will hold"."""

from __future__ import annotations

from collections.abc import Iterator

from warsan.reader.attributions.cue_frames import trim_range
from warsan.reader.attributions.cue_links import Draft
from warsan.reader.parse import Parse, Range


def find_headline_links(parse: Parse) -> Iterator[Draft]:
    """What stands behind the colon of a headline, said by the person or body before it.

    A place before a colon is as often the topic ("Ukraine: shells hit the port"), and a group
    of words without a verb is no speech; both are left alone.
    """
    if parse.field == "body" or not parse.sentences:
        return
    sentence = parse.sentences[0]
    name = next((n for n in parse.names if n.first == sentence.first), None)
    if name is None or name.label not in ("PER", "ORG") or name.last >= sentence.last:
        return
    content = trim_range(parse, Range(name.last + 1, sentence.last))
    if parse.tokens[name.last].text != ":" or content is None or not _has_verb(parse, content):
        return
    yield Draft(
        head=name.last,
        cue=Range(name.last, name.last + 1),
        source=Range(name.first, name.last),
        source_head=name.first,
        content=(content,),
        kind="report",
        how="what stands behind the colon of the headline",
    )


def _has_verb(parse: Parse, content: Range) -> bool:
    return any(
        parse.tokens[i].upos in ("VERB", "AUX") and parse.tokens[i].rel not in ("amod", "compound")
        for i in range(content.first, content.last)
    )
