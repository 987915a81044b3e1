"""How well credits of wire agencies are found, on PolNeAR's metadata.

    python -m scripts.credits_score ../shared/data/polnear [--byline] [--errors]

The column `wire` of its `metadata.tsv` names the agency whose text an article is, as the corpus's
makers wrote it down; "None" where there is none, "NA" where they did not look. An agency counts as
found if the article's credit has the role "agency" and names the same one. Only articles whose
text is at hand (train and dev) are read. With --byline the metadata's author stands under the
headline, as on the page.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warsan.codebook.pages import load_page_words
from warsan.errors import InputError
from warsan.sources import read_page

_UNKNOWN = {"NA", ""}
_NONE = {"None"}


@dataclass(frozen=True)
class Row:
    """An article with the agency that the metadata names (None for none)."""

    path: Path
    author: str
    publisher: str
    wire: str | None


def read_rows(corpus: Path) -> Iterator[Row]:
    """The articles whose text is at hand and whose wire is known.

    Args:
        corpus: The folder with `metadata.tsv`, `train/text` and `dev/text`.
    """
    texts = {
        path.stem: path for part in ("train", "dev") for path in (corpus / part).rglob("*.txt")
    }
    with (corpus / "metadata.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            wire, found = (row["wire"] or "").strip(), find_text(texts, row["filename"])
            if found and wire not in _UNKNOWN:
                author = "" if row["author"] in _NONE else row["author"].removeprefix("By ")
                yield Row(
                    found, author, row["publisher"], None if wire in _NONE else agency_of(wire)
                )


def find_text(texts: dict[str, Path], name: str) -> Path | None:
    """The text of an article; file names may carry the annotator's mark at the end."""
    return next((path for stem, path in texts.items() if stem.startswith(name)), None)


def agency_of(name: str) -> str:
    """An agency's name, whatever form is printed, also in another case."""
    folded = {form.casefold(): agency for form, agency in load_page_words().agencies.items()}
    return folded.get(name.casefold(), name)


def find_agency(row: Row, *, byline: bool) -> str | None:
    """The agency that the page is credited to."""
    text = row.path.read_text(encoding="utf-8")
    if byline and row.author:
        headline, _, rest = text.partition("\n")
        text = f"{headline}\n\nBy {row.author}\n{rest}"
    try:
        given = {"outlet": row.publisher, "origin": row.path.name}
        page = read_page(text, today=date(2017, 1, 1), **given)
    except InputError:
        return None
    credit = page.article.credit
    return agency_of(credit.name) if credit and credit.role == "agency" else None


def main() -> None:
    """Print precision and recall."""
    options = argparse.ArgumentParser(description="Credits of agencies, on PolNeAR's metadata.")
    options.add_argument("corpus", type=Path)
    options.add_argument("--byline", action="store_true")
    options.add_argument("--errors", action="store_true")
    wish = options.parse_args()
    if not (wish.corpus / "metadata.tsv").is_file():
        print(f"skipped: {wish.corpus} holds no metadata.tsv")  # noqa: T201
        return
    found, right, named, articles = 0, 0, 0, 0
    for row in read_rows(wish.corpus):
        agency = find_agency(row, byline=wish.byline)
        articles += 1
        named += row.wire is not None
        found += agency is not None
        right += agency is not None and agency == row.wire
        if wish.errors and agency != row.wire:
            print(f"{row.path.stem}\tmetadata: {row.wire}\tfound: {agency}")  # noqa: T201
    precision, recall = right / max(found, 1), right / max(named, 1)
    print(f"articles {articles}  with a wire {named}  found {found}  right {right}")  # noqa: T201
    print(f"precision {precision:.3f}  recall {recall:.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
