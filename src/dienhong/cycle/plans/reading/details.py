"""One dialogue from its labelled and unlabelled words."""

import re
from dataclasses import dataclass, replace

from dienhong.cycle.plans.reading.audience import audience_phrase, find_village, read_audience
from dienhong.cycle.plans.reading.dates import clock, half_day, own_dates, vague_date
from dienhong.cycle.plans.reading.labels import Labelled, spans_for
from dienhong.cycle.plans.reading.structure import Audience, Dialogue, Found, PartialDate, Span, Topic
from dienhong.cycle.plans.reading.surface import Surface
from dienhong.cycle.plans.reading.topics import read_topics
from dienhong.cycle.plans.reading.venues import venue_after_at, venue_of_label

_ABOUT = re.compile(
    r"(?:\bvề(?! đích| hưu| nhà| nước)\b(?:\s+(?:việc(?! làm)|các nội dung|nội dung|những nội dung|vấn đề))?|\bve viec\b|với (?:các )?(?:nội dung|chủ đề|chuyên đề)|\bnội dung\b|\bchủ đề\b|\bchuyên đề\b|liên quan (?:đến|tới)|phản ánh về)\s*(?:về\s+)?[:“\"]?\s*",
    re.IGNORECASE,
)
_TOPIC_END = re.compile(
    r"[,;.(]?\s*(?:\(?\s*\bdự kiến\b|\bthời gian\b\s*:|\bđịa điểm\b\s*:|\bvào (?:\d|ngày|lúc|hồi|buổi|sáng|chiều|tối|tháng|quý|khoảng|thứ)\b|\btại (?=hội trường|nhà văn|nvh|trụ sở|phòng họp|trường|trung tâm|nhà sinh hoạt|nhà cộng|nhà rông|văn phòng|sân|đình)"
    r"|\bthời gian (?:tổ chức|dự kiến|từ)\b|\bđồng chí [^,;.]{2,60} chủ trì\b|\bdo [^,;.]{2,80} (?:đồng )?chủ trì\b|\bchủ trì\s*:|\b(?:sáng|chiều|tối) ngày \d|[,;.(]\s*\b(?:ngày|lúc|trong tháng|trong quý|tháng \d|quý [IVX\d])|[,;(]\s*\d{1,2}\s?(?:giờ|h)\b|\b(?:nhà văn hóa|hội trường) [^,;.]{2,40}$)",
    re.IGNORECASE,
)
_TIME_FIRST = re.compile(
    r"\W*(?:(?:dự kiến|vào|lúc|từ|khoảng|hồi|buổi)\s+)*(?:\d{1,2}\s?(?:giờ|h)\b|\d{1,2}h\d|\d{1,2}/\d|ngày\s+\d|sáng\b|chiều\b|tối\b|quý\s+[IVX\d]|tháng\s+\d|tại\s)",
    re.IGNORECASE,
)
_CHAIR_BEFORE = re.compile(
    r"(?:\bdo\s+|[,;.(]\s*)(?:các\s+)?(?P<c>(?:đồng chí |đ/c |ông |bà |chủ tịch|bí thư|phó|lãnh đạo|thường trực|đại diện|trưởng)[^;.()\n]{2,140}?)\s+(?:cùng\s+)?(?:đồng\s+)?chủ (?:trì|tọa|toạ)\b",
    re.IGNORECASE,
)
_CHAIR_AFTER = re.compile(r"\b(?:đồng\s+)?chủ (?:trì|tọa|toạ)(?: hội nghị| đối thoại| buổi đối thoại)?\s*(?::|là)\s*(?P<c>[^;\n()]{3,160}?)(?=[;.\n(]|$)", re.IGNORECASE)
_CHAIRS_TOO = re.compile(r"\s*(?:cùng\s+)?(?:đồng\s+)?chủ (?:trì|tọa|toạ)\b[^,;]*$", re.IGNORECASE)
_PREPARING = re.compile(
    r"(?:\bdo\s+|\bgiao\s+|[,;.(]\s*)(?P<c>(?:văn phòng|phòng|công an|ban|hội|đoàn|công chức|trạm|trung tâm|ủy ban|uỷ ban|ubmttq|bộ phận)[^;.()\n]{1,110}?)\s+(?:chủ trì\s+)?(?:chuẩn bị|tham mưu)\b",
    re.IGNORECASE,
)
_LISTENING = re.compile(r"\by kien\b[^:;.]{0,40}?\bcua\b\s*")
_BY_PEOPLE = re.compile(r"\b(?:phan anh|ve|lien quan|kien nghi)\b")


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole plan says, for completing one dialogue."""

    year: int | None
    commune: str | None


def read_dialogue(surface: Surface, parts: list[Labelled], span: Span, context: Context) -> Dialogue:
    """A dialogue from the parts of its branch; absent values stay None."""
    words = spans_for(parts, "")
    audience = _audience(surface, parts, words, context)
    timed = [*spans_for(parts, "time", "time+venue"), *words]
    dialogue = Dialogue(span, audience=audience, **_when(surface, timed, context))
    dialogue = replace(
        dialogue,
        venue=_venue(surface, parts, words),
        chair=_chair(surface, spans_for(parts, "chair")) or _search(surface, _CHAIR_BEFORE, words) or _search(surface, _CHAIR_AFTER, words),
        preparing_unit=_first(surface, spans_for(parts, "preparing")) or _search(surface, _PREPARING, words),
    )
    topics = tuple(topic for s in spans_for(parts, "topics") for topic in read_topics(surface, s.start, s.end))
    return replace(dialogue, topics=topics or _topics_in_words(surface, words, audience))


def _when(surface: Surface, spans: list[Span], context: Context) -> dict[str, Found | None]:  # type: ignore[type-arg]
    found: dict[str, Found | None] = {"date": None, "date_text": None, "start_time": None, "half_day": None}  # type: ignore[type-arg]
    for span in spans:
        written = next(own_dates(surface, span.start, span.end, context.year), None)
        time = clock(surface, span.start, span.end)
        found["date"] = found["date"] or _whole(written)
        found["start_time"] = found["start_time"] or time
        if written or time:
            found["half_day"] = found["half_day"] or half_day(surface, span.start, span.end, time)
        if found["date"] is None and found["date_text"] is None:
            found["date_text"] = vague_date(surface, span.start, span.end)
    if found["date"] is not None:
        found["date_text"] = None
    if found["half_day"] is None and spans:
        found["half_day"] = half_day(surface, spans[0].start, min(spans[0].end, spans[0].start + 60), found["start_time"])
    return found


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
            follow = re.compile(r"\s*(?:ở|tại|của)\s+(?:các\s+)?", re.IGNORECASE).match(surface.plain, phrase.end, span.end)
            village = find_village(surface, follow.end(), span.end) if follow else None
            if follow and village and village.start - follow.end() < 3:  # noqa: PLR2004
                return Found(Audience("village", surface.value(village.start, village.end)), village)
        if found:
            return found
    return _leading_village(surface, words)


def _leading_village(surface: Surface, words: list[Span]) -> Found[Audience] | None:
    if not words:
        return None
    village = find_village(surface, words[0].start, min(words[0].end, words[0].start + 160))
    if village is None or re.search(r"\btai\b|nha van hoa|hoi truong|nvh", surface.folded[words[0].start : village.start]):
        return None
    return Found(Audience("village", surface.value(village.start, village.end)), village)


def _venue(surface: Surface, parts: list[Labelled], words: list[Span]) -> Found[str] | None:
    for span in spans_for(parts, "venue"):
        if venue := venue_of_label(surface, span.start, span.end):
            return venue
    for span in [*spans_for(parts, "time+venue", "time"), *words]:
        if venue := venue_after_at(surface, span.start, span.end):
            return venue
    return None


def _first(surface: Surface, spans: list[Span]) -> Found[str] | None:
    for span in spans:
        line = surface.text.find("\n", span.start, span.end)
        if found := surface.found(span.start, span.end if line < 0 else line):
            return found
    return None


def _chair(surface: Surface, spans: list[Span]) -> Found[str] | None:
    """The named chair without the words "(đồng) chủ trì" that may follow."""
    found = _first(surface, spans)
    again = _CHAIRS_TOO.search(surface.plain, found.span.start, found.span.end) if found else None
    return surface.found(found.span.start, again.start()) if found and again else found


def _search(surface: Surface, pattern: re.Pattern[str], spans: list[Span]) -> Found[str] | None:
    for span in spans:
        if match := pattern.search(surface.plain, span.start, span.end):
            return surface.found(match.start("c"), match.end("c"))
    return None


def _topics_in_words(surface: Surface, words: list[Span], audience: Found[Audience] | None) -> tuple[Topic, ...]:
    if not words:
        return ()
    head, *rest = words
    start = max(head.start, audience.span.end) if audience and audience.span.start < head.end else head.start
    about = _ABOUT.search(surface.plain, start, head.end)
    colon = surface.plain.find(":", start, head.end)
    if about is None and colon >= 0:
        topics = _until_end(surface, colon + 1, head.end)
    else:
        topics = _until_end(surface, about.end(), head.end) if about else ()
    if topics:
        return topics
    return tuple(topic for span in rest for topic in _until_end(surface, span.start, span.end))


def _until_end(surface: Surface, start: int, end: int) -> tuple[Topic, ...]:
    if _TIME_FIRST.match(surface.plain, start, end):
        return ()
    stop = _TOPIC_END.search(surface.plain, start, end)
    if stop and stop.start() <= start + 1:
        return ()
    return read_topics(surface, start, stop.start() if stop else end)
