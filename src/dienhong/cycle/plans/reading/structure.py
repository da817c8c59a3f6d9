"""What a plan says, typed: every value keeps the characters of the text that it came from."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
System = Literal["state", "party"]
AudienceKind = Literal["village", "association", "commune", "group", "school", "enterprise", "other"]
HalfDay = Literal["morning", "afternoon", "evening"]
DueKind = Literal["absolute", "relative", "period", "none"]
DueBasis = Literal["conference", "plan", "receipt"]
Severity = Literal["error", "warning", "info"]
Genre = Literal["dialogue_plan", "reception", "voters_meeting", "complaint_dialogue", "other"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of the read text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    value: T
    span: Span


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with whatever part is written; the rest stays unknown."""

    day: int | None = None
    month: int | None = None
    year: int | None = None

    def full(self) -> date | None:
        """The calendar day, or None when a part is missing or no such day exists."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A document or direction that the plan rests on; `number` is the whole reference, such as 1158-QĐ/TU."""

    span: Span
    kind: Found[str] | None = None
    number: Found[str] | None = None
    date: Found[PartialDate] | None = None
    issuer: Found[str] | None = None
    subject: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    kind: AudienceKind
    name: str | None


@dataclass(frozen=True, slots=True)
class Topic:
    text: Found[str]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dialogue:
    span: Span
    audience: Found[Audience] | None = None
    topics: tuple[Topic, ...] = ()
    date: Found[PartialDate] | None = None
    date_text: Found[str] | None = None
    half_day: Found[HalfDay] | None = None
    start_time: Found[str] | None = None
    venue: Found[str] | None = None
    chair: Found[str] | None = None
    preparing_unit: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When: `value` is an ISO date for absolute ones, else the words of the text; days before are negative."""

    kind: DueKind = "none"
    value: str | None = None
    offset_days: int | None = None
    basis: DueBasis | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    span: Span
    who: Found[str]
    what: Found[str]
    due: Found[Due] | None = None


@dataclass(frozen=True, slots=True)
class Recipients:
    paper: tuple[Found[str], ...] = ()
    electronic: tuple[Found[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    authority: Found[str] | None = None
    post: Found[str] | None = None
    name: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark for the clerk: what is wrong, by which source, where, and what to put instead."""

    kind: str
    severity: Severity
    message: str
    source: str
    span: Span | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class PlanReading:
    """The structure of one document; spans count characters of `text`, which is NFC with plain line ends."""

    text: str
    genre: Genre
    system: System | None = None
    issuer: Found[str] | None = None
    commune: Found[str] | None = None
    document_type: Found[str] | None = None
    number: Found[str] | None = None
    symbol: Found[str] | None = None
    place: Found[str] | None = None
    date: Found[PartialDate] | None = None
    year: Found[int] | None = None
    subject: Found[str] | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    purposes: tuple[Found[str], ...] = ()
    requirements: tuple[Found[str], ...] = ()
    mottos: tuple[Found[str], ...] = ()
    dialogues: tuple[Dialogue, ...] = ()
    participants: tuple[Found[str], ...] = ()
    venues: tuple[Found[str], ...] = ()
    duration: Found[str] | None = None
    procedure: tuple[Found[str], ...] = ()
    opening_order: tuple[Found[str], ...] = ()
    duties: tuple[Duty, ...] = ()
    recipients: Recipients = Recipients()
    signatory: Signatory = Signatory()
    findings: tuple[Finding, ...] = ()

    @property
    def is_dialogue_plan(self) -> bool:
        return self.genre == "dialogue_plan"
