"""`warsan lines`: what one party threatened, promised, demanded of or offered another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warsan.cli.options import DeskOption, GenreOption, JsonOption, open_desk
from warsan.cli.output import print_json, print_table, printable
from warsan.cli.question import (
    CertaintyOption,
    NamedOption,
    PartyArgument,
    SinceOption,
    find_question,
)

if TYPE_CHECKING:
    from warsan.escalation import Line


def lines(  # noqa: PLR0913, PLR0917 (each filter is one word of the question)
    actor: PartyArgument = None,
    recipient: PartyArgument = None,
    since: SinceOption = None,
    until: SinceOption = None,
    certainty: CertaintyOption = 0.0,
    named: NamedOption = False,
    genre: GenreOption = None,
    desk: DeskOption = None,
    json: JsonOption = False,
) -> None:
    """List the lines that one party drew for another, and what became of them.

    [bold]Examples[/bold]

      warsan lines RUS NATO+ --desk mydesk

      warsan lines Russia Ukraine --since 2022-04-01 --json | jq .fate

    Lines are threats and promises (conditional or not), red lines, demands, offers of talks or of
    a truce. For each: who, when, on what condition, whether that was reported since and by whom,
    and the deeds of the four weeks after. With --json one line a line.
    """
    import msgspec

    with open_desk(desk) as opened:
        question = msgspec.structs.replace(
            find_question((actor, recipient), "week", (since, until), genre),
            certainty=certainty, anonymous=not named,
        )  # fmt: skip
        found = opened.lines(question)
    if json:
        from warsan.report.lines import plain_line

        for line in found:
            print_json(plain_line(line))
        return
    print_table(("=day", "=line", "sentence", "what became of it"), map(_row, found))


def _row(line: Line) -> tuple[str, ...]:
    from warsan.report.lines import say_after, say_fate

    person = line.row.event.actor.name if line.row.event.actor else None
    kind = f"{line.kind}\n{printable(person or '')}".strip()
    sentence = " ".join(line.row.sentence.text.split())
    told = ", ".join(line.sources)
    return (
        line.day or "undated", kind, f"{sentence}\n({told})\n",
        "\n".join(filter(None, [say_fate(line), say_after(line)])),
    )  # fmt: skip
