"""From the reader's JSON object, or from a kept plan, to the context of the paper."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

from dienhong.civic.communes.letterhead import Letterhead
from dienhong.cycle.plans.models import Plan, PlanSystem
from dienhong.cycle.plans.papers.context import PlanContext, PlannedDialogue, PlannedDuty
from dienhong.cycle.plans.papers.signing import authority_of
from dienhong.engines.typeset.model import Recipients, Signature
from dienhong.kernel.numbering import System, clock_words, day_figures, day_words

_HALF_DAYS = {"morning": "buổi sáng", "afternoon": "buổi chiều", "evening": "buổi tối"}


def plan_context(plan: Plan, *, today: date) -> PlanContext:
    """The paper of a kept plan, as its record stands: number and day of issue are the record's."""
    content = dict(plan.content) | {"system": plan.system, "symbol": plan.symbol or None, "subject": plan.title}
    content.setdefault("commune", plan.commune.full_name)
    context = content_context(content, today=today)
    head = replace(
        context.letterhead,
        commune=plan.commune.full_name,
        province=plan.commune.province_name,
        number=plan.number or None,
        day=plan.issued_on,
    )
    return replace(context, letterhead=head)


def content_context(content: Mapping[str, Any], *, today: date) -> PlanContext:
    """The paper of what was read from a file. `today` dates a plan that does not say when it was made."""
    system: System = "party" if content.get("system") == PlanSystem.PARTY else "state"
    return PlanContext(
        letterhead=_letterhead(content, system, today),
        symbol=content.get("symbol") or "",
        subject=content.get("subject") or "Đối thoại với Nhân dân",
        bases=tuple(basis_words(basis, system) for basis in content.get("legal_bases") or ()),
        purposes=tuple(content.get("purposes") or ()),
        requirements=tuple(content.get("requirements") or ()),
        mottos=tuple(content.get("mottos") or ()),
        dialogues=tuple(_dialogue(dialogue) for dialogue in content.get("dialogues") or ()),
        participants=tuple(content.get("participants") or ()),
        venues=tuple(content.get("venues") or ()),
        duration=content.get("duration") or "",
        procedure=tuple(content.get("procedure") or ()),
        opening=tuple(content.get("opening_order") or ()),
        duties=tuple(_duty(duty) for duty in content.get("duties") or ()),
    )


def _letterhead(content: Mapping[str, Any], system: System, today: date) -> Letterhead:
    written = content.get("date") or {}
    day = _whole_day(written)
    month = written.get("month") or (1 if written.get("year") else today.month)
    drafted = day or date(written.get("year") or today.year, month, 1)
    foot = content.get("recipients") or {}
    return Letterhead(
        commune=content.get("commune") or "",
        province="",
        system=system,
        drafted_on=drafted,
        number=_padded(content.get("number")),
        day=day,
        signature=_signature(content.get("signatory") or {}, system),
        recipients=_recipients(foot),
    )


def _padded(number: str | None) -> str | None:
    return number.zfill(2) if number and number.isdigit() else number


def _whole_day(written: Mapping[str, int | None]) -> date | None:
    year, month, day = (written.get(part) for part in ("year", "month", "day"))
    if not (year and month and day):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _signature(signatory: Mapping[str, str | None], system: System) -> Signature:
    lines = authority_of(signatory.get("authority") or "", signatory.get("post") or "", system)
    return Signature(lines, signatory.get("name") or "")


def _recipients(foot: Mapping[str, list[str]]) -> tuple[Recipients, ...]:
    """Paper and electronic copies; the archive's line stands last in the first block."""
    blocks = []
    for title, key in (("Nơi nhận", "paper"), ("Bản điện tử", "electronic")):
        lines = list(foot.get(key) or ())
        kept = [line for line in lines if not line.startswith("Lưu")]
        archive = next((line for line in lines if line.startswith("Lưu")), "")
        if lines:
            blocks.append(Recipients(tuple(kept), archive, title))
    return tuple(blocks)


def basis_words(basis: Mapping[str, str | None], system: System) -> str:
    """A basis as it is cited: type, number, day, issuer, title; laws by name and day alone (NĐ 30/2020, Phụ lục I)."""
    kind, number, issuer, subject = (basis.get(part) for part in ("kind", "number", "issuer", "subject"))
    written = basis.get("date")
    day = date.fromisoformat(written) if written else None
    if kind is None:
        return f"Căn cứ {subject or number or ''}".strip()
    if kind in ("Luật", "Pháp lệnh", "Hiến pháp"):
        return " ".join(filter(None, ["Căn cứ", kind, subject, day_words(day) if day else ""]))
    comma = "," if system == "party" and number else ""
    words = [kind if kind != "Chỉ đạo" else "sự chỉ đạo"]
    if number:
        words.append(f"số {number}{comma if day else ''}")
    if day:
        words.append(f"ngày {day_figures(day)}" if system == "party" else day_words(day))
    if issuer:
        words.append(f"của {issuer}")
    if subject:
        words.append(f"về {subject}")
    return f"{'Thực hiện' if kind == 'Chỉ đạo' else 'Căn cứ'} {' '.join(words)}"


def _dialogue(dialogue: Mapping[str, Any]) -> PlannedDialogue:
    return PlannedDialogue(
        audience=audience_words(dialogue.get("audience") or {}),
        topics=tuple(topic["text"] for topic in dialogue.get("topics") or ()),
        when=when_words(dialogue),
        venue=dialogue.get("venue") or "",
        chair=dialogue.get("chair") or "",
        preparing_unit=dialogue.get("preparing_unit") or "",
    )


def audience_words(audience: Mapping[str, str | None]) -> str:
    """Whom the dialogue is held with: villages and the whole commune are its people."""
    name = audience.get("name") or ""
    if not name or audience.get("kind") not in ("village", "commune") or "nhân dân" in name.casefold():
        return name
    return f"Nhân dân {name[:1].lower()}{name[1:]}"


def when_words(dialogue: Mapping[str, Any]) -> str:
    """Hour, half-day and day as far as they are known, such as "08 giờ 00, buổi sáng, ngày 05 tháng 3 năm 2026"."""
    hour = dialogue.get("start_time")
    day = dialogue.get("date")
    parts = [
        clock_words(time.fromisoformat(hour)) if hour else "",
        _HALF_DAYS.get(dialogue.get("half_day") or "", "") if not hour else "",
        day_words(date.fromisoformat(day)) if day else dialogue.get("date_text") or "",
    ]
    return ", ".join(part for part in parts if part)


def _duty(duty: Mapping[str, Any]) -> PlannedDuty:
    """The words tell the time limit themselves where the office wrote it there."""
    what, due = duty.get("what") or "", duty.get("due") or {}
    value = due.get("value") or ""
    return PlannedDuty(duty.get("who") or "", what, "" if _told_in(what, due) else _due_words(due, value))


def _told_in(what: str, due: Mapping[str, Any]) -> bool:
    value = due.get("value") or ""
    return not value or value.casefold() in what.casefold() or (due.get("kind") == "absolute" and _names(what, value))


def _names(what: str, iso_day: str) -> bool:
    day = date.fromisoformat(iso_day)
    forms = (f"{day.day}/{day.month}", f"{day.day:02d}/{day.month:02d}", f"{day.day:02d}/{day.month}", day_words(day))
    return any(form in what for form in forms)


def _due_words(due: Mapping[str, Any], value: str) -> str:
    return f"Trước {day_words(date.fromisoformat(value))}" if due.get("kind") == "absolute" else value
