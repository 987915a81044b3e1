"""What became of a line that was drawn, in words."""

from __future__ import annotations

from warsan.escalation import Line
from warsan.report.strokes import say_level


def say_fate(line: Line) -> str:
    """The condition and whether it was reported since."""
    if not (line.condition or line.clause):
        return ""
    clause = f"“{line.clause}”: " if line.clause else "condition "
    if line.fate.state == "not checkable":
        return f"{clause}not checkable, {line.fate.reason}"
    return (
        f"{clause}{line.fate.state}, {line.fate.reason}"
        if line.fate.witnesses
        else (f"{clause}not reported since")
    )


def say_after(line: Line) -> str:
    """The deeds that followed within four weeks."""
    if not line.followed:
        return "no deed in conflict is known of the four weeks after"
    gravest = line.followed[0]
    return (
        f"then {gravest.day} {gravest.event.type}; highest level of the four weeks after: "
        f"{say_level(line.level)}"
    )


def plain_line(line: Line) -> dict[str, object]:
    """A line as plain values, with keys of reports in place of whole reports."""
    row = line.row
    return {
        "kind": line.kind, "day": line.day, "actor": row.event.actor,
        "recipient": row.event.recipient, "type": row.event.type, "clause": line.clause,
        "condition": line.condition, "consequence": line.consequence, "fate": line.fate,
        "followed": [o.lead.key for o in line.followed], "level_after": line.level,
        "sources": line.sources, "article": row.article_id, "event": row.event.id,
        "sentence": row.sentence.text,
    }  # fmt: skip
