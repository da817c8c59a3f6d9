"""Numbers and symbols of documents, the own and the cited."""

import re
from collections.abc import Iterator

from dienhong.civic.documents.linting.case import PROSE, Case, Hit
from dienhong.civic.documents.linting.checks.citing_capitals import DOCUMENT_KINDS
from dienhong.civic.documents.linting.findings import Part
from dienhong.civic.documents.linting.rule import HD05, ND30_FORM, ND30_KINDS, Rule
from dienhong.kernel.numbering import parse_reference, reference

_CITED = frozenset(PROSE | {Part.NUMBER})
_KINDS = "NQLT|NQ|QĐi|QyĐ|QĐ|CT|QC|TB|HD|CTr|KH|PA|ĐA|BC|BB|TTr|CĐ|GM|KL|CV|NĐ|TT"
_PARTY_BODIES = "ĐU|TU|TW|HU|VPTW|BTGDVTU|ĐUK|UBKTTW"
_STATE_BODIES = "UBND|HĐND|CP|TTg|VP|BNV|BTC|BTP|UBTVQH\\d{0,2}"
_JOINED = re.compile(
    rf"(?<![\w/-])(?P<n>\d+[a-z]?)(?P<one>[/-])(?P<year>\d{{4}}[/-])?(?P<kind>{_KINDS})(?P<two>[/-])"
    rf"(?:(?P<party>{_PARTY_BODIES})|(?P<state>{_STATE_BODIES}))\b"
)
_UNNUMBERED = re.compile(
    rf"\b(?:{DOCUMENT_KINDS})(?= \d+[a-z]?(?:/\d{{4}})?[-/](?:{_KINDS}|QH\d)[-/\w])", re.IGNORECASE
)
# Phụ lục III: name of a kind → its symbol in a state document
KIND_SYMBOLS = {
    "NGHỊ QUYẾT": "NQ", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "QUY CHẾ": "QC", "QUY ĐỊNH": "QyĐ", "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB", "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr", "KẾ HOẠCH": "KH", "PHƯƠNG ÁN": "PA", "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA", "BÁO CÁO": "BC", "BIÊN BẢN": "BB", "TỜ TRÌNH": "TTr", "CÔNG ĐIỆN": "CĐ", "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT", "PHIẾU GỬI": "PG", "PHIẾU CHUYỂN": "PC", "PHIẾU BÁO": "PB",
}  # fmt: skip
_OWN = re.compile(r"Số ?:? ?(?P<n>[^\s/-]*) ?(?P<sep>[/-]) ?(?P<symbol>[A-ZĐ][\w]*[-/.\wĐđ]*)")
_BLANKS = ".…_ "


def separators(case: Case) -> Iterator[Hit]:
    """`/` and then `-` in state references, `-` and then `/` in those of the Party."""
    for match in case.scan(_JOINED, _CITED):
        party = bool(match["party"])
        first, second = ("-", "/") if party else ("/", "-")
        year = f"{match['year'][:4]}/" if match["year"] else ""
        right = f"{match['n']}{first}{year}{match['kind']}{second}{match['party'] or match['state']}"
        if right != match.group():
            system = "văn bản của Đảng" if party else "văn bản hành chính"
            yield Hit(*match.span(), f"Ký hiệu {system} viết “{right}”.", right)


def padding(case: Case) -> Iterator[Hit]:
    for match in case.scan(_JOINED, _CITED):
        if match["n"].isdigit() and len(match["n"]) == 1:
            right = f"0{match['n']}"
            yield Hit(match.start("n"), match.end("n"), f"Số nhỏ hơn 10 ghi thêm số 0: “{right}”.", right)


def without_so(case: Case) -> Iterator[Hit]:
    for match in case.scan(_UNNUMBERED, PROSE):
        yield Hit(match.end(), match.end() + 1, f"Thêm chữ “số” sau “{match.group()}”.", " số ")


def own_symbol(case: Case) -> Iterator[Hit]:
    """The document's own number: its grammar and the symbol of its kind."""
    number, symbol, start, end = _own(case)
    if not symbol:
        return
    known = parse_reference(reference(number.strip(_BLANKS) or "01", symbol, case.system))
    if known is None:
        example = "12-KH/ĐU" if case.system == "party" else "12/KH-UBND"
        yield Hit(start, end, f"Số, ký hiệu “{symbol}” sai cách viết. Viết như “{example}”.")
    wanted = KIND_SYMBOLS.get(case.kind_name.replace(" KẾT LUẬN", ""))
    used = re.split(r"[-/]", symbol)[0]
    if case.system == "state" and wanted and used != wanted:
        yield Hit(start, end, f"Ký hiệu của {case.kind_name.lower()} là “{wanted}”, không phải “{used}”.")
    if case.system == "state" and not case.kind_name and used == "CV":
        yield Hit(
            start, end, "Công văn không có chữ viết tắt tên loại; “CV” là của văn bản Đảng. Viết như “12/UBND-VX”."
        )


def _own(case: Case) -> tuple[str, str, int, int]:
    """Number, symbol, and their place: -1 where the document holds them as a field."""
    if case.document is not None:
        return case.document.number or "", case.document.symbol if case.document.numbered else "", -1, -1
    for start, passage in case.of(Part.NUMBER):
        if match := _OWN.search(passage.text):
            return match["n"], match["symbol"], start + match.start("n"), start + match.end()
    return "", "", -1, -1


_NUMBER = f"{ND30_FORM}, mục II.3"
RULES = (
    Rule("reference_separator", "Dấu trong số, ký hiệu", "error", _NUMBER, separators),
    Rule("reference_zero", "Số 0 trong số văn bản", "info", _NUMBER, padding),
    Rule("reference_so", "Chữ “số” trước số văn bản", "info", f"{ND30_FORM}, mục II.6", without_so, HD05),
    Rule("own_symbol", "Ký hiệu của văn bản", "error", ND30_KINDS, own_symbol, HD05),
)
