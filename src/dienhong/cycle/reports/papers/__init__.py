"""Papers that go upwards: what is asked of those above, what the year or quarter brought."""

from dienhong.cycle.reports.papers.escalation import EscalatedMatter, EscalationContext, escalation_paper
from dienhong.cycle.reports.papers.result import FieldCount, Measure, ResultContext, result_context, result_paper

__all__ = [
    "EscalatedMatter",
    "EscalationContext",
    "FieldCount",
    "Measure",
    "ResultContext",
    "escalation_paper",
    "result_context",
    "result_paper",
]
