"""The signature block: authority, post and name."""

import re
from collections.abc import Iterator

from dienhong.civic.documents.linting.case import Case, Hit, missing
from dienhong.civic.documents.linting.findings import Part
from dienhong.civic.documents.linting.rule import HD05, HD36, ND30_FORM, Rule

_TITLE = (
    r"GS|PGS|TSKH|TS|ThS|Ths|Thạc sĩ|Tiến sĩ|Giáo sư|Phó Giáo sư|BS|Bác sĩ|KS|Kỹ sư|KTS|CN|Cử nhân|LS|Luật sư|DS"
    r"|NGƯT|NGND|NSND|NSƯT|TTƯT|TTND|AHLĐ|Ông|Bà|ông|bà|Đồng chí|đồng chí|Đ/c|đ/c"
)
_TITLED = re.compile(rf"(?:(?:{_TITLE})(?:\.\s*|\s+|(?=$)))+")
_PARTY_STYLE = re.compile(r"(?P<sign>[TK])/(?P<letter>[MLUT])\.? ?")
_STATE_STYLE = re.compile(r"(?P<sign>TM|KT|TL|TUQ)\. ?")
_TO_STATE = {"T/M": "TM. ", "K/T": "KT. ", "T/L": "TL. ", "T/U": "TUQ. "}
_TO_PARTY = {"TM": "T/M ", "KT": "K/T ", "TL": "T/L ", "TUQ": "T/L "}
_DEPUTY = re.compile(r"KT\.? ?|K/T ?")
_SOURCE = f"{ND30_FORM}, mục II.7"


def present(case: Case) -> Iterator[Hit]:
    if not case.whole or case.is_attachment:
        return
    if not case.has(Part.AUTHORITY):
        yield missing("Văn bản chưa ghi quyền hạn, chức vụ của người ký.")
    elif not case.has(Part.SIGNER):
        yield missing("Văn bản chưa ghi họ tên người ký.")


def titles(case: Case) -> Iterator[Hit]:
    if case.settings.titles_allowed:
        return
    for start, passage in case.of(Part.SIGNER):
        if match := _TITLED.match(passage.text):
            message = "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu, cách xưng hô."
            yield Hit(start, start + match.end(), message, "")


def deputies(case: Case) -> Iterator[Hit]:
    """KT. stands above the post of the deputy who signs."""
    for index, passage in enumerate(case.passages):
        if passage.where.part is not Part.AUTHORITY or not _DEPUTY.match(passage.text):
            continue
        if not any("PHÓ" in following.text for following in case.passages[index + 1 :]):
            start = case.starts[index]
            message = "Dưới dòng “KT.” ghi chức vụ cấp phó của người ký, như “PHÓ CHỦ TỊCH”."
            yield Hit(start, start + len(passage.text), message)


def style(case: Case) -> Iterator[Hit]:
    """TM., KT. in state papers; T/M, K/T in those of the Party."""
    for start, passage in case.of(Part.AUTHORITY):
        if case.system == "state" and (match := _PARTY_STYLE.match(passage.text)):
            right = _TO_STATE.get(match.group()[:3], "TM. ")
            yield Hit(start, start + match.end(), f"Văn bản hành chính viết “{right.strip()}”.", right)
        elif case.system == "party" and (match := _STATE_STYLE.match(passage.text)):
            right = _TO_PARTY[match["sign"]]
            yield Hit(start, start + match.end(), f"Văn bản của Đảng viết “{right.strip()}”.", right)


def collective(case: Case) -> Iterator[Hit]:
    """From 27/5/2026 a deputy secretary signs T/M when the body is collective, and nobody T/U."""
    if not case.is_party_2026:
        return
    for start, passage in case.of(Part.AUTHORITY):
        if passage.text.startswith(("K/T", "T/U")):
            message = "Cấp ủy là tập thể: ghi “T/M ĐẢNG ỦY” rồi “PHÓ BÍ THƯ”, không dùng K/T, T/U."
            yield Hit(start, start + len(passage.text), message)


def capitals(case: Case) -> Iterator[Hit]:
    for start, passage in case.of(Part.AUTHORITY):
        if passage.text != passage.text.upper() and case.marked:
            message = "Quyền hạn, chức vụ của người ký viết bằng chữ in hoa."
            yield Hit(start, start + len(passage.text), message, passage.text.upper())


RULES = (
    Rule("signature_missing", "Người ký", "error", _SOURCE, present, HD05),
    Rule("signer_title", "Danh xưng trước họ tên", "error", _SOURCE, titles, HD05),
    Rule("authority_deputy", "Chức vụ cấp phó dưới KT.", "error", _SOURCE, deputies, HD36),
    Rule("authority_style", "Cách viết quyền hạn ký", "error", _SOURCE, style, HD36),
    Rule("authority_collective", "Ký thay trong cấp ủy", "error", HD05, collective),
    Rule("authority_capitals", "Chữ in hoa của chức vụ", "info", _SOURCE, capitals),
)
