"""A document that lost its line ends: they are put back where its form demands them, one space for one line end."""

import re

_LONG_LINE, _LONGEST, _HEAD = 500, 60_000, 4000
_UPPER = "A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ"
_CITED_KINDS = r"(?:Luật|Nghị|Quy|Kế hoạch|Chỉ|Công văn|Hướng|Chương trình|Kết luận|Thông)"
_HEADS = r"CỘNG H[ÒO][ÀA]? XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT|Độc lập ?- ?Tự do|Số ?:? ?[\d./_-]+ ?[A-ZĐ/-]"
_TITLES = ("KẾ HOẠCH", "CHƯƠNG TRÌNH", "LỊCH", "THÔNG BÁO")
_LOST_TITLE = re.compile(rf"(?<=\S) (?P<t>{'|'.join(_TITLES)}) (?=[^\W\d_])")
_NATION = re.compile(
    r"CỘNG H[ÒO][ÀA]? XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|\d ?[/-] ?KH ?[-/]|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN"
)
_BREAK = re.compile(
    rf" (?={_HEADS})"
    r"|(?<=[A-ZĐ]) (?=[^\W\d_][^,;:.\n]{1,40}, ngày (?:\d|\.|…))"
    rf"| (?=Căn cứ )| (?=Thực hiện {_CITED_KINDS})"
    rf"|(?<=;) (?=(?:Ủy ban|Uỷ ban|UBND|Đảng ủy|Đảng uỷ|Ban Thường vụ|Ban Chấp hành)\b)"
    rf"| (?=[IVX]{{1,4}} ?[.\-/] ?[{_UPPER}]{{2}})"
    rf"|(?<=[.;:,{_UPPER}]) (?=\d{{1,2}}(?:\.\d{{1,2}})*[.)/] ?[{_UPPER}“\"])"
    rf"|(?<=[.;:{_UPPER}]) (?=[a-eđ]\) ?[{_UPPER}])"
    r"|(?<=[.;:]) (?=[-+•] ?[^\W\d_])"
    r"| (?=Trên đây là )| (?=Nơi nhận ?:)"
    r"|(?<=[.;/)]) (?=(?:TM|KT|TL|TUQ|T/M|K/T)\b ?[./]? ?[ỦUCBĐHT])"
    rf"|(?<=[.;/)])(?<!\bKT\.)(?<!\bTM\.)(?<!\bTL\.)(?<!\bTUQ\.) (?=(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ) [{_UPPER}])"
)


def with_line_ends(text: str) -> str:
    """The text, equally long, with line ends inside paragraphs that hold a whole head and title; else unchanged."""
    longest = max(map(len, text[:_HEAD].split("\n")))
    if longest < _LONG_LINE:
        return text
    return "\n".join(_broken(line) if _LONG_LINE <= len(line) <= _LONGEST else line for line in text.split("\n"))


def _broken(line: str) -> str:
    title = _LOST_TITLE.search(line, 0, _HEAD) if any(name in line for name in _TITLES) else None
    if title is None or not _NATION.search(line, 0, title.start()):
        return line
    head, body = line[: title.start()], line[title.end() :]
    return "\n".join((_BREAK.sub("\n", head), title["t"], _BREAK.sub("\n", body)))
