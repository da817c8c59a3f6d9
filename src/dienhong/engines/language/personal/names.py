"""Names of people: after a title, after “tôi tên là”, or bare; not streets, schools and villages named after people."""
# ruff: noqa: E501, SIM905 (tables of words are read in rows)

import re
from collections.abc import Iterator
from pathlib import Path

from dienhong.engines.language.personal.spans import Outcome, PersonalSpan
from dienhong.kernel.vietnamese import fold

_SURNAMES = frozenset(
    name
    for line in Path(__file__).with_name("names.tsv").read_text("utf-8").splitlines()
    if line.startswith("surname\t")
    for name in line.split("\t")[1].split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’`]\s?[^\W\d_]+)?")
_LONGEST = 5
_OFFICE = (
    r"(?:phó\s+)?(?:chủ tịch|bí thư|trưởng (?:thôn|ấp|bản|xóm|khu|khóm|buôn|ban|phòng|trạm|công an)|tổ trưởng|hiệu trưởng"
    r"|giám đốc|chỉ huy trưởng|công an viên|đại biểu|đồng chí|chu tich|bi thu|truong thon|truong ap)"
)
_BEFORE_OFFICIAL = re.compile(rf"(?i:(?<!\w){_OFFICE})(?:\s+[^\W\d_A-ZĐ]+|\s+(?i:ubnd|hđnd|mttq|ubmttq)){{0,5}}[\s:]+$")
_AFTER_OFFICIAL = re.compile(rf"\s*(?:,|–|-|\(|là|hiện là|hiện đang là)\s*(?i:{_OFFICE})")
_TITLE = re.compile(
    r"(?i:(?<!\w)(?:ông bà|ông|bà|anh|chị|cô|chú|bác|cậu|dì|cháu|em|cụ|thầy|hộ ông|hộ bà|hộ|chồng|vợ|con trai|con gái"
    r"|cha|mẹ tôi|bố tôi|má tôi|mẹ|bố|má|là|tên|đối tượng|cán bộ|công dân|học sinh|bệnh nhân|gặp))[\s:]+$"
)
_SELF = re.compile(
    r"(?i:(?<!\w)(?:tôi tên là|tôi tên|tên tôi là|tên là|em tên là|em tên|tôi là|em là|cháu là|con là|họ tên|họ và tên"
    r"|người viết|người gửi|ký tên|liên hệ|chủ tài khoản|tên)\s*:?\s*)$"
)
_SELF_PLAIN = re.compile(
    r"(?:toi ten la|toi ten|ten toi la|em ten la|em ten|toi la|em la|ho ten|ho va ten|nguoi gui|tôi tên là|tôi tên|tên tôi là"
    r"|em tên là|em tên|tôi là|họ tên|họ và tên)\s*:?\s+((?:[^\W\d_'’]+(?:['’][^\W\d_]+)?\s*){2,4})"
)
_ACCUSES = re.compile(r"(?i:tố cáo|tố giác|to cao|tham ô|hối lộ|ăn chặn|nhận tiền)")
_PLACE = re.compile(
    r"(?i:(?<!\w)(?:đường|phố|trường|cầu|chợ|chùa|đền|đình|miếu|thôn|xã|phường|ấp|bản|buôn|làng|xóm|khóm|ngõ|ngách|hẻm|kiệt"
    r"|bệnh viện|công viên|tượng đài|quảng trường|quận|huyện|tỉnh|thành phố|thị trấn|thcs|thpt|tiểu học|mầm non|mẫu giáo"
    r"|nghĩa trang|sân|sông|suối|kênh|rạch|núi|đồi|đèo|đập|bến|đảo|chi nhánh|công ty|quán|cửa hàng|doanh nghiệp|khu|tổ|lăng|mộ"
    r"|(?-i:hồ)|khu phố|khu dân cư|nhà thờ|nhà máy|di tích|lễ hội|ngã ba|ngã tư|cung|nhà hàng|khách sạn|hội trường|quỹ|giải|lớp|tuyến|đại lộ))"
    r"(?:\s+\d+[\w/]*)?[\s]+$"
)
_STOP = frozenset(
    "o tai tru sdt dien so cccd cmnd xin de thon xa ap hien la nam sinh que ngu dt muon co thuong ban cuu hoi nguoi dan chu toi "
    "can bo nong cong giao gia mot hoc phu da dang bi cho".split()
)
_PRONOUNS = frozenset("tôi em anh chị ông bà cháu bác chú cô ubnd hđnd xã thôn phường đề kính xin".split())


def names_in(text: str) -> Iterator[PersonalSpan]:
    """Names with what to do about them: full names of citizens redact, bare or partial ones ask, officials keep.

    Where somebody is accused nobody's name is kept.
    """
    accuses = bool(_ACCUSES.search(text))
    yield from _typed_small(text)
    for run in _capitalised(text):
        start, end = run[0].start(), run[-1].end()
        before, name = text[max(0, start - 60) : start], [word.group() for word in run]
        if _PLACE.search(before) or _PLACE.search(f" {name[0]} "):
            continue
        outcome = _outcome(before, text[end : end + 40], name)
        if outcome:
            yield PersonalSpan(start, end, "person", "redact" if accuses and outcome == "keep" else outcome)


def _outcome(before: str, after: str, name: list[str]) -> Outcome | None:
    is_full = len(name) > 1 and _is_family(name[0])
    titled = bool(_TITLE.search(before) or _SELF.search(before))
    if _AFTER_OFFICIAL.match(after) and (is_full or titled):
        return "keep"
    if _BEFORE_OFFICIAL.search(before):
        return "keep" if is_full else None
    if not is_full:
        return "ask" if titled and not _SELF.search(before) else None
    return "redact" if titled else "ask"


def _is_family(word: str) -> bool:
    return fold(word) in _SURNAMES or "'" in word or "’" in word or word in {"Y", "A", "K", "H"}


def _capitalised(text: str) -> Iterator[list[re.Match[str]]]:
    """Runs of capitalised words parted by single spaces; the first word of a sentence is dropped when it is a pronoun."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        joined = bool(run) and text[run[-1].end() : word.start()] == " "
        if run and not joined:
            yield from _trimmed(run)
            run = []
        if word.group()[0].isupper() and not (len(word.group()) > 1 and word.group().isupper() and not run):
            run.append(word)
        elif run:
            yield from _trimmed(run)
            run = []
    yield from _trimmed(run)


def _trimmed(run: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    titles = {"Ông", "Bà", "Anh", "Chị", "Cô", "Chú", "Bác", "Cháu", "Em", "Hộ", "Thầy", "Cụ"}
    while run and len(run[-1].group()) > 1 and run[-1].group().isupper() and not run[0].group().isupper():
        run = run[:-1]
    while run and (run[0].group() in titles or run[0].group().lower() in _PRONOUNS):
        run = run[1:]
    if run:
        yield run[:_LONGEST]


def _typed_small(text: str) -> Iterator[PersonalSpan]:
    """“toi la tran van bay o ap 3”: a name typed without capitals after the writer's own words."""
    for match in _SELF_PLAIN.finditer(text.lower()):
        words = list(_WORD.finditer(text, match.start(1), match.end(1)))
        if not words or not _is_family(words[0].group()) or words[0].group()[0].isupper():
            continue
        name = [words[0]]
        for word in words[1:4]:
            if fold(word.group()) in _STOP:
                break
            name.append(word)
        if len(name) > 1:
            yield PersonalSpan(name[0].start(), name[-1].end(), "person", "redact")
