"""What a rereading would change: tables kind by kind, and examples."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text

from warsan.changes import Change, ChangeKind, KindRow, Summary
from warsan.changes.alignment import place_of
from warsan.cli.output import print_table, printable, terminal
from warsan.report.changes import say_fields, say_finding

_FIELDS = _PAIRS = 12  # rows shown; --json has all of them
_STYLES: dict[ChangeKind, str] = {
    "changed": "bold yellow", "gone": "bold red", "new": "bold green", "reworded": "bold dim",
}  # fmt: skip


def print_summary(summary: Summary) -> None:
    """Print the tables and the examples; where nothing differs, the first table alone."""
    _print_kinds(summary.kinds)
    if summary.fields:
        _print_fields(summary)
    if summary.pairs:
        _print_pairs(summary)
    for change in summary.examples:
        _print_example(change)


def _print_kinds(rows: tuple[KindRow, ...]) -> None:
    shown = [row for row in rows if row.before or row.after]
    reworded = any(row.reworded for row in shown)
    middle = ("same", *(["reworded"] if reworded else []), "changed", "gone", "new")
    print_table(
        ("=findings", ">before", *(f">{name}" for name in middle), ">after"),
        (
            (f"{row.kind}s", *(_count(row, name) for name in ("before", *middle, "after")))
            for row in shown
        ),
    )


def _count(row: KindRow, name: str) -> Text:
    count = int(getattr(row, name))
    return Text(f"{count:,}" if count else "–", "" if count else "dim")


def _print_fields(summary: Summary) -> None:
    before = {row.kind: row.before for row in summary.kinds}
    rows = summary.fields[:_FIELDS]
    print_table(
        ("=what changed most often", "=field", ">findings", ">of all"),
        (
            (f"{row.kind}s", row.field, f"{row.changed:,}", _share(row.changed, before[row.kind]))
            for row in rows
        ),
    )
    _print_more(len(summary.fields) - len(rows), "field")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else ""


def _print_pairs(summary: Summary) -> None:
    rows = summary.pairs[:_PAIRS]
    print_table(
        ("=pairs that move most", ">words", ">deeds"),
        (
            (
                f"{row.actor} → {row.recipient}",
                _move(row.words_before, row.words_after),
                _move(row.deeds_before, row.deeds_after),
            )
            for row in rows
        ),
    )
    _print_more(len(summary.pairs) - len(rows), "pair")


def _move(before: int, after: int) -> str:
    return f"{before} → {after}" if before != after else str(after)


def _print_more(count: int, what: str) -> None:
    if count > 0:
        terminal().print(Text(f"and {count} more {what}{'s' * (count != 1)}: see --json", "dim"))


def _print_example(change: Change) -> None:
    console = terminal()
    head = Text.assemble((change.change, _STYLES[change.change]), f" {change.kind}")
    head.append(f" · {change.article[:10]}", "dim")
    console.print(head)
    console.print(Padding(_sentence(change), (0, 1, 0, 2)))
    for line in _lines(change):
        console.print(Padding(line, (0, 1, 0, 4)))
    console.print()


def _sentence(change: Change) -> Text:
    """The sentence around a finding, the words that it hangs on lit."""
    text = Text(printable(change.sentence.text).replace("\n", " "))
    finding = change.after or change.before
    if finding is not None and change.kind != "sentence":
        place = place_of(finding)
        start = place.start - change.sentence.start
        text.stylize("bold underline", max(start, 0), start + place.end - place.start)
    return text


def _lines(change: Change) -> list[Text]:
    if change.before is None or change.after is None:
        return [Text(printable(say_finding(change.after or change.before)))]
    return [
        Text.assemble(
            (f"{row.field}: ", "dim"), printable(row.before), " → ", (printable(row.after), "bold")
        )
        for row in say_fields(change)
    ]
