"""What is read and sent about a dialogue: the announcer's script, short texts. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from dienhong.cycle.dialogues.papers import Occasion
from dienhong.engines.speech.spelling import seconds_to_say, spell
from dienhong.kernel.numbering import day_figures, day_words

ZALO_LENGTH = 300
SMS_LENGTH = 160
_LONGEST_SENTENCE = 25


@dataclass(frozen=True, slots=True)
class Script:
    """What the announcer reads, sentence by sentence; `notice` is read twice."""

    opening: tuple[str, ...]
    notice: tuple[str, ...]
    closing: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """As it is read aloud, in words without any figure or short form."""
        again = ("Sau đây, xin nhắc lại nội dung thông báo.", *self.notice)
        return tuple(spell(line) for line in (*self.opening, *self.notice, *again, *self.closing))

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def seconds(self) -> int:
        """The estimate of its length."""
        return seconds_to_say(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What every telling of a dialogue is made of; `commune` such as "xã Hòa Phú", `province` such as "tỉnh …"."""

    commune: str
    province: str
    occasion: Occasion
    address: str
    hotline: str = ""
    intake_until: date | None = None


def missing_elements(told: Told) -> list[str]:
    """Which of the four things that a notice must say are unknown (Luật Tổ chức chính quyền địa phương, Điều 43)."""
    known = {
        "thời gian": bool(told.occasion.day and (told.occasion.start or told.occasion.half_day)),
        "địa điểm": bool(told.occasion.where),
        "nội dung": bool(told.occasion.topics),
        "cách tham dự, gửi ý kiến": bool(told.address or told.hotline),
    }
    return [name for name, is_known in known.items() if not is_known]


def notice_script(told: Told) -> Script:
    """The loudspeaker's bulletin, topics one by one. Raises `ValueError` that names the parts which are unknown."""
    if lacking := missing_elements(told):
        raise ValueError(", ".join(lacking))
    opening = (
        f"Đây là Đài Truyền thanh {told.commune}, {told.province}.",
        f"Kính thưa toàn thể Nhân dân {told.commune}.",
        "Mời bà con nghe thông báo về hội nghị đối thoại với Nhân dân.",
    )
    occasion = told.occasion
    notice = [
        f"Ủy ban nhân dân {told.commune} tổ chức {_lower(occasion.name)}.",
        f"Thời gian: {occasion.when}.",
        f"Địa điểm: {occasion.where}.",
        "Nội dung đối thoại gồm:",
        *(f"{_upper(topic.rstrip('.'))}." for topic in occasion.topics),
        "Mọi người dân quan tâm đều được đến dự và phát biểu.",
        "Bà con gửi ý kiến trước qua trưởng thôn, tại trụ sở, hoặc trên trang thông tin của xã.",
    ]
    if told.intake_until:
        notice.append(f"Hạn gửi ý kiến: hết {day_words(told.intake_until)}.")
    if told.hotline:
        notice.append(f"Điện thoại liên hệ: {told.hotline}.")
    closing = ("Thông báo đến đây là hết.", "Xin kính chào và hẹn gặp lại.")
    return Script(opening, tuple(notice), closing)


def long_sentences(script: Script) -> tuple[str, ...]:
    """Lines that have more words than an ear keeps; an editor shortens them."""
    written = (*script.opening, *script.notice, *script.closing)
    return tuple(line for line in written if len(re.findall(r"\w+", line)) > _LONGEST_SENTENCE)


def zalo_text(told: Told) -> str:
    """For Zalo and boards: at most 300 characters with the address; topics are left out one by one until it fits."""
    occasion, day = told.occasion, day_figures(told.occasion.day) if told.occasion.day else ""
    when = _short_when(told, day)
    head = f"{_upper(told.commune)} mời bà con dự {_lower(occasion.name)}, {when}, tại {occasion.where}."
    tail = f" Gửi ý kiến: {told.address}" if told.address else ""
    for count in range(len(occasion.topics), -1, -1):
        topics = f" Nội dung: {'; '.join(occasion.topics[:count])}." if count else ""
        if len(head) + len(topics) + len(tail) <= ZALO_LENGTH:
            return f"{head}{topics}{tail}"
    return f"{head[: ZALO_LENGTH - len(tail) - 1]}…{tail}"


def sms_text(told: Told) -> str:
    """One segment of 160 letters without diacritics; the hour, the place and where to ask stay, the rest is cut."""
    day = day_figures(told.occasion.day) if told.occasion.day else ""
    tail = f" LH {told.hotline}" if told.hotline else ""
    occasion = told.occasion
    words = (
        f"{_upper(told.commune)} mời dự đối thoại với {occasion.audience}: {_short_when(told, day)}, {occasion.where}."
    )
    apart = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    plain = re.sub(r"[^\x20-\x7e]", "", apart)
    return f"{plain[: SMS_LENGTH - len(tail)].rstrip()}{tail}"


def _short_when(told: Told, day: str) -> str:
    start = told.occasion.start
    return f"{start:%H}h{start:%M} {day}" if start else f"{told.occasion.half_day} {day}"


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _upper(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
