"""The same proposition across articles, who supports it and who denies it. Floor 4."""

from warsan.linking.claims.coverage import Coverage, CoverageRow, find_coverage
from warsan.linking.claims.disputes import (
    Dispute,
    DisputesView,
    find_disputes,
    involved,
    is_unanswered,
)
from warsan.linking.claims.given import Judgement, JudgementKind
from warsan.linking.claims.ladder import (
    Ladder,
    Rung,
    SlotRow,
    build_ladder,
    find_asked,
    list_slots,
)
from warsan.linking.claims.link import link_claims
from warsan.linking.claims.slots import Slot, find_slot
from warsan.linking.claims.statements import find_statements
from warsan.linking.claims.values import (
    Claim,
    Held,
    How,
    Judged,
    Position,
    Statement,
    Status,
    Step,
    Verdict,
    Voice,
)
from warsan.linking.claims.voices import with_wire

__all__ = [
    "Claim",
    "Coverage",
    "CoverageRow",
    "Dispute",
    "DisputesView",
    "Held",
    "How",
    "Judged",
    "Judgement",
    "JudgementKind",
    "Ladder",
    "Position",
    "Rung",
    "Slot",
    "SlotRow",
    "Statement",
    "Status",
    "Step",
    "Verdict",
    "Voice",
    "build_ladder",
    "find_asked",
    "find_coverage",
    "find_disputes",
    "find_slot",
    "find_statements",
    "involved",
    "is_unanswered",
    "link_claims",
    "list_slots",
    "with_wire",
]
