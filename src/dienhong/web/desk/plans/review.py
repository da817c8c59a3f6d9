"""The plan's structure beside its text: each value leads to the characters that it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dienhong.cycle.dialogues.states import AudienceKind, HalfDay
from dienhong.cycle.plans.models import Plan
from dienhong.web.kit.marked import Mark

_SEVERITIES = {"error": ("error", "Lỗi"), "warning": ("warning", "Cần xem"), "info": ("note", "Ghi chú")}


@dataclass(frozen=True, slots=True)
class Item:
    """One value: its label, its words, and the id of its passage ("" when it was not read from the text)."""

    label: str
    value: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class FoundFault:
    """A finding as the page shows it."""

    kind: str
    severity: str
    message: str
    source: str
    correction: str
    mark: str


@dataclass(slots=True)
class Review:
    """Everything that the page shows; marks exist exactly for the items and findings that point at them."""

    plan: Plan
    marks: list[Mark] = field(default_factory=list)

    def sections(self) -> list[Section]:
        found = self.plan.content
        parts = [
            Section("Văn bản", list(self._header(found))),
            Section("Căn cứ", [self._basis(at, row) for at, row in enumerate(found.get("legal_bases") or [])]),
        ]
        for at, row in enumerate(found.get("dialogues") or [], start=1):
            parts.append(Section(f"Cuộc đối thoại {at}", list(self._dialogue(_origin(row, at - 1), row))))
        for at, row in enumerate(found.get("duties") or [], start=1):
            parts.append(Section(f"Nhiệm vụ {at}", list(self._duty(_origin(row, at - 1), row))))
        for key, title in (
            ("procedure", "Trình tự"), ("opening_order", "Thứ tự khai mạc"), ("participants", "Thành phần"),
            ("venues", "Địa điểm được dùng"), ("mottos", "Phương châm"),
        ):  # fmt: skip
            parts.append(Section(title, list(self._lines(key, found.get(key)))))
        recipients = found.get("recipients") or {}
        lines = [*self._lines("recipients.paper", recipients.get("paper"), "Bản giấy"),
                 *self._lines("recipients.electronic", recipients.get("electronic"), "Bản điện tử")]  # fmt: skip
        parts.append(Section("Nơi nhận", lines))
        return [part for part in parts if part.items]

    def findings(self) -> list[FoundFault]:
        """The reader's remarks, the gravest first."""
        rows = []
        for at, row in enumerate(self.plan.content.get("findings") or []):
            kind, severity = _SEVERITIES.get(row.get("severity"), _SEVERITIES["info"])
            mark = self._mark(f"f-{at}", row.get("span"), row.get("message") or "", kind)
            message, source, correction = (row.get(key) or "" for key in ("message", "source", "correction"))
            rows.append(FoundFault(kind, severity, message, source, correction, mark))
        order = ("error", "warning", "note")
        return sorted(rows, key=lambda row: order.index(row.kind))

    def _header(self, found: dict[str, Any]) -> Iterator[Item]:
        signatory = found.get("signatory") or {}
        yield self._item("Cơ quan ban hành", found.get("issuer"), "issuer")
        yield self._item("Số", found.get("number"), "number")
        yield self._item("Ký hiệu", found.get("symbol"), "symbol")
        yield self._item("Nơi ban hành", found.get("place"), "place")
        yield self._item("Ngày", _partial(found.get("date") or {}), "date")
        yield self._item("Năm kế hoạch", found.get("year"), "year")
        yield self._item("Trích yếu", found.get("subject"), "subject")
        yield self._item("Thẩm quyền ký", signatory.get("authority"), "signatory.authority")
        yield self._item("Chức vụ người ký", signatory.get("post"), "signatory.post")
        yield self._item("Người ký", signatory.get("name"), "signatory.name")

    def _basis(self, at: int, row: dict[str, Any]) -> Item:
        day = f"ngày {date.fromisoformat(row['date']):%d/%m/%Y}" if row.get("date") else ""
        words = [
            row.get("kind"),
            f"số {row['number']}" if row.get("number") else "",
            day,
            row.get("issuer"),
            row.get("subject"),
        ]
        return self._item(f"Căn cứ {at + 1}", ", ".join(word for word in words if word), f"legal_bases.{at}")

    def _dialogue(self, origin: int | None, row: dict[str, Any]) -> Iterator[Item]:
        path = f"dialogues.{origin}"
        audience = row.get("audience") or {}
        kind = audience.get("kind")
        kind_words = AudienceKind(kind).label if kind in AudienceKind.values else ""
        name = audience.get("name")
        yield self._item("Đối tượng", f"{name} ({kind_words})" if name else kind_words, f"{path}.audience")
        for at, topic in enumerate(row.get("topics") or []):
            yield self._item("Nội dung", topic.get("text"), f"{path}.topics.{at}")
        day = f"{date.fromisoformat(row['date']):%d/%m/%Y}" if row.get("date") else row.get("date_text")
        half_day = HalfDay(row["half_day"]).label if row.get("half_day") in HalfDay.values else None
        yield self._item("Ngày", day, f"{path}.date" if row.get("date") else f"{path}.date_text")
        yield self._item("Buổi", half_day, f"{path}.half_day")
        yield self._item("Giờ", row.get("start_time"), f"{path}.start_time")
        yield self._item("Địa điểm", row.get("venue"), f"{path}.venue")
        yield self._item("Chủ trì", row.get("chair"), f"{path}.chair")
        yield self._item("Đơn vị chuẩn bị", row.get("preparing_unit"), f"{path}.preparing_unit")

    def _duty(self, origin: int | None, row: dict[str, Any]) -> Iterator[Item]:
        path = f"duties.{origin}"
        yield self._item("Ai làm", row.get("who"), f"{path}.who")
        yield self._item("Việc", row.get("what"), f"{path}.what")
        yield self._item("Thời hạn", due_words(row.get("due") or {}), f"{path}.due")

    def _lines(self, path: str, values: list[str] | None, label: str = "") -> Iterator[Item]:
        for at, value in enumerate(values or []):
            yield self._item(label or str(at + 1), value, f"{path}.{at}")

    def _item(self, label: str, value: object, path: str) -> Item:
        words = str(value) if value not in (None, "") else ""
        name = f"s-{path.replace('.', '-')}"
        return Item(label, words, self._mark(name, self.plan.spans.get(path), label, "value") if words else "")

    def _mark(self, name: str, span: list[int] | None, label: str, kind: str) -> str:
        """Note the passage; its id, or "" when there is no passage."""
        if not span:
            return ""
        self.marks.append({"id": name, "start": span[0], "end": span[1], "kind": kind, "label": label})
        return name


def due_words(due: dict[str, Any]) -> str:
    """A duty's time in words; empty when the plan names none."""
    kind, value, offset = due.get("kind"), due.get("value"), due.get("offset_days")
    if kind == "absolute" and value:
        return _day(value)
    if kind == "relative" and offset is not None:
        way = "trước" if offset < 0 else "sau"
        basis = {"plan": "khi có kế hoạch", "receipt": "khi nhận được"}.get(due.get("basis") or "", "hội nghị")
        return f"{abs(offset)} ngày {way} {basis}"
    return value or ""


def _day(written: str) -> str:
    try:
        return f"{date.fromisoformat(written):%d/%m/%Y}"
    except ValueError:
        return written


def _partial(day: dict[str, Any]) -> str:
    """A date with the parts that are known; the others stand as dots, as on paper."""
    if not any(day.get(part) for part in ("day", "month", "year")):
        return ""
    return "/".join([_two(day.get("day")), _two(day.get("month")), str(day.get("year") or "….")])


def _two(number: int | None) -> str:
    return f"{number:02d}" if number else "…"


def _origin(row: dict[str, Any], at: int) -> int | None:
    """Which row of the reading this is: corrections may have moved it, or added it."""
    origin: int | None = row.get("origin", at)
    return origin
