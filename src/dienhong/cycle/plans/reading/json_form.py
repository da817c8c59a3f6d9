"""The one JSON object of a reading: the keys asked for, null where unknown, and a map of spans beside them."""

from collections.abc import Iterable
from typing import Any

from dienhong.cycle.plans.reading.structure import Dialogue, Due, Duty, Finding, Found, LegalBasis, PlanReading, Span


def to_json(reading: PlanReading) -> dict[str, Any]:
    """`reading` as plain JSON types. `spans` maps a path such as "dialogues.0.venue" to [start, end]."""
    spans = _Spans()
    one, many = spans.one, spans.many
    date = one("date", reading.date)
    return {
        "is_dialogue_plan": reading.is_dialogue_plan,
        "system": reading.system,
        "issuer": one("issuer", reading.issuer),
        "commune": one("commune", reading.commune),
        "document_type": one("document_type", reading.document_type),
        "number": one("number", reading.number),
        "symbol": one("symbol", reading.symbol),
        "place": one("place", reading.place),
        "date": {part: getattr(date, part, None) for part in ("day", "month", "year")},
        "year": one("year", reading.year),
        "subject": one("subject", reading.subject),
        "legal_bases": [_basis(f"legal_bases.{i}", b, spans) for i, b in enumerate(reading.legal_bases)],
        "mottos": many("mottos", reading.mottos),
        "dialogues": [_dialogue(f"dialogues.{i}", d, spans) for i, d in enumerate(reading.dialogues)],
        "participants": many("participants", reading.participants),
        "venues": many("venues", reading.venues),
        "duration": one("duration", reading.duration),
        "procedure": many("procedure", reading.procedure),
        "opening_order": many("opening_order", reading.opening_order),
        "duties": [_duty(f"duties.{i}", d, spans) for i, d in enumerate(reading.duties)],
        "recipients": {
            "paper": many("recipients.paper", reading.recipients.paper),
            "electronic": many("recipients.electronic", reading.recipients.electronic),
        },
        "signatory": {
            "authority": one("signatory.authority", reading.signatory.authority),
            "post": one("signatory.post", reading.signatory.post),
            "name": one("signatory.name", reading.signatory.name),
        },
        "findings": [_finding(finding) for finding in reading.findings],
        "purposes": many("purposes", reading.purposes),
        "requirements": many("requirements", reading.requirements),
        "spans": spans.paths,
    }


class _Spans:
    def __init__(self) -> None:
        self.paths: dict[str, list[int]] = {}

    def put(self, path: str, span: Span) -> None:
        self.paths[path] = [span.start, span.end]

    def one(self, path: str, found: Found[Any] | None) -> Any:
        if found is None:
            return None
        self.put(path, found.span)
        return found.value

    def many(self, path: str, found: Iterable[Found[str]]) -> list[str]:
        return [self.one(f"{path}.{i}", item) for i, item in enumerate(found)]


def _basis(path: str, basis: LegalBasis, spans: _Spans) -> dict[str, Any]:
    spans.put(path, basis.span)
    written = spans.one(f"{path}.date", basis.date)
    day = written.full() if written else None
    return {
        "kind": spans.one(f"{path}.kind", basis.kind),
        "number": spans.one(f"{path}.number", basis.number),
        "date": day.isoformat() if day else None,
        "issuer": spans.one(f"{path}.issuer", basis.issuer),
        "subject": spans.one(f"{path}.subject", basis.subject),
    }


def _dialogue(path: str, dialogue: Dialogue, spans: _Spans) -> dict[str, Any]:
    spans.put(path, dialogue.span)
    audience = spans.one(f"{path}.audience", dialogue.audience)
    written = spans.one(f"{path}.date", dialogue.date)
    day = written.full() if written else None
    return {
        "audience": {"kind": audience.kind, "name": audience.name} if audience else {"kind": "other", "name": None},
        "topics": [
            {"text": spans.one(f"{path}.topics.{i}", topic.text), "fields": list(topic.fields)}
            for i, topic in enumerate(dialogue.topics)
        ],
        "date": day.isoformat() if day else None,
        "half_day": spans.one(f"{path}.half_day", dialogue.half_day),
        "start_time": spans.one(f"{path}.start_time", dialogue.start_time),
        "venue": spans.one(f"{path}.venue", dialogue.venue),
        "chair": spans.one(f"{path}.chair", dialogue.chair),
        "preparing_unit": spans.one(f"{path}.preparing_unit", dialogue.preparing_unit),
        "date_text": spans.one(f"{path}.date_text", dialogue.date_text),
    }


def _duty(path: str, duty: Duty, spans: _Spans) -> dict[str, Any]:
    spans.put(path, duty.span)
    due = spans.one(f"{path}.due", duty.due) or Due()
    return {
        "who": spans.one(f"{path}.who", duty.who),
        "what": spans.one(f"{path}.what", duty.what),
        "due": {"kind": due.kind, "value": due.value, "offset_days": due.offset_days, "basis": due.basis},
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.message,
        "source": finding.source,
        "span": [finding.span.start, finding.span.end] if finding.span else None,
        "correction": finding.correction,
    }
