"""One dialogue from its labelled and unlabelled words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dienhong.cycle.plans.reading.audience import attending_phrase, audience_phrase, find_village, read_audience
from dienhong.cycle.plans.reading.dates import clock, half_day, own_dates, vague_date
from dienhong.cycle.plans.reading.labels import Labelled, spans_for
from dienhong.cycle.plans.reading.structure import Audience, Dialogue, Found, HalfDay, PartialDate, Span, Topic
from dienhong.cycle.plans.reading.surface import Surface, Words
from dienhong.cycle.plans.reading.topics import read_topics
from dienhong.cycle.plans.reading.venues import is_place, venue_after_at, venue_beside_time, venue_of_label

_ABOUT = Words(
    r"(?:\bvề(?! đích| hưu| sinh| (?:nhà|nước)\s*(?:$|[,;.]))\b(?:\s+(?:việc(?! làm)|các nội dung|nội dung"
    r"|những nội dung|vấn đề))?|\bve viec\b|với (?:các )?(?:nội dung|chủ đề|chuyên đề)|\bnội dung\b|\bchủ đề\b"
    r"|\bchuyên đề\b|liên quan (?:đến|tới)|phản ánh về)\s*(?:về\s+)?[:“\"]?\s*"
)
_TOPIC_END = Words(
    r"[,;.(]?\s*(?:\(?\s*\bdự kiến\b|\bthời gian\b\s*:|\bđịa điểm\b\s*:|\bvào (?:\d|ngày|lúc|hồi|buổi|sáng"
    r"|chiều|tối|tháng|quý|khoảng|thứ)\b|\btại (?=hội trường|nhà văn|nvh|trụ sở|phòng họp|trường|trung tâm"
    r"|nhà sinh hoạt|nhà cộng|nhà rông|văn phòng|sân|đình)"
    r"|\bthời gian (?:tổ chức|dự kiến|từ)\b|\bđồng chí [^,;.]{2,60} chủ trì\b"
    r"|\b(?:được )?tổ chức (?=(?:vào|tại|lúc|ngày|trong|tháng|quý|dự kiến|sáng|chiều|tối|buổi|\d)\b)"
    r"|\bdo [^,;.]{2,80} (?:đồng )?chủ trì\b|\bchủ trì\s*:|\b(?:sáng|chiều|tối) ngày \d"
    r"|[,;.:(]\s*\b(?:ngày(?= \d)|(?:sáng|chiều|tối) \d|lúc|trong tháng|trong quý|tháng \d|quý [IVX\d])"
    r"|[,;(]\s*\d{1,2}\s?(?:giờ|h)\b|\b(?:nhà văn hóa"
    r"|hội trường) [^,;.]{2,40}$)"
)
_TIME_FIRST = Words(
    r"\W*(?:(?:dự kiến|vào|lúc|từ|khoảng|hồi|buổi)\s+)*(?:\d{1,2}\s?(?:giờ|h)\b|\d{1,2}h\d|\d{1,2}/\d"
    r"|ngày\s+\d|sáng\b|chiều\b|tối\b|quý\s+[IVX\d]|tháng\s+\d|tại\s)"
)
_CHAIR_BEFORE = Words(
    r"(?:\bdo\s+|[,;.(]\s*)(?:các\s+)?(?P<c>(?:đồng chí |đ/c |ông |bà |chủ tịch|bí thư|phó|lãnh đạo"
    r"|thường trực|đại diện|trưởng)[^;.()\n]{2,140}?)\s+(?:cùng\s+)?(?:đồng\s+)?chủ (?:trì|tọa|toạ)\b"
    r"(?!\s+(?:tất cả|toàn bộ|các|những|mọi)\b)"
)
_CHAIR_AFTER = Words(
    r"\b(?:đồng\s+)?chủ (?:trì|tọa|toạ)(?: hội nghị| đối thoại| buổi đối thoại)?\s*(?::"
    r"|là)\s*(?P<c>[^;\n()]{3,160}?)(?=[;.\n(]|$)"
)
_CHAIRS_TOO = Words(r"\s*(?:cùng\s+)?(?:đồng\s+)?chủ (?:trì|tọa|toạ)\b[^,;]*$")
_PREPARING = Words(
    r"(?:\bdo\s+|\bgiao\s+|[,;.(]\s*)(?P<c>(?:văn phòng|phòng|công an|ban|hội|đoàn|công chức|trạm"
    r"|trung tâm|ủy ban|uỷ ban|ubmttq|bộ phận)[^;.()\n]{1,110}?)\s+(?:chủ trì\s+)?(?:chuẩn bị|tham mưu)\b"
)
_LISTENING = re.compile(r"\by kien\b[^:;.]{0,40}?\bcua\b\s*")
_BY_PEOPLE = re.compile(r"\b(?:phan anh|ve|lien quan|kien nghi)\b")


_PUPILS = re.compile(r"giao vien|nha giao|thay|co giao|hoc sinh|phu huynh|cha me|sinh vien")
_BRACKETS = re.compile(r"\(([^()\n]{6,120})\)")
_MAX_LEAD = 30
_NO_SPAN = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole plan says, for completing one dialogue."""

    year: int | None
    commune: str | None


def read_dialogue(surface: Surface, parts: list[Labelled], span: Span, context: Context) -> Dialogue:
    """A dialogue from the parts of its branch; absent values stay None."""
    words = spans_for(parts, "")
    audience = _audience(surface, parts, words, context)
    when = _when(surface, [*spans_for(parts, "time", "time+venue"), *words], context)
    dialogue = replace(
        when,
        span=span,
        audience=audience,
        venue=_venue(surface, parts, words),
        chair=_chair(surface, spans_for(parts, "chair"))
        or _search(surface, _CHAIR_BEFORE, words)
        or _search(surface, _CHAIR_AFTER, words),
        preparing_unit=_first(surface, spans_for(parts, "preparing")) or _search(surface, _PREPARING, words),
    )
    topics = tuple(topic for s in spans_for(parts, "topics") for topic in read_topics(surface, s.start, s.end))
    return replace(dialogue, topics=topics or _topics_in_words(surface, words, audience))


def _when(surface: Surface, spans: list[Span], context: Context) -> Dialogue:
    """Date, hour and half of the day; the text of a vague date only while no day is known."""
    day: Found[PartialDate] | None = None
    vague: Found[str] | None = None
    hour: Found[str] | None = None
    half: Found[HalfDay] | None = None
    for span in spans:
        written = next(own_dates(surface, span.start, span.end, context.year), None)
        time = clock(surface, span.start, span.end)
        day, hour = day or _whole(written), hour or time
        if written or time:
            half = half or half_day(surface, span.start, span.end, time)
        vague = vague or vague_date(surface, span.start, span.end)
    if half is None and spans:
        half = half_day(surface, spans[0].start, min(spans[0].end, spans[0].start + 60), hour)
    return Dialogue(_NO_SPAN, date=day, date_text=None if day else vague, start_time=hour, half_day=half)


def _whole(written: Found[PartialDate] | None) -> Found[PartialDate] | None:
    return written if written and written.value.day is not None else None


def _audience(surface: Surface, parts: list[Labelled], words: list[Span], context: Context) -> Found[Audience] | None:
    for span in spans_for(parts, "audience"):
        if found := read_audience(surface, surface.trim(span.start, span.end), context.commune):
            return found
    for span in words[:2]:
        phrase = audience_phrase(surface, span.start, span.end)
        if phrase is None and (listened := _LISTENING.search(surface.folded, span.start, span.end)):
            stop = _BY_PEOPLE.search(surface.folded, listened.end(), span.end)
            phrase = surface.trim(listened.end(), stop.start() if stop else span.end)
        if phrase is None:
            continue
        found = read_audience(surface, phrase, context.commune)
        if found and found.value.kind == "commune":
            follow = re.compile(r"\s*(?:ở|tại|của)\s+(?:các\s+)?", re.IGNORECASE).match(
                surface.plain, phrase.end, span.end
            )
            village = find_village(surface, follow.end(), span.end) if follow else None
            if follow and village and village.start - follow.end() < 3:  # noqa: PLR2004
                return Found(Audience("village", surface.value(village.start, village.end)), village)
        if found:
            return (found.value.kind == "commune" and _attending(surface, words, context)) or found
    return (
        _leading_village(surface, words)
        or _leading_audience(surface, words, context)
        or _attending(surface, words, context)
    )


def _attending(surface: Surface, words: list[Span], context: Context) -> Found[Audience] | None:
    """Those named after "gồm" or "dành cho", unless that is everybody."""
    phrases = (attending_phrase(surface, span.start, span.end) for span in words)
    found = (read_audience(surface, phrase, context.commune) for phrase in phrases if phrase)
    return next((audience for audience in found if audience and audience.value.kind != "commune"), None)


def _leading_audience(surface: Surface, words: list[Span], context: Context) -> Found[Audience] | None:
    """ "Hội Nông dân xã: bàn về …": those named before the colon."""
    colon = surface.plain.find(":", words[0].start, min(words[0].end, words[0].start + 120)) if words else -1
    if colon < 0 or _TIME_FIRST.match(surface, words[0].start, colon):
        return None
    found = read_audience(surface, surface.trim(words[0].start, colon), context.commune)
    if found is None or found.value.kind == "commune" or found.span.start - words[0].start > _MAX_LEAD:
        return None
    is_venue = found.value.kind == "school" and not _PUPILS.search(surface.folded, words[0].start, colon)
    return None if is_venue else found


def _leading_village(surface: Surface, words: list[Span]) -> Found[Audience] | None:
    if not words:
        return None
    village = find_village(surface, words[0].start, min(words[0].end, words[0].start + 160))
    if village is None or re.search(
        r"\btai\b|nha van hoa|hoi truong|nvh", surface.folded[words[0].start : village.start]
    ):
        return None
    return Found(Audience("village", surface.value(village.start, village.end)), village)


def _venue(surface: Surface, parts: list[Labelled], words: list[Span]) -> Found[str] | None:
    for span in spans_for(parts, "venue"):
        if venue := venue_of_label(surface, span.start, span.end):
            return venue
    for span in [*spans_for(parts, "time+venue", "time"), *words]:
        if venue := venue_after_at(surface, span.start, span.end):
            return venue
    beside = [*spans_for(parts, "time+venue"), *(Span(*m.span(1)) for m in _brackets(surface, words))]
    found = (venue_beside_time(surface, span.start, span.end) for span in beside)
    return next((venue for venue in found if venue and is_place(surface, venue.span)), None)


def _brackets(surface: Surface, words: list[Span]) -> Iterator[re.Match[str]]:
    for span in words[:1]:
        yield from _BRACKETS.finditer(surface.plain, span.start, min(span.end, span.start + 200))


def _first(surface: Surface, spans: list[Span]) -> Found[str] | None:
    for span in spans:
        line = surface.text.find("\n", span.start, span.end)
        if found := surface.found(span.start, span.end if line < 0 else line):
            return found
    return None


def _chair(surface: Surface, spans: list[Span]) -> Found[str] | None:
    """The named chair without the words "(đồng) chủ trì" that may follow."""
    found = _first(surface, spans)
    again = _CHAIRS_TOO.search(surface, found.span.start, found.span.end) if found else None
    return surface.found(found.span.start, again.start()) if found and again else found


def _search(surface: Surface, pattern: Words, spans: list[Span]) -> Found[str] | None:
    for span in spans:
        if match := pattern.search(surface, span.start, span.end):
            return surface.found(match.start("c"), match.end("c"))
    return None


def _topics_in_words(surface: Surface, words: list[Span], audience: Found[Audience] | None) -> tuple[Topic, ...]:
    if not words:
        return ()
    head, *rest = words
    start = max(head.start, audience.span.end) if audience and audience.span.start < head.end else head.start
    about = _ABOUT.search(surface, start, head.end)
    colon = surface.plain.find(":", start, head.end)
    if about is None and colon >= 0:
        topics = _until_end(surface, colon + 1, head.end)
    else:
        topics = _until_end(surface, about.end(), head.end) if about else ()
    if topics:
        return topics
    return tuple(topic for span in rest for topic in _until_end(surface, span.start, span.end))


def _until_end(surface: Surface, start: int, end: int) -> tuple[Topic, ...]:
    if _TIME_FIRST.match(surface, start, end):
        return ()
    stop = _TOPIC_END.search(surface, start, end)
    if stop and stop.start() <= start + 1:
        return ()
    return read_topics(surface, start, stop.start() if stop else end)
