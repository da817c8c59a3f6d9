"""Bases (căn cứ): one a line, how each opens and ends, what each names."""

import re
from collections.abc import Iterator
from datetime import date

from dienhong.civic.documents.linting.case import Case, Hit, Passage
from dienhong.civic.documents.linting.findings import Part
from dienhong.civic.documents.linting.rule import HD05, ND30_FORM, Rule

_FUSED = re.compile(r"[;.] +(?:- ?)?(?=(?:Căn cứ|căn cứ|Thực hiện|thực hiện|Xét|xét|Theo đề nghị) )")
_OPENING = re.compile(r"(?:- ?)?(?:Căn cứ|Theo đề nghị|Theo|Xét|Để)\b")
_OTHER_OPENING = re.compile(r"(?P<bullet>- ?)?(?P<word>Thực hiện|Triển khai|Quán triệt)(?= )")
_LAW = re.compile(r"(?:- ?)?(?:Căn cứ|Thực hiện) (?:các )?(?:Luật|Bộ luật|Pháp lệnh)\b")
_LAW_NUMBER = re.compile(r",? số:? ?\d+/\d{4}/(?:QH|PL-UBTVQH|UBTVQH)\d+,?")
_LAW_ISSUER = re.compile(r",? của (?:Quốc hội|Ủy ban Thường vụ Quốc hội|Uỷ ban Thường vụ Quốc hội)(?: [^,;.]{0,60})?")
_KINDS = (
    "Nghị quyết|Quyết định|Chỉ thị|Quy chế|Quy định|Thông báo|Hướng dẫn|Chương trình|Kế hoạch|Nghị định|Thông tư"
    "|Kết luận|Công văn"
)
_CITED = re.compile(rf"(?:- ?)?(?:Căn cứ|Thực hiện|Theo|Triển khai) (?P<kind>{_KINDS})\b")
_NUMBER = re.compile(r"\bsố:? ?\d|\b\d+[a-zđ]?[-/][\w/.-]{0,30}[A-ZĐ]")
_DAY = re.compile(r"ngày (?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:/| năm )(?P<y>\d{4})")
_ABOUT = re.compile(r"\b(?:về|quy định|ban hành|hướng dẫn|phê duyệt|sửa đổi|tiếp xúc|thực hiện|tổ chức|đối thoại)\b")
_SECTION = f"{ND30_FORM}, mục II.6"


def fused(case: Case) -> Iterator[Hit]:
    for match in case.scan(_FUSED, frozenset({Part.BASIS})):
        mark = "\n" if not case.marked else ";\n"
        following = case.text[match.end()]
        if case.marked or following.isupper():
            yield Hit(*match.span(), "Mỗi căn cứ viết một dòng, cuối dòng có dấu chấm phẩy.", mark)
        else:
            yield Hit(match.start(), match.end() + 1, "Mỗi căn cứ viết một dòng riêng.", mark + following.upper())


def opening(case: Case) -> Iterator[Hit]:
    if case.system == "party":
        return
    for start, passage in case.of(Part.BASIS):
        other = _OTHER_OPENING.match(passage.text)
        if other:
            span = start + other.start("word"), start + other.end("word")
            yield Hit(*span, "Căn cứ ban hành mở đầu bằng “Căn cứ”.", "Căn cứ")
        elif not _OPENING.match(passage.text) and passage.opens:
            words = passage.text.split(" ", 1)[0]
            yield Hit(start, start + len(words), "Dòng này đứng ở phần căn cứ nhưng không mở đầu bằng “Căn cứ”.")


def marks(case: Case) -> Iterator[Hit]:
    """ ";" after each basis, the profile's mark after the last; none in a document whose profile writes them."""
    bases = list(case.of(Part.BASIS))
    for i, (start, passage) in enumerate(bases):
        written = passage.text.rstrip()
        end = start + len(written)
        last = written[-1:] if written[-1:] in ";.,:" else ""
        if not case.marked:
            if last:
                yield Hit(end - 1, end, "Dấu cuối căn cứ do mẫu văn bản tự ghi; bỏ dấu này.", "")
            continue
        allowed: tuple[str, ...] = (";",)
        if i == len(bases) - 1:
            allowed = (".", ",", ";") if case.system == "party" else (".",)
        if last not in allowed and not _goes_on(case, start, passage):
            message = f"Căn cứ này kết thúc bằng dấu “{allowed[0]}”."
            yield (
                Hit(end - len(last), end, message, allowed[0])
                if last
                else Hit(end - 1, end, message, written[-1] + allowed[0])
            )


def _goes_on(case: Case, start: int, passage: Passage) -> bool:
    """A basis broken for its width, or one that runs on into "… như sau:"."""
    index = case.index_at(start)
    following = case.passages[index + 1] if index + 1 < len(case.passages) else None
    return passage.text.rstrip().endswith(":") or bool(following and not following.opens)


def laws(case: Case) -> Iterator[Hit]:
    """Laws and ordinances are cited by name and date only."""
    for start, passage in case.of(Part.BASIS):
        if case.system == "party" or not _LAW.match(passage.text):
            continue
        for pattern, what in ((_LAW_NUMBER, "số"), (_LAW_ISSUER, "cơ quan ban hành")):
            if match := pattern.search(passage.text):
                span = start + match.start(), start + match.end()
                yield Hit(*span, f"Luật, pháp lệnh chỉ ghi tên và ngày ban hành, không ghi {what}.", "")
        whole = _whole(case, start)
        if not _DAY.search(whole) and "năm" not in whole:
            yield Hit(start, start + len(passage.text), "Ghi ngày ban hành của luật: “ngày … tháng … năm …”.")


def elements(case: Case) -> Iterator[Hit]:
    """Every other basis names kind, number, day, issuer, trích yếu."""
    for start, passage in case.of(Part.BASIS):
        cited = _CITED.match(passage.text)
        if not cited or not passage.text.strip():
            continue
        tail = _whole(case, start)[cited.end() :]
        known = {
            "số": _NUMBER.search(tail),
            "ngày ban hành": _DAY.search(tail),
            "cơ quan ban hành": re.search(r"\bcủa\b", tail) or "UBTVQH" in tail,
            "trích yếu": _ABOUT.search(tail),
        }
        if lacking := [name for name, found in known.items() if not found]:
            span = start + cited.start("kind"), start + cited.end("kind")
            yield Hit(*span, f"Căn cứ thiếu {', '.join(lacking)}. Ghi đủ tên loại, số, ngày, cơ quan, trích yếu.")


def _whole(case: Case, start: int) -> str:
    """A basis with its lines that were broken for their width."""
    index = case.index_at(start)
    lines = [case.passages[index].text]
    for passage in case.passages[index + 1 :]:
        if passage.opens:
            break
        lines.append(passage.text)
    return " ".join(lines)


def later_bases(case: Case) -> Iterator[Hit]:
    for start, passage in case.of(Part.BASIS):
        for match in _DAY.finditer(passage.text):
            try:
                day = date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                continue
            if day > case.day:
                span = start + match.start(), start + match.end()
                yield Hit(*span, "Căn cứ có ngày sau ngày ban hành văn bản này. Kiểm tra lại ngày.")


RULES = (
    Rule("bases_fused", "Căn cứ viết liền", "warning", _SECTION, fused, HD05),
    Rule("basis_opening", "Mở đầu căn cứ", "info", _SECTION, opening),
    Rule("basis_mark", "Dấu cuối căn cứ", "warning", _SECTION, marks, HD05),
    Rule("basis_law", "Viện dẫn luật làm căn cứ", "warning", _SECTION, laws),
    Rule("basis_elements", "Thành phần của căn cứ", "warning", _SECTION, elements, HD05),
    Rule("basis_later", "Căn cứ ban hành sau văn bản", "error", _SECTION, later_bases),
)
