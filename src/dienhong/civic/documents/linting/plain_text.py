"""The parts of a document that came as plain text, line by line, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from dienhong.civic.documents.linting.case import Passage
from dienhong.civic.documents.linting.findings import Part, Where
from dienhong.civic.documents.linting.letters import UPPER
from dienhong.kernel.numbering import System

KINDS = (
    "NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG CÁO|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|KẾ HOẠCH|PHƯƠNG ÁN"
    "|ĐỀ ÁN|DỰ ÁN|BÁO CÁO|BIÊN BẢN|TỜ TRÌNH|CÔNG ĐIỆN|GIẤY MỜI|GIẤY GIỚI THIỆU|PHIẾU GỬI|PHIẾU CHUYỂN|PHIẾU BÁO"
    "|KẾT LUẬN|NỘI QUY"
)
_KIND = re.compile(rf"(?:{KINDS})(?: KẾT LUẬN)?")
_NUMBER = re.compile(r"Số ?:? ?\S{0,40}\s?[-/\w.]{0,40}|Số ?:?.{0,20}[-/][A-ZĐ].{0,20}")
_DATE = re.compile(r"[^,;:]{2,40}, ?ngày .{0,12}tháng .{0,8}năm .{0,6}")
_HEADER = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập ?[-–] ?Tự do|ĐẢNG CỘNG SẢN VIỆT NAM|[*\-_─\s]+$")
_BASIS = re.compile(r"(?:- )?(?:Căn cứ|Thực hiện|Theo|Xét|Triển khai)\b")
_BODY_BEGINS = re.compile(r"[IVX]+[.\-]|Điều \d|\d+[.)] |Phần |Chương ")
_TO = re.compile(r"Kính gửi\b")
_RECIPIENTS = re.compile(r"Nơi nhận|Bản điện tử", re.IGNORECASE)
_REST_OF_DATE = re.compile(r"\d{1,2}/\d")
_COLUMN = re.compile(rf"[ \t]{{4,}}(?=[{UPPER}*])")
_ARCHIVE = re.compile(r"[-–+•] ?Lưu\b")
_BULLET = re.compile(r"[-–+•] ?")
_AUTHORITY = re.compile(
    rf"(?:KT|TM|TL|TUQ|Q)\. ?[{UPPER}]|[TK]/[MLUT] ?[{UPPER}]"
    r"|(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|BÍ THƯ|PHÓ BÍ THƯ|CHÁNH VĂN PHÒNG"
    r"|PHÓ CHÁNH VĂN PHÒNG|TRƯỞNG|PHÓ TRƯỞNG|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|THƯ KÝ|CHỦ TỌA|CHỦ TRÌ|NGƯỜI GHI BIÊN BẢN)\b"
)
_NAME = re.compile(r"(?:[^\W\d_][\w'’-]{0,20}\.? ){1,6}[^\W\d_][\w'’-]{0,20}")
_ENDING = re.compile(r"\./\.?\s*$")
_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục)\b")
_EDGES = " \t\r\u00a0*\u2028"
_STOPS = ".;:!?/…"
_MIN_CAPITALS = 4


@dataclass
class PlainText:
    """`text` cut into passages. `whole` when it has the head of a document; `wrapped` lines go on the one before."""

    text: str
    passages: list[Passage] = field(default_factory=list)
    kind_name: str = ""
    system: System = "state"
    whole: bool = False
    _stage: Part = Part.HEADER
    _last: str = ""
    _listing: bool = False

    def read(self) -> "PlainText":
        lines = list(_lines(self.text))
        self.whole = any(_KIND.fullmatch(line) or _NUMBER.fullmatch(line) or _TO.match(line) for _, line in lines)
        if not self.whole:
            self._stage = Part.BODY
        for at, line in lines:
            if line:
                self._take(at, line)
            elif self._stage is Part.SUBJECT and self.passages[-1].where.part is Part.SUBJECT:
                self._stage = Part.BASIS
            self._last = line or self._last
        self.whole = self.whole and bool(self.kind_name or any(p.where.part is Part.ADDRESSEE for p in self.passages))
        return self

    def _take(self, at: int, line: str) -> None:
        part = self._part(line)
        bullet = _BULLET.match(line) if part in (Part.RECIPIENT, Part.ARCHIVE, Part.ADDRESSEE) else None
        skip = bullet.end() if bullet else 0
        opens = not self._goes_on(line) and part not in (Part.HEADER, Part.NUMBER, Part.DATE)
        self.passages.append(Passage(Where(part), line[skip:], at + skip, opens))

    def _goes_on(self, line: str) -> bool:
        """A line that ends in the middle of a sentence was broken for its width."""
        if not self._last or self._last[-1] in _STOPS or "|" in line:
            return False
        return line[:1].islower() or bool(_REST_OF_DATE.match(line))

    def _part(self, line: str) -> Part:
        match self._stage:
            case Part.HEADER:
                return self._in_header(line)
            case Part.SUBJECT if not (_BASIS.match(line) or _BODY_BEGINS.match(line) or _HEADER.match(line)):
                return Part.SUBJECT if len(line) < 300 else self._in_body(line)  # noqa: PLR2004
            case Part.RECIPIENT:
                return self._in_recipients(line)
            case Part.AUTHORITY:
                return self._in_signature(line)
        return self._in_body(line)

    def _in_header(self, line: str) -> Part:
        if line.startswith(("ĐẢNG CỘNG SẢN", "ĐẢNG BỘ", "ĐẢNG ỦY", "ĐẢNG UỶ")):
            self.system = "party"
        if kind := _KIND.fullmatch(line):
            self.kind_name, self._stage = kind.group(), Part.SUBJECT
            return Part.KIND
        if _TO.match(line):
            self._stage = Part.BASIS
            return Part.ADDRESSEE
        if _NUMBER.fullmatch(line):
            return Part.NUMBER
        if _DATE.search(line):
            return Part.DATE
        return Part.ISSUER if line.isupper() and not _HEADER.match(line) else Part.HEADER

    def _turn(self, line: str) -> Part | None:
        """A line that opens another part of the closing: recipients, signature, appendix."""
        if _RECIPIENTS.match(line):
            self._stage, self._listing = Part.RECIPIENT, True
            return Part.HEADER
        if _is_authority(line):
            self._stage = Part.AUTHORITY
            return Part.AUTHORITY
        if self._stage in (Part.RECIPIENT, Part.AUTHORITY) and _APPENDIX.match(line):
            self._stage = Part.BODY
            return Part.BODY
        return None

    def _in_body(self, line: str) -> Part:
        if turned := self._turn(line):
            return turned
        if "|" in line or "\t" in line:
            return Part.TABLE
        previous = self.passages[-1].where.part if self.passages else None
        if previous is Part.ADDRESSEE and (_BULLET.match(line) or self._last.endswith((";", ":"))):
            return Part.ADDRESSEE
        opening = line.endswith(":") and ";" not in line
        opens_basis = self._stage is not Part.BODY and _BASIS.match(line) and not opening
        if opens_basis or (previous is Part.BASIS and self._goes_on(line)):
            self._stage = Part.BASIS
            return Part.BASIS
        self._stage = Part.BODY
        return Part.BODY

    def _in_recipients(self, line: str) -> Part:
        if _BULLET.match(line):
            return Part.ARCHIVE if _ARCHIVE.match(line) else Part.RECIPIENT
        return self._turn(line) or Part.HEADER

    def _in_signature(self, line: str) -> Part:
        if turned := self._turn(line):
            return turned
        if self._listing and _BULLET.match(line):  # recipients and signature side by side
            return Part.ARCHIVE if _ARCHIVE.match(line) else Part.RECIPIENT
        blocks = [
            passage.where.part for passage in self.passages if passage.where.part in (Part.AUTHORITY, Part.SIGNER)
        ]
        room = blocks.count(Part.SIGNER) < blocks.count(Part.AUTHORITY) and blocks[-1:] == [Part.AUTHORITY]
        return Part.SIGNER if room and _NAME.fullmatch(line) else Part.HEADER


def _is_authority(line: str) -> bool:
    return bool(_AUTHORITY.match(line)) and sum(char.islower() for char in line) < _MIN_CAPITALS


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Trimmed lines, or the columns of a line, with their place; emphasis marks of Markdown do not count."""
    at = 0
    for line in text.split("\n"):
        for start, column in _columns(line):
            words = column.strip(_EDGES)
            yield at + start + (column.index(words) if words else 0), words
        at += len(line) + 1


def _columns(line: str) -> list[tuple[int, str]]:
    """Header and signature often stand side by side, parted by spaces."""
    inner = line.strip(" ")
    if "    " not in inner or "|" in line:
        return [(0, line)]
    cuts = [0, *(match.end() for match in _COLUMN.finditer(line) if match.start()), len(line)]
    return [(start, line[start:stop]) for start, stop in pairwise(cuts)]
