"""What persons judged of claims, with the history of it."""

from __future__ import annotations

from typing import cast

from warsan.linking.claims.given import Judgement, JudgementKind
from warsan.store import Store

_SQL = """SELECT id, kind, statement, other, said, note, person, made
          FROM desk.judgements ORDER BY id"""


def view_judgements(store: Store) -> tuple[Judgement, ...]:
    """All judgements, oldest first, with those that were taken back since."""
    if not store.has_table("judgements"):
        return ()
    rows = [cast("tuple[int, str, str, str, str, str, str, str]", row) for row in store.rows(_SQL)]
    back = {int(row[3]): row[7] for row in rows if row[1] == "withdraw"}
    return tuple(
        Judgement(
            id=number, kind=cast(JudgementKind, kind), statement=statement, other=other, text=said,
            note=note, by=person, at=made, withdrawn=back.get(number),
        )
        for number, kind, statement, other, said, note, person, made in rows
        if kind != "withdraw"
    )  # fmt: skip
