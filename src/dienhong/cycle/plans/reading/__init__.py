"""The plan reader: text of an office's plan → typed structure, with the place of every value. Plain Python."""

from dienhong.cycle.plans.reading.json_form import to_json
from dienhong.cycle.plans.reading.read import read_plan
from dienhong.cycle.plans.reading.structure import (
    Audience,
    Dialogue,
    Due,
    Duty,
    Finding,
    Found,
    LegalBasis,
    PartialDate,
    PlanReading,
    Recipients,
    Signatory,
    Span,
    Topic,
)

__all__ = [
    "Audience",
    "Dialogue",
    "Due",
    "Duty",
    "Finding",
    "Found",
    "LegalBasis",
    "PartialDate",
    "PlanReading",
    "Recipients",
    "Signatory",
    "Span",
    "Topic",
    "read_plan",
    "to_json",
]
