"""The Word styles of a rule book: every part of a document has its own, named as clerks call it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dienhong.engines.typeset.docx.markup import JUSTIFICATION, NAMESPACES, twips
from dienhong.engines.typeset.model import Align
from dienhong.engines.typeset.profiles import Look, Part, Profile

FONT: Final = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Style:
    """`outline` is the depth in Word's navigation; `flows` marks running text, with the profile's indent and spaces."""

    key: str
    name: str
    outline: int | None = None
    flows: bool = False
    before: float = 0
    after: float = 0


# Word knows its own headings by the English names, whatever the language of its menus.
STYLES: Final[Mapping[Part, Style]] = {
    Part.NATION: Style("DHQuocHieu", "Quốc hiệu"),
    Part.MOTTO: Style("DHTieuNgu", "Tiêu ngữ"),
    Part.SUPERIOR: Style("DHCoQuanChuQuan", "Tên cơ quan chủ quản"),
    Part.ISSUER: Style("DHTenCoQuan", "Tên cơ quan"),
    Part.REFERENCE: Style("DHSoKyHieu", "Số và ký hiệu", before=6),
    Part.DATE: Style("DHDiaDanhNgay", "Địa danh và ngày tháng", before=6),
    Part.KIND: Style("DHTenLoai", "Tên loại", before=12),
    Part.SUBJECT: Style("DHTrichYeu", "Trích yếu"),
    Part.LETTER_SUBJECT: Style("DHTrichYeuCongVan", "Trích yếu công văn", before=6),
    Part.ADDRESSEE: Style("DHKinhGui", "Kính gửi"),
    Part.ENACTED_BY: Style("DHThamQuyen", "Thẩm quyền ban hành", before=6, after=6),
    Part.BASIS: Style("DHCanCu", "Căn cứ", flows=True),
    Part.BODY: Style("DHNoiDung", "Nội dung", flows=True),
    Part.PART_HEADING: Style("DHPhan", "Phần", outline=0, before=6, after=6),
    Part.SECTION: Style("Heading1", "heading 1", outline=0, flows=True),
    Part.ARTICLE: Style("DHDieu", "Điều", outline=1, flows=True),
    Part.CLAUSE: Style("Heading2", "heading 2", outline=1, flows=True),
    Part.POINT: Style("Heading3", "heading 3", outline=2, flows=True),
    Part.TABLE_HEAD: Style("DHDauBang", "Đầu bảng", before=2, after=2),
    Part.TABLE_CELL: Style("DHOBang", "Ô bảng", before=2, after=2),
    Part.AUTHORITY: Style("DHChucVu", "Quyền hạn và chức vụ"),
    Part.SIGNER: Style("DHNguoiKy", "Họ tên người ký"),
    Part.RECIPIENTS_TITLE: Style("DHNoiNhan", "Nơi nhận"),
    Part.RECIPIENT: Style("DHDongNoiNhan", "Dòng nơi nhận"),
    Part.APPENDIX_LABEL: Style("DHPhuLuc", "Phụ lục"),
    Part.APPENDIX_TITLE: Style("DHTenPhuLuc", "Tên phụ lục", outline=0),
    Part.APPENDIX_NOTE: Style("DHKemTheo", "Kèm theo"),
    Part.PAGE_NUMBER: Style("DHSoTrang", "Số trang"),
    Part.COPY_NOTE: Style("DHBanSao", "Thông tin bản sao"),
    Part.URGENCY: Style("DHDoKhan", "Độ khẩn"),
}
RULE_STYLE: Final = "DHDuongKe"
CAPTION_STYLE: Final = "DHTenBang"
_ALIASES: Final = {"Heading1": "Tiêu đề I", "Heading2": "Tiêu đề 1", "Heading3": "Tiêu đề a"}
_HEADINGS: Final = {Part.PART_HEADING: "Heading1", Part.ARTICLE: "Heading2"}


def styles_xml(profile: Profile) -> str:
    """styles.xml of a rule book."""
    parts = "".join(_part_style(profile, part, style) for part, style in STYLES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {NAMESPACES}>'
        f"{_defaults(profile)}{parts}{_extras(profile)}</w:styles>"
    )


def _defaults(profile: Profile) -> str:
    size = round(profile.look(Part.BODY).size * 2)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/><w:color w:val="000000"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )


def _part_style(profile: Profile, part: Part, style: Style) -> str:
    look = profile.look(part)
    alias = f'<w:aliases w:val="{_ALIASES[style.key]}"/>' if style.key in _ALIASES else ""
    custom = "" if alias else ' w:customStyle="1"'
    heading = style.outline is not None
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if heading else ""
    following = STYLES[Part.BODY].key if heading else style.key
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.key}"><w:name w:val="{style.name}"/>{alias}'
        f'<w:basedOn w:val="{_HEADINGS.get(part, "Normal")}"/><w:next w:val="{following}"/><w:qFormat/>'
        f"<w:pPr>{'<w:keepNext/><w:keepLines/>' if heading else ''}{_spacing(profile, style)}"
        f'{_indent(profile, style, look)}<w:jc w:val="{JUSTIFICATION[look.align]}"/>'
        f"{outline}</w:pPr><w:rPr>{letters(look)}</w:rPr></w:style>"
    )


def _spacing(profile: Profile, style: Style) -> str:
    before, after = round(style.before * 20), round(style.after * 20)
    if not style.flows:
        return f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
    line = (
        f'w:line="{round(profile.line_spacing_pt * 20)}" w:lineRule="exact"'
        if profile.line_spacing_pt
        else 'w:line="240" w:lineRule="auto"'
    )
    return f'<w:spacing w:before="{round(profile.paragraph_spacing_pt * 20)}" w:after="0" {line}/>'


def _indent(profile: Profile, style: Style, look: Look) -> str:
    flows = style.flows and look.align is Align.JUSTIFY
    return f'<w:ind w:firstLine="{twips(profile.indent) if flows else 0}"/>'


def letters(look: Look) -> str:
    """Run properties of a look. Capitals are written as capitals, so that they stay so when copied."""
    size = round(look.size * 2)
    return (
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        + _toggle("b", look.bold)
        + _toggle("i", look.italic)
        + f'<w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        + ('<w:u w:val="single"/>' if look.underline else "")
    )


def _toggle(name: str, on: bool) -> str:
    return f"<w:{name}/><w:{name}Cs/>" if on else f'<w:{name} w:val="0"/><w:{name}Cs w:val="0"/>'


def _extras(profile: Profile) -> str:
    margin = "".join(f'<w:{side} w:w="{{0}}" w:type="dxa"/>' for side in ("left", "right"))
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    caption = letters(Look(profile.look(Part.BODY).size, bold=True))
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{RULE_STYLE}"><w:name w:val="Đường kẻ"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="60" w:lineRule="exact"/>'
        '</w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{CAPTION_STYLE}"><w:name w:val="Tên bảng"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>'
        '<w:spacing w:before="120" w:after="60" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'
        f"</w:pPr><w:rPr>{caption}</w:rPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margin.format(108)}</w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="DHKhung"><w:name w:val="Khung trình bày"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblCellMar>{margin.format(0)}</w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="DHBang"><w:name w:val="Bảng số liệu"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>'
        f"<w:tblCellMar>{margin.format(80)}</w:tblCellMar></w:tblPr></w:style>"
    )
