"""All dialogues of a plan: table and prose brought together, what is said once for all applied to each."""

import re
from dataclasses import replace

from dienhong.cycle.plans.reading.audience import audience_phrase, read_audience, villages_of_people
from dienhong.cycle.plans.reading.dates import own_dates
from dienhong.cycle.plans.reading.details import Context, read_dialogue
from dienhong.cycle.plans.reading.dialogues_prose import Entry, Prose
from dienhong.cycle.plans.reading.labels import Labelled, spans_for
from dienhong.cycle.plans.reading.structure import Audience, Dialogue, Found, Span
from dienhong.cycle.plans.reading.surface import Surface
from dienhong.cycle.plans.reading.topics import read_topics
from dienhong.cycle.plans.reading.venues import is_open_choice
from dienhong.kernel.vietnamese import fold

_SPAN_OF_DAYS = re.compile(r"\btu\b.{0,40}\bden\b|\btruoc ngay\b|\bden het ngay\b")
_OPEN_CHAIR = re.compile(r"\bhoac\b")
_INLINE_TURN = re.compile(
    r"(?:^|[;,.(:]\s*|\bva\s+|-\s*)(?:cuoc|lan|dot|buoi|hoi nghi|ky)\s+(?:thu\s+)?(?:\d{1,2}|nhat|mot|hai"
    r"|ba|tu|bon|i{1,3}|iv)\s*(?=[:,(\-]|\s(?:vao|ngay|trong|quy|thang|to chuc|du kien))"
)
_FILLED = ("date", "date_text", "half_day", "start_time", "venue", "chair", "preparing_unit")


def bring_together(
    surface: Surface, table: list[Dialogue], prose: Prose, subject: Found[str] | None, context: Context
) -> tuple[Dialogue, ...]:
    """The plan's dialogues in order, each as complete as the plan makes it."""
    dialogues = _merged(table, prose.entries)
    if not dialogues:
        dialogues = _single(surface, prose.general, context)
    elif len(dialogues) == 1:
        dialogues = _completed_by_labels(surface, dialogues[0], prose.general, context)
    if len(dialogues) > 1 and not any(dialogue.topics for dialogue in dialogues):
        topics = tuple(t for s in spans_for(prose.general, "topics") for t in read_topics(surface, s.start, s.end))
        dialogues = [replace(dialogue, topics=topics) for dialogue in dialogues]
    if len(dialogues) == 1 and dialogues[0].audience is None:
        dialogues = [replace(dialogues[0], audience=_audience_of_participants(surface, prose.general))]
    dialogues = [_with_common(surface, dialogue, prose.general, context) for dialogue in dialogues]
    return tuple(_with_subject_audience(surface, dialogue, subject, context) for dialogue in dialogues)


def _merged(table: list[Dialogue], entries: list[Entry]) -> list[Dialogue]:
    merged: list[Entry] = [Entry(dialogue, str(i + 1)) for i, dialogue in enumerate(table)]
    loose: list[Entry] = []
    for entry in entries:
        match = next((i for i, known in enumerate(merged) if _same(known, entry) and _complement(known, entry)), None)
        if match is not None:
            merged[match] = Entry(
                _joined(merged[match].dialogue, entry.dialogue), merged[match].ordinal or entry.ordinal
            )
        elif table and (not entry.explicit or _is_general(entry.dialogue)):
            loose.append(entry)
        else:
            merged.append(entry)
    dialogues = [entry.dialogue for entry in merged]
    if not table:
        dialogues = _zipped(dialogues)
    if table and len(loose) == 1:
        return [replace(d, topics=d.topics or loose[0].dialogue.topics) for d in dialogues]
    return dialogues


def _same(one: Entry, other: Entry) -> bool:
    """Both speak of one dialogue: the same ordinal, or the same particular audience."""
    a, b = one.dialogue.audience, other.dialogue.audience
    if a and b and a.value.kind != "commune" and b.value.kind != "commune":
        left, right = fold(a.value.name or ""), fold(b.value.name or "")
        alike = a.value.kind == b.value.kind or {a.value.kind, b.value.kind} == {"association", "group"}
        return alike and (left == right or _contains(left, right))
    return one.ordinal is not None and one.ordinal == other.ordinal and not (a and b and a.value.kind != b.value.kind)


def _contains(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return bool(short) and re.search(rf"{re.escape(short)}\b", long) is not None


def _complement(one: Entry, other: Entry) -> bool:
    """One tells when, the other does not (or both the same), so that they are not two dialogues of one village."""
    a, b = one.dialogue, other.dialogue
    if a.date and b.date:
        return a.date.value == b.date.value
    return not (a.topics and b.topics) or bool(a.date or b.date or a.venue or b.venue)


def _is_general(dialogue: Dialogue) -> bool:
    return dialogue.audience is None or dialogue.audience.value.kind == "commune"


def _joined(known: Dialogue, more: Dialogue) -> Dialogue:
    filled = {name: getattr(known, name) or getattr(more, name) for name in _FILLED}
    return replace(known, audience=known.audience or more.audience, topics=known.topics or more.topics, **filled)


def _zipped(dialogues: list[Dialogue]) -> list[Dialogue]:
    """A list of audiences with topics and a list of bare dates of equal length belong together."""
    bare = [d for d in dialogues if d.audience is None and not d.topics and (d.date or d.date_text)]
    rest = [d for d in dialogues if d not in bare]
    if bare and len(bare) == len(rest) and not any(d.date for d in rest):
        return [_joined(one, other) for one, other in zip(rest, bare, strict=True)]
    return dialogues


def _single(surface: Surface, general: list[Labelled], context: Context) -> list[Dialogue]:
    """A plan of one conference, told by section headings; several dates are several occasions."""
    told = [part for part in general if part.key in ("time", "time+venue", "venue", "topics", "audience")]
    if not told:
        return []
    span = Span(told[0].start, told[0].end)
    base = read_dialogue(surface, general, span, context)
    occasions = _occasions(surface, spans_for(general, "time", "time+venue"), context)
    return [
        _joined(replace(occasion, span=base.span), replace(base, date=None, date_text=None)) for occasion in occasions
    ] or [base]


def _occasions(surface: Surface, spans: list[Span], context: Context) -> list[Dialogue]:
    """The separate days named under "Thời gian"; fewer than two give none."""
    found: list[Dialogue] = []
    for span in spans:
        turns = [match.start() for match in _INLINE_TURN.finditer(surface.folded, span.start, span.end)]
        days = [d.span.start for d in own_dates(surface, span.start, span.end, context.year) if d.value.day is not None]
        if len(turns) > 1:
            starts = turns
        elif len(days) > 1 and not _SPAN_OF_DAYS.search(surface.folded, span.start, span.end):
            starts = [span.start, *days[1:]]
        elif days or turns:
            starts = [span.start]
        else:
            continue
        for start, end in zip(starts, [*starts[1:], span.end], strict=True):
            found.append(read_dialogue(surface, [Labelled("time", start, end)], Span(start, end), context))
    return found if len(found) > 1 else []


def _completed_by_labels(
    surface: Surface, dialogue: Dialogue, general: list[Labelled], context: Context
) -> list[Dialogue]:
    """One dialogue with its time, venue and topics under other headings."""
    base = read_dialogue(surface, [part for part in general if part.key], dialogue.span, context)
    if dialogue.date is None and dialogue.date_text is None:
        occasions = _occasions(surface, spans_for(general, "time", "time+venue"), context)
        if occasions:
            return [
                _joined(_joined(dialogue, occasion), replace(base, date=None, date_text=None)) for occasion in occasions
            ]
    return [_joined(dialogue, replace(base, audience=dialogue.audience or base.audience))]


def _with_common(surface: Surface, dialogue: Dialogue, general: list[Labelled], context: Context) -> Dialogue:
    """Chair, preparing unit, hour and a single fixed venue hold for every dialogue that names none."""
    common = read_dialogue(
        surface,
        [part for part in general if part.key in ("chair", "preparing", "time", "venue", "time+venue")],
        dialogue.span,
        context,
    )
    venue = (
        common.venue
        if common.venue and not is_open_choice(surface, common.venue.span.start, common.venue.span.end)
        else None
    )
    venue = (
        venue
        if venue and not any(is_open_choice(surface, s.start, s.end) for s in spans_for(general, "venue"))
        else None
    )
    own_hour = dialogue.start_time or (dialogue.half_day and not common.start_time)
    kept_venue = dialogue.venue
    if (
        kept_venue
        and is_open_choice(surface, kept_venue.span.start, kept_venue.span.end)
        and _is_general_venue(kept_venue.value)
    ):
        kept_venue = None
    return replace(
        dialogue,
        chair=dialogue.chair or common.chair,
        preparing_unit=dialogue.preparing_unit or common.preparing_unit,
        start_time=dialogue.start_time or (None if own_hour else common.start_time),
        half_day=dialogue.half_day or (None if own_hour else common.half_day),
        venue=kept_venue or venue,
    )


def _audience_of_participants(surface: Surface, general: list[Labelled]) -> Found[Audience] | None:
    found = (villages_of_people(surface, span.start, span.end) for span in spans_for(general, "participants"))
    return next((audience for audience in found if audience), None)


def _is_general_venue(words: str) -> bool:
    return bool(
        re.search(
            (
                r"\bhoặc\b|lựa chọn|phù hợp|các (?:thôn|ấp|bản|khu|tổ|buôn|khóm|xóm)\b|thuận (?:tiện|lợi)|như:"
                r"|thông báo sau"
            ),
            words,
            re.IGNORECASE,
        )
    )


def _with_subject_audience(
    surface: Surface, dialogue: Dialogue, subject: Found[str] | None, context: Context
) -> Dialogue:
    """A dialogue without audience of its own is held with those whom the plan's subject names."""
    if dialogue.audience is not None or subject is None:
        return dialogue
    phrase = audience_phrase(surface, subject.span.start, subject.span.end)
    named = read_audience(surface, phrase, context.commune) if phrase else None
    if named is None and context.commune and phrase:
        named = Found(Audience("other", surface.value(phrase.start, phrase.end)), phrase)
    return replace(dialogue, audience=named)
