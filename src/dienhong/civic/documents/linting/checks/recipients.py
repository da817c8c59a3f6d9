"""Nơi nhận: there, marked as the rule book marks them, ending in the archive's line."""

import re
from collections import Counter
from collections.abc import Iterator

from dienhong.civic.documents.linting.case import Case, Hit, missing
from dienhong.civic.documents.linting.findings import Part, Where
from dienhong.civic.documents.linting.rule import HD05, ND30_FORM, Rule

_STATE_ARCHIVE = re.compile(r"Lưu: VT\b")
_PARTY_ARCHIVE = re.compile(r"Lưu (?:Văn phòng )?(?:Đảng (?:ủy|uỷ)|Tỉnh (?:ủy|uỷ)|[A-ZĐ])")
_SOURCE = f"{ND30_FORM}, mục II.9"


def present(case: Case) -> Iterator[Hit]:
    if case.whole and not case.is_attachment and not case.has(Part.RECIPIENT, Part.ARCHIVE):
        yield missing("Văn bản chưa có “Nơi nhận”. Ghi các nơi nhận và dòng lưu.")


def archive(case: Case) -> Iterator[Hit]:
    if not case.whole or not case.has(Part.RECIPIENT, Part.ARCHIVE):
        return
    right = "Lưu Đảng ủy" if case.system == "party" else "Lưu: VT"
    if not case.has(Part.ARCHIVE):
        where = Where(Part.ARCHIVE, ("recipients", 0, "archive")) if case.document else None
        yield missing(f"Nơi nhận thiếu dòng lưu “{right}”.", right if where else None, where)


def archive_form(case: Case) -> Iterator[Hit]:
    if case.system == "party" and not case.is_party_2026:
        return
    for start, passage in case.of(Part.ARCHIVE):
        text = passage.text
        if case.system == "state" and not _STATE_ARCHIVE.match(text):
            opening = re.match(r"Lưu ?:? ?(?=VT\b)", text)
            end = opening.end() if opening else len(text)
            yield Hit(start, start + end, "Dòng lưu viết “Lưu: VT, …”.", "Lưu: " if opening else None)
        elif case.system == "party" and (not _PARTY_ARCHIVE.match(text) or ":" in text or "VT" in text):
            mark = text[-1:] if text[-1:] in ".;" else ""
            message = "Dòng lưu của văn bản Đảng viết “Lưu Đảng ủy”, không có dấu hai chấm, không ghi VT."
            yield Hit(start, start + len(text) - len(mark), message, "Lưu Đảng ủy")


def marks(case: Case) -> Iterator[Hit]:
    lines = list(case.of(Part.RECIPIENT, Part.ARCHIVE))
    for i, (start, passage) in enumerate(lines):
        text = passage.text.rstrip()
        last = text[-1:] if text[-1:] in ";.," else ""
        end = start + len(text)
        if not case.marked:
            yield from _by_hand(start, text, last)
            continue
        closes = i == len(lines) - 1 or passage.where.part is Part.ARCHIVE or not _adjacent(case, start)
        allowed = ".;," if case.system == "party" else "." if closes else ";"
        if last not in tuple(allowed) and text and not _goes_on(case, start):
            message = f"Dòng nơi nhận này kết thúc bằng dấu “{allowed[0]}”."
            fix = allowed[0] if last else text[-1] + allowed[0]
            yield Hit(end - 1, end, message, fix)


def _by_hand(start: int, text: str, last: str) -> Iterator[Hit]:
    bullet = re.match(r"[-–+•] *", text)
    if bullet:
        yield Hit(start, start + bullet.end(), "Gạch đầu dòng do mẫu văn bản tự ghi; bỏ dấu này.", "")
    if last and len(text) > 1:
        end = start + len(text)
        yield Hit(end - 1, end, "Dấu cuối dòng nơi nhận do mẫu văn bản tự ghi; bỏ dấu này.", "")


def _goes_on(case: Case, start: int) -> bool:
    """A line that was broken for its width."""
    index = case.index_at(start) + 1
    return index < len(case.passages) and case.passages[index].text[:1].islower()


def _adjacent(case: Case, start: int) -> bool:
    """Whether another line of recipients follows directly; "Bản điện tử:" begins a block of its own."""
    index = case.index_at(start) + 1
    parts = (Part.RECIPIENT, Part.ARCHIVE)
    return index < len(case.passages) and case.passages[index].where.part in parts


def repeated(case: Case) -> Iterator[Hit]:
    lines = [(start, passage, passage.text.strip(" ;.,-").lower()) for start, passage in case.of(Part.RECIPIENT)]
    counted = Counter(words for *_, words in lines)
    seen: set[str] = set()
    for start, passage, words in lines:
        if words in seen and counted[words] > 1:
            yield Hit(start, start + len(passage.text), "Nơi nhận này đã ghi ở trên. Bỏ một dòng.")
        seen.add(words)


def as_above(case: Case) -> Iterator[Hit]:
    """A letter begins its recipients with "Như trên"."""
    lines = list(case.of(Part.RECIPIENT))
    if case.whole and not case.kind_name and lines and not lines[0][1].text.lower().startswith("như "):
        start, passage = lines[0]
        message = "Nơi nhận của công văn mở đầu bằng “Như trên”."
        yield Hit(start, start + len(passage.text), message)


RULES = (
    Rule("recipients_missing", "Nơi nhận", "error", _SOURCE, present, HD05),
    Rule("archive_missing", "Dòng lưu", "error", _SOURCE, archive, HD05),
    Rule("archive_form", "Cách viết dòng lưu", "warning", _SOURCE, archive_form, HD05),
    Rule("recipient_mark", "Dấu trong nơi nhận", "info", _SOURCE, marks, HD05),
    Rule("recipient_repeated", "Nơi nhận lặp lại", "warning", _SOURCE, repeated),
    Rule("recipient_as_above", "“Như trên” trong công văn", "info", _SOURCE, as_above),
)
