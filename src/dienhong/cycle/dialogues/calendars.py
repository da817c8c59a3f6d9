"""A dialogue as an iCalendar file (RFC 5545)."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from dienhong.cycle.dialogues.models import Dialogue

_LINE_OCTETS = 75


def calendar_entry(dialogue: Dialogue, *, host: str, address: str, stamp: datetime) -> str:
    """One VCALENDAR with one VEVENT, CRLF line ends, times in UTC.

    A dialogue without an hour fills its day, with the half-day in the title: no hour is invented.
    host and address: the site's name and the dialogue's page; stamp: when what it says was fixed.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dien Hong//Doi thoai//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:dialogue-{dialogue.commune_id}-{dialogue.pk}@{host.partition(':')[0]}",
        f"DTSTAMP:{_utc(stamp)}",
        *_when(dialogue),
        f"SUMMARY:{_escape(_summary(dialogue))}",
        f"DESCRIPTION:{_escape(_description(dialogue, address))}",
        f"URL:{address}",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    if dialogue.venue is not None:
        place = ", ".join(part for part in (dialogue.venue.name, dialogue.venue.address) if part)
        lines.insert(-4, f"LOCATION:{_escape(place)}")
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _when(dialogue: Dialogue) -> list[str]:
    if dialogue.date is None:
        raise ValueError("a dialogue without a date has no place in a calendar")
    if dialogue.start_time is None:
        end = dialogue.date + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{dialogue.date:%Y%m%d}", f"DTEND;VALUE=DATE:{end:%Y%m%d}"]
    return [f"DTSTART:{_utc(timezone.make_aware(datetime.combine(dialogue.date, dialogue.start_time)))}"]


def _summary(dialogue: Dialogue) -> str:
    is_open = dialogue.start_time is None and dialogue.half_day
    return f"{dialogue.title} ({dialogue.get_half_day_display()})" if is_open else dialogue.title


def _description(dialogue: Dialogue, address: str) -> str:
    topics = [f"- {topic['text']}" for topic in dialogue.topics if topic.get("text")]
    return "\n".join([*topics, address])


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escape(text: str) -> str:
    """TEXT values: backslash, semicolon, comma and line ends are escaped (§3.3.11)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> str:
    """No line longer than 75 octets; a letter of several octets stays whole (§3.1)."""
    parts, current, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _LINE_OCTETS:
            parts.append(current)
            current, size = " ", 1
        current, size = current + char, size + width
    return "\r\n".join([*parts, current])
