"""Dialogues in a table: one row, one dialogue."""

import re
from dataclasses import dataclass, replace

from dienhong.cycle.plans.reading.audience import read_audience
from dienhong.cycle.plans.reading.dates import dates, vague_date
from dienhong.cycle.plans.reading.details import Context, read_dialogue
from dienhong.cycle.plans.reading.labels import Labelled, key_of
from dienhong.cycle.plans.reading.structure import Audience, Dialogue, Found, Span, Topic
from dienhong.cycle.plans.reading.tables import Cell, Table, is_ditto
from dienhong.cycle.plans.reading.topics import read_topics
from dienhong.cycle.plans.reading.venues import venue_beside_time

_COLUMNS = tuple(
    (key, re.compile(words))
    for key, words in (
        ("number", r"^(?:stt|tt|so tt|so thu tu|#|lan(?: thu)?$|cuoc(?: thu)?$|dot$)"),
        ("note", r"^ghi chu|^so luong"),
        (
            "duty",
            (
                r"hoan thanh|thoi han|san pham|nhiem vu|cong viec|nguoi thuc hien|don vi thuc hien|trach nhiem"
                r"|tien do thuc hien|ket qua"
            ),
        ),
        ("preparing", r"chuan bi|tham muu|phu trach|phuc vu|phoi hop|co quan chu tri|don vi chu tri|bo phan"),
        ("chair", r"chu tri|chu toa|nguoi doi thoai|lanh dao|nguoi dung dau"),
        (
            "time+venue",
            r"(?:thoi gian|ngay|gio)\b.*(?:dia diem|\bnoi\b(?! dung))|dia diem.*\b(?:thoi gian|ngay|gio)\b",
        ),
        ("venue", r"dia diem|^noi (?!dung)"),
        ("time", r"thoi gian|^ngay|^gio|^buoi|^thu$|^thang|^quy|^lich|thoi diem"),
        ("topics", r"noi dung|chu de|van de|chuyen de|linh vuc"),
        (
            "audience",
            (
                r"doi tuong|^thon|^ap|^ban\b|^buon|^khom|^khu|^to\b|^xom|^lang|to dan pho|dia ban|don vi|^nhan dan"
                r"|tiep xuc voi|doi thoai voi|^cum|ten thon"
            ),
        ),
        ("people", r"thanh phan|dai bieu|nguoi tham"),
    )
)
_UNIT_HEADER = re.compile(
    r"(?:tên\s+)?(thôn|ấp|bản|buôn|khóm|khu phố|tổ dân phố|xóm|làng|khu dân cư|phum|sóc)\b(?P<more>\s*[,/]|\s+và\b)?",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"^\W*(?:tong|cong)\b")
_HEADER_ROWS, _MIN_KEYS, _SHORT_NAME = 3, 2, 90


@dataclass(frozen=True, slots=True)
class Columns:
    header: int
    keys: tuple[str, ...]
    units: tuple[str | None, ...]  # "thôn" under "Thôn"; "" under "Thôn, buôn"; None where no village is announced

    def has(self, *keys: str) -> bool:
        return any(key in known.split("+") for key in keys for known in self.keys)


def columns_of(table: Table) -> Columns | None:
    """The header row and what its columns hold."""
    best: Columns | None = None
    for index, row in enumerate(table.rows[:_HEADER_ROWS]):
        keys = tuple(_column(cell) for cell in row)
        known = sum(bool(key) for key in keys)
        filled = sum(bool(cell.text) for cell in row)
        if best is not None and known <= sum(bool(key) for key in best.keys) + 1:
            continue
        if known >= _MIN_KEYS and 2 * known > filled and not _is_data(row):
            best = Columns(index, keys, tuple(_unit(cell) for cell in row))
    return best


def _unit(cell: Cell) -> str | None:
    match = _UNIT_HEADER.match(cell.text)
    return match and ("" if match["more"] else match[1].lower())


def is_dialogue_table(table: Table, columns: Columns) -> bool:
    """True for a schedule of dialogues; tables of duties and minute-by-minute agendas are none."""
    if columns.has("duty") and not columns.has("venue", "audience"):
        return False
    if not columns.has("time", "venue", "audience", "people") or not columns.has("topics", "venue", "audience", "time"):
        return False
    if sum(columns.has(key) for key in ("time", "venue", "topics", "audience", "people", "chair")) < _MIN_KEYS:
        return False
    return columns.has("venue", "audience") or any(
        _row_is_dated(row, columns) for row in table.rows[columns.header + 1 :]
    )


def read_table(table: Table, columns: Columns, context: Context) -> list[Dialogue]:
    """The dialogues of a schedule."""
    dialogues: list[Dialogue] = []
    above: tuple[Cell, ...] = ()
    period: Found[str] | None = None
    for raw in table.rows[columns.header + 1 :]:
        row = _with_dittos(raw, above)
        above = row
        filled = [cell for cell in row if cell.text]
        if len({cell.text for cell in filled}) == 1:
            head = filled[0]
            period = head.at_home(vague_date(head.surface, head.start, head.end))
        if len(filled) < _MIN_KEYS or _TOTAL.match(filled[0].surface.folded[filled[0].start : filled[0].end]):
            continue
        if len({cell.text for cell in filled}) == 1 or len(row) < 2:  # noqa: PLR2004  a heading across the table
            continue
        dialogue = _dialogue(row, columns, context)
        if dialogue.date is None and dialogue.date_text is None:
            dialogue = replace(dialogue, date_text=period)
        if dialogues and _same_occasion(dialogues[-1], dialogue):
            dialogues[-1] = replace(dialogues[-1], topics=(*dialogues[-1].topics, *dialogue.topics))
        elif dialogue.audience or dialogue.topics or dialogue.date or dialogue.venue:
            dialogues.append(dialogue)
    return dialogues


def labels_in_table(table: Table) -> list[Labelled]:
    """A table of two columns "Thời gian | …" as labelled values."""
    parts = []
    for row in table.rows:
        if len(row) == 2 and row[1].home is None:  # noqa: PLR2004
            key = key_of(row[0].surface.folded[row[0].start : row[0].end].strip())
            if key:
                parts.append(Labelled(key, row[1].start, row[1].end))
    return parts if len(parts) >= _MIN_KEYS else []


def _is_data(row: tuple[Cell, ...]) -> bool:
    """A row with a number or a day in it is no header."""
    return any(
        cell.text.strip(" .").isdigit() or next(dates(cell.surface, cell.start, cell.end, 2000), None) for cell in row
    )


def _column(cell: Cell) -> str:
    folded = " ".join(cell.surface.folded[cell.start : cell.end].split())
    return next((key for key, pattern in _COLUMNS if pattern.search(folded)), "") if len(folded) < 90 else ""  # noqa: PLR2004


def _row_is_dated(row: tuple[Cell, ...], columns: Columns) -> bool:
    for cell, key in zip(row, columns.keys, strict=False):
        if key.startswith("time") and (
            any(True for _ in dates(cell.surface, cell.start, cell.end, 2000))
            or vague_date(cell.surface, cell.start, cell.end)
        ):
            return True
    return False


def _with_dittos(row: tuple[Cell, ...], above: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(above[i] if i < len(above) and is_ditto(cell) else cell for i, cell in enumerate(row))


def _dialogue(row: tuple[Cell, ...], columns: Columns, context: Context) -> Dialogue:
    filled = [cell for cell in row if cell.text]
    whole = Span(min(cell.span.start for cell in filled), max(cell.span.end for cell in filled))
    dialogue = Dialogue(whole)
    for cell, key in zip(row, columns.keys, strict=False):
        if cell.text and key:
            dialogue = _with_cell(dialogue, cell, key, context)
    if dialogue.audience is None or dialogue.audience.value.kind == "other":
        dialogue = replace(dialogue, audience=_audience(row, columns, context) or dialogue.audience)
    return dialogue


def _with_cell(dialogue: Dialogue, cell: Cell, key: str, context: Context) -> Dialogue:
    surface, start, end = cell.surface, cell.start, cell.end
    words = cell.at_home(surface.found(start, end))
    if key == "venue":
        return replace(dialogue, venue=dialogue.venue or words)
    if key == "chair":
        return replace(dialogue, chair=dialogue.chair or words)
    if key == "preparing":
        return replace(dialogue, preparing_unit=dialogue.preparing_unit or words)
    if key in ("time", "time+venue"):
        read = read_dialogue(surface, [Labelled("time", start, end)], cell.span, context)
        beside = venue_beside_time(surface, start, end) if key == "time+venue" else None
        return replace(
            dialogue,
            date=dialogue.date or cell.at_home(read.date),
            date_text=dialogue.date_text or cell.at_home(read.date_text),
            start_time=dialogue.start_time or cell.at_home(read.start_time),
            half_day=dialogue.half_day or cell.at_home(read.half_day),
            venue=dialogue.venue or cell.at_home(read.venue or beside),
        )
    if key == "topics":
        read = read_dialogue(surface, [Labelled("", start, end)], cell.span, context)
        with_people = read.audience is not None and read.topics
        topics = read.topics if with_people else read_topics(surface, start, end)
        placed = tuple(Topic(cell.at_home(topic.text) or topic.text, topic.fields) for topic in topics)
        audience = dialogue.audience or (cell.at_home(read.audience) if with_people else None)
        return replace(dialogue, topics=(*dialogue.topics, *placed), audience=audience)
    return dialogue


def _audience(row: tuple[Cell, ...], columns: Columns, context: Context) -> Found[Audience] | None:
    """Who is named in words, else what stands under a heading such as "Thôn"."""
    cells = [item for item in zip(row, columns.keys, columns.units, strict=False) if item[0].text]
    for wanted in ("audience", "people"):
        for cell, key, unit in cells:
            if key == wanted and (found := _named_in_cell(cell, wanted, unit, context)):
                return found
        if wanted == "audience":
            headed = (_named_by_header(cell, unit) for cell, key, unit in cells if key == wanted)
            if found := next((audience for audience in headed if audience), None):
                return found
    return None


def _named_in_cell(cell: Cell, wanted: str, unit: str | None, context: Context) -> Found[Audience] | None:
    found = cell.at_home(read_audience(cell.surface, cell.surface.trim(cell.start, cell.end), context.commune))
    words = cell.at_home(cell.surface.found(cell.start, cell.end))
    if found is None or words is None or (unit and found.value.kind == "commune" and wanted == "audience"):
        return None
    if found.value.kind not in ("village", "commune") and len(words.value) < _SHORT_NAME:
        return Found(Audience(found.value.kind, words.value), words.span)
    return found


def _named_by_header(cell: Cell, unit: str | None) -> Found[Audience] | None:
    words = cell.at_home(cell.surface.found(cell.start, cell.end))
    if words is None:
        return None
    if unit:
        named = words.value if unit in words.value.lower() else f"{unit} {_lower_first(words.value)}"
        return Found(Audience("village", named), words.span)
    if not any(char.isalpha() for char in words.value):  # the number of a cluster names nobody
        return None
    return Found(Audience("other" if unit is None else "village", words.value), words.span)


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:] if words.lower().startswith("số ") else words


def _same_occasion(before: Dialogue, now: Dialogue) -> bool:
    """A row that only adds a topic to the dialogue above it (merged cells repeat time, venue and audience)."""

    def value(found: Found | None) -> object:  # type: ignore[type-arg]
        return found.value if found else None

    same = all(
        value(getattr(before, name)) == value(getattr(now, name))
        for name in ("audience", "date", "date_text", "start_time", "venue")
    )
    return same and (before.date is not None or before.date_text is not None) and before.venue is not None
