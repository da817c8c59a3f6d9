"""Writes the .docx, .pdf, .odt and NFD plan files of tests/golden/plans. All communes and people are invented.

Usage: python tests/cycle/plans/make_files.py. Run it again only to change a file; the results are committed.
"""

import unicodedata
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from odfdo import Document as OdfDocument
from odfdo import List
from odfdo import Paragraph as OdfParagraph
from odfdo import Table as OdfTable
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "plans"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
STATE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


# ── .docx ────────────────────────────────────────────────────────────────────────────────────────────────────
def header(document, left, right):
    """The borderless two-column header."""
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def grid(document, rows, merges=()):
    """A ruled table; `merges` are ((row, column), (row, column)) to be merged."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for line, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    for first, last in merges:
        words = table.cell(*first).text
        merged = table.cell(*first).merge(table.cell(*last))
        merged.text = words


def centred(document, *lines):
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = True


def numbering(document):
    """A multilevel list: I. / 1. / - (as offices make with the ribbon); returns its id."""
    part = document.part.numbering_part.element
    levels = (("upperRoman", "%1."), ("decimal", "%2."), ("bullet", "-"))
    xml = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    part.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{xml}</w:abstractNum>'))
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return 77


def numbered(document, text, level, identity):
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    num = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", level), ("w:numId", identity)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), str(value))
        num.append(element)
    properties.append(num)


def island_docx():
    """Đặc khu: header table, schedule with merged cells, footer table with recipients and signature."""
    d = Document()
    header(
        d, ["ỦY BAN NHÂN DÂN", "ĐẶC KHU HÒN NGỌC", "Số: 06/KH-UBND"], [*STATE, "Hòn Ngọc, ngày 20 tháng 01 năm 2026"]
    )
    centred(d, "KẾ HOẠCH", "Đối thoại giữa người đứng đầu chính quyền đặc khu với Nhân dân năm 2026")
    d.add_paragraph("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")
    d.add_paragraph(
        "Căn cứ Kế hoạch số 09-KH/ĐU ngày 08/01/2026 của Đảng ủy đặc khu về đối thoại với Nhân dân năm 2026;"
    )
    d.add_paragraph("Ủy ban nhân dân đặc khu Hòn Ngọc ban hành Kế hoạch đối thoại với Nhân dân năm 2026 như sau:")
    d.add_paragraph("I. MỤC ĐÍCH, YÊU CẦU")
    d.add_paragraph("1. Mục đích: Giải đáp kịp thời kiến nghị của ngư dân và hộ làm du lịch.")
    d.add_paragraph("2. Yêu cầu: Mỗi kiến nghị có người chịu trách nhiệm trả lời.")
    d.add_paragraph("II. LỊCH ĐỐI THOẠI")
    grid(
        d,
        [
            ["STT", "Ngày, giờ", "Đối tượng", "Nội dung đối thoại", "Địa điểm", "Người chủ trì", "Cơ quan chuẩn bị"],
            [
                "1",
                "14 giờ 00\n05/3/2026",
                "Nhân dân thôn Bãi Đông, thôn Bãi Tây",
                "Neo đậu tàu thuyền tránh bão\nThu gom rác thải nhựa ven biển",
                "Nhà văn hóa thôn Bãi Đông",
                "Chủ tịch UBND đặc khu",
                "Phòng Kinh tế",
            ],
            [
                "2",
                "08 giờ 30\n11/6/2026",
                "Hộ kinh doanh dịch vụ du lịch",
                "Giá dịch vụ lưu trú; an toàn tàu khách",
                "Hội trường UBND đặc khu",
                "Chủ tịch UBND đặc khu",
                "Phòng Văn hóa - Xã hội",
            ],
            [
                "3",
                "08 giờ 30\n22/10/2026",
                "Nhân dân toàn đặc khu",
                "Cấp nước ngọt mùa khô; điện sinh hoạt",
                "Hội trường UBND đặc khu",
                "Chủ tịch UBND đặc khu",
                "Văn phòng HĐND và UBND",
            ],
        ],
        merges=[((1, 5), (3, 5)), ((2, 4), (3, 4))],
    )
    d.add_paragraph("III. TỔ CHỨC THỰC HIỆN")
    d.add_paragraph(
        "1. Văn phòng HĐND và UBND: công bố lịch, nội dung, địa điểm và cách thức gửi câu hỏi trên hệ thống truyền thanh trước mỗi cuộc đối thoại 10 ngày; niêm yết kết quả trong 07 ngày sau khi kết thúc đối thoại."
    )
    d.add_paragraph("2. Các phòng chuyên môn: gửi nội dung trả lời về Văn phòng trước ngày đối thoại 05 ngày làm việc.")
    d.add_paragraph("3. Đồn Biên phòng, Công an đặc khu: phối hợp bảo đảm an ninh.")
    d.add_paragraph("Trên đây là Kế hoạch đối thoại với Nhân dân năm 2026 của Ủy ban nhân dân đặc khu./.")
    header(
        d,
        ["Nơi nhận:", "- UBND tỉnh;", "- Đảng ủy, HĐND đặc khu;", "- Các thôn;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "Ngô Hải Sơn"],
    )
    d.save(GOLDEN / "dac-khu-bang-tron.docx")


def numbered_docx():
    """Word's automatic numbers: none of the headings has its sign in the text."""
    d = Document()
    identity = numbering(d)
    header(d, ["UBND XÃ SƠN LÂM", "Số:      /KH-UBND"], [*STATE, "Sơn Lâm, ngày      tháng 02 năm 2026"])
    centred(d, "KẾ HOẠCH", "Tiếp xúc, đối thoại trực tiếp với Nhân dân năm 2026")
    d.add_paragraph("Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022;")
    d.add_paragraph(
        "Theo đề nghị của Văn phòng HĐND và UBND xã, Chủ tịch UBND xã Sơn Lâm ban hành Kế hoạch tiếp xúc, đối thoại như sau:"
    )
    for level, text in (
        (0, "MỤC ĐÍCH, YÊU CẦU"),
        (1, "Mục đích"),
        (2, "Tháo gỡ vướng mắc của người trồng rừng và các hộ tái định cư."),
        (1, "Yêu cầu"),
        (2, "Trả lời thẳng vào câu hỏi, tránh né tránh."),
        (0, "NỘI DUNG"),
        (1, "Các cuộc đối thoại"),
        (
            2,
            "Đối thoại với các hộ tái định cư thôn Khe Ván về bố trí đất sản xuất và cấp nước sinh hoạt, dự kiến trong tháng 4 năm 2026 tại nhà sinh hoạt cộng đồng thôn Khe Ván.",
        ),
        (2, "Đối thoại với hội viên Hội Nông dân xã về trồng rừng gỗ lớn, giao khoán rừng; dự kiến quý III năm 2026."),
        (
            2,
            "Đối thoại với giáo viên, phụ huynh Trường PTDTBT THCS Sơn Lâm về chế độ bán trú, vào 8 giờ 00 ngày 28/8/2026 tại Trường PTDTBT THCS Sơn Lâm.",
        ),
        (1, "Chủ trì: Chủ tịch UBND xã hoặc Phó Chủ tịch UBND xã được phân công."),
        (1, "Thành phần: Thường trực HĐND xã; Ủy ban MTTQ Việt Nam xã; trưởng các phòng chuyên môn; Trưởng thôn."),
        (0, "QUY TRÌNH ĐỐI THOẠI"),
        (1, "Chào cờ, tuyên bố lý do, giới thiệu đại biểu, giới thiệu thư ký."),
        (1, "Người dân nêu câu hỏi."),
        (1, "Trả lời câu hỏi."),
        (1, "Kết luận, bế mạc."),
        (0, "TỔ CHỨC THỰC HIỆN"),
        (1, "Văn phòng HĐND và UBND xã: thông báo công khai trước 07 ngày; gửi giấy mời; lưu hồ sơ."),
        (1, "Phòng Kinh tế: soạn câu trả lời về đất đai, lâm nghiệp, hoàn thành trước ngày 25/3/2026."),
        (1, "Công an xã: giữ gìn trật tự."),
    ):
        numbered(d, text, level, identity)
    d.add_paragraph("Nơi nhận:")
    for line in ("- Thường trực Đảng ủy xã;", "- Các thôn;", "- Lưu: VT."):
        d.add_paragraph(line)
    centred(d, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hồ Thị Mai")
    d.save(GOLDEN / "xa-danh-so-tu-dong.docx")


def tasks_docx():
    """A table of tasks beside prose dialogues; the number stands in a text box-like paragraph of its own."""
    d = Document()
    header(d, ["ỦY BAN NHÂN DÂN", "PHƯỜNG BÌNH KHÁNH"], STATE)
    header(d, ["Số: 301/KH-UBND"], ["Bình Khánh, ngày 02 tháng 02 năm 2026"])
    centred(
        d,
        "KẾ HOẠCH",
        "Tổ chức đối thoại giữa Chủ tịch Ủy ban nhân dân phường",
        "với Nhân dân trên địa bàn phường năm 2026",
    )
    d.add_paragraph("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;")
    d.add_paragraph("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;")
    d.add_paragraph("Ủy ban nhân dân phường Bình Khánh ban hành Kế hoạch với nội dung sau:")
    d.add_paragraph("I. MỤC ĐÍCH, YÊU CẦU")
    d.add_paragraph("- Tạo kênh trao đổi hai chiều giữa chính quyền và người dân đô thị.")
    d.add_paragraph("II. THỜI GIAN, ĐỊA ĐIỂM, NỘI DUNG")
    d.add_paragraph("1. Thời gian: bắt đầu lúc 18 giờ 00, thứ Năm, ngày 09 tháng 4 năm 2026.")
    d.add_paragraph("2. Địa điểm: Hội trường Trung tâm Văn hóa phường, số 20 đường Tràm Xanh.")
    d.add_paragraph("3. Hình thức: trực tiếp kết hợp trực tuyến.")
    d.add_paragraph("4. Nội dung đối thoại")
    d.add_paragraph("a) Ngập úng khi triều cường tại các tuyến hẻm;")
    d.add_paragraph("b) Quản lý chung cư, phòng cháy chữa cháy;")
    d.add_paragraph("c) Dịch vụ công trực tuyến.")
    d.add_paragraph("5. Chủ trì: Chủ tịch Ủy ban nhân dân phường; mời Chủ tịch Hội đồng nhân dân phường đồng chủ trì.")
    d.add_paragraph(
        "6. Thành phần tham dự: lãnh đạo Đảng ủy, Hội đồng nhân dân, Ủy ban nhân dân, Ủy ban Mặt trận Tổ quốc phường; đại diện các khu phố; 150 người dân đăng ký qua ứng dụng."
    )
    d.add_paragraph("III. PHÂN CÔNG NHIỆM VỤ")
    grid(
        d,
        [
            ["TT", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian hoàn thành"],
            [
                "1",
                "Thông báo công khai thời gian, địa điểm, nội dung, đường link tham dự",
                "Văn phòng HĐND và UBND",
                "Trước ngày 31/3/2026",
            ],
            ["2", "Tổng hợp câu hỏi, dự thảo trả lời", "Phòng Kinh tế, Hạ tầng và Đô thị", "Trước hội nghị 05 ngày"],
            ["3", "Công bố kết quả đối thoại", "Phòng Văn hóa - Xã hội", "Chậm nhất 10 ngày sau hội nghị"],
        ],
    )
    d.add_paragraph("Các đơn vị nghiêm túc thực hiện Kế hoạch này./.")
    header(
        d,
        ["Nơi nhận:", "- TT. Đảng ủy, TT. HĐND phường;", "- Các khu phố;", "- Lưu: VT, VP."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Mạc Thanh Bình"],
    )
    d.save(GOLDEN / "phuong-bang-nhiem-vu.docx")


def plain_docx():
    """Local words buôn and bon, labels under each dialogue, electronic recipients, TL. as authority."""
    d = Document()
    for line in (
        "ỦY BAN NHÂN DÂN",
        "XÃ EA TRUL",
        *STATE,
        "Số: 77/KH-UBND",
        "Ea Trul, ngày 27 tháng 02 năm 2026",
    ):
        centred(d, line)
    centred(d, "KẾ HOẠCH", "Gặp gỡ, đối thoại giữa lãnh đạo xã với đồng bào các buôn năm 2026")
    for line in (
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở năm 2022; Quyết định số 12-QĐ/TU ngày 02/12/2025 của Tỉnh ủy; ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 455/UBND-NC ngày 20/01/2026.",
        "Ủy ban nhân dân xã Ea Trul xây dựng Kế hoạch như sau:",
        "I. Mục đích, yêu cầu",
        "1. Mục đích: Lắng nghe già làng, người có uy tín và bà con các buôn.",
        "2. Yêu cầu: Tôn trọng phong tục, có phiên dịch.",
        "II. Nội dung thực hiện",
        "1. Buổi 1: Buôn Ktla và buôn Plum",
        "- Thời gian: Buổi chiều, ngày 18 tháng 3 năm 2026.",
        "- Địa điểm: Nhà cộng đồng buôn Ktla.",
        "- Nội dung: Hỗ trợ nhà ở, đất sản xuất cho đồng bào dân tộc thiểu số; Bảo tồn cồng chiêng.",
        "- Chủ trì: Chủ tịch UBND xã.",
        "2. Buổi 2: Buôn Cuah",
        "- Thời gian: Buổi sáng, ngày 25 tháng 3 năm 2026.",
        "- Địa điểm: Nhà văn hóa buôn Cuah.",
        "- Nội dung: Giá cà phê, liên kết tiêu thụ.",
        "- Chủ trì: Phó Chủ tịch UBND xã.",
        "3. Thành phần: già làng, trưởng buôn, người có uy tín; bà con trong buôn.",
        "III. Tổ chức thực hiện",
        "1. Phòng Văn hóa - Xã hội",
        "- Chủ trì tham mưu, mời phiên dịch.",
        "- Báo cáo kết quả về UBND xã trước ngày 10/4/2026.",
        "2. Công an xã, Ban Chỉ huy Quân sự xã: nắm tình hình, bảo đảm an ninh, trật tự.",
        "Trên đây là Kế hoạch gặp gỡ, đối thoại năm 2026./.",
        "Nơi nhận:",
        "- Sở Dân tộc và Tôn giáo;",
        "- Lưu: VT.",
        "Bản điện tử:",
        "- Các buôn;",
        "- Cổng TTĐT xã.",
    ):
        d.add_paragraph(line)
    centred(d, "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Y Blin Niê")
    d.save(GOLDEN / "xa-cac-buon.docx")


# ── .pdf ─────────────────────────────────────────────────────────────────────────────────────────────────────
def pdf(name, left, right, title, body, recipients, signature, *, rows=None, at=None):
    pdfmetrics.registerFont(TTFont("Serif", str(FONT)))
    base = ParagraphStyle(
        "body", fontName="Serif", fontSize=11, leading=15, alignment=TA_JUSTIFY, firstLineIndent=10 * mm, spaceAfter=4
    )
    middle = ParagraphStyle("middle", parent=base, alignment=TA_CENTER, firstLineIndent=0)
    small = ParagraphStyle("small", parent=base, fontSize=9, leading=11, firstLineIndent=0, alignment=0)
    columns = [[[Paragraph(line, middle) for line in left], [Paragraph(line, middle) for line in right]]]
    story = [
        Table(columns, colWidths=[70 * mm, 100 * mm]),
        Spacer(1, 8),
        *[Paragraph(line, middle) for line in title],
        Spacer(1, 6),
    ]
    for index, line in enumerate(body):
        story.append(Paragraph(line, base))
        if index == at:
            table = Table(
                [[Paragraph(cell, small) for cell in row] for row in rows],
                style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
            )
            story.append(table)
    foot = [[[Paragraph(line, small) for line in recipients], [Paragraph(line, middle) for line in signature]]]
    story.append(Table(foot, colWidths=[85 * mm, 85 * mm]))

    def number(canvas, document):
        if document.page > 1:
            canvas.setFont("Serif", 11)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 10 * mm, str(document.page))

    SimpleDocTemplate(
        str(GOLDEN / name),
        pagesize=A4,
        leftMargin=25 * mm,
        rightMargin=15 * mm,
        topMargin=18 * mm,
        bottomMargin=18 * mm,
        invariant=1,
    ).build(story, onFirstPage=number, onLaterPages=number)


def pdfs():
    pdf(
        "xa-hai-cot.pdf",
        ["ỦY BAN NHÂN DÂN", "XÃ VĨNH THÀNH", "Số: 128/KH-UBND"],
        [*STATE, "Vĩnh Thành, ngày 10 tháng 02 năm 2026"],
        ["KẾ HOẠCH", "Tổ chức Hội nghị đối thoại giữa người đứng đầu cấp ủy,", "chính quyền với Nhân dân năm 2026"],
        [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Căn cứ Quy chế số 03-QC/TU ngày 14/11/2025 của Ban Thường vụ Tỉnh ủy về đối thoại trực tiếp của người đứng đầu cấp ủy, chính quyền với Nhân dân;",
            "Ủy ban nhân dân xã Vĩnh Thành ban hành Kế hoạch tổ chức Hội nghị đối thoại với Nhân dân năm 2026 như sau:",
            "I. MỤC ĐÍCH, YÊU CẦU",
            "1. Mục đích",
            "Giúp người đứng đầu cấp ủy, chính quyền nắm chắc tình hình Nhân dân, nhất là những việc phát sinh sau khi sắp xếp đơn vị hành chính, từ đó chỉ đạo giải quyết dứt điểm ngay tại cơ sở.",
            "2. Yêu cầu",
            "Chuẩn bị chu đáo; không để kẻ xấu lợi dụng; mọi kiến nghị được ghi biên bản đầy đủ.",
            "II. NỘI DUNG",
            "1. Nội dung đối thoại: việc đổi giấy tờ sau sắp xếp xã; sử dụng trụ sở dôi dư; chất lượng đường liên thôn.",
            "2. Thời gian: 07 giờ 30 phút, ngày 23/4/2026 (thứ Năm).",
            "3. Địa điểm: Hội trường Trường Trung học cơ sở Vĩnh Thành.",
            "4. Chủ trì: Bí thư Đảng ủy xã, Chủ tịch Ủy ban nhân dân xã.",
            "5. Thành phần: Thường trực Đảng ủy, HĐND, lãnh đạo UBND, Ủy ban MTTQ Việt Nam xã; bí thư chi bộ, trưởng thôn và 200 đại biểu Nhân dân 15 thôn.",
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Văn phòng HĐND và UBND xã: tham mưu phát hành giấy mời; thông báo thời gian, địa điểm, nội dung, cách thức tham dự trên đài truyền thanh xã trước hội nghị ít nhất 10 ngày; ra thông báo kết luận trong 05 ngày sau hội nghị.",
            "2. Phòng Kinh tế: chuẩn bị nội dung trả lời về đường giao thông, trụ sở dôi dư, gửi Chủ tịch UBND xã trước ngày 15/4/2026.",
            "3. Trung tâm Phục vụ hành chính công xã: bố trí bàn hướng dẫn đổi giấy tờ tại hội nghị.",
            "Trên đây là Kế hoạch tổ chức Hội nghị đối thoại với Nhân dân năm 2026, yêu cầu các đơn vị triển khai thực hiện./.",
        ],
        ["Nơi nhận:", "- Thường trực Tỉnh ủy (b/c);", "- Thường trực Đảng ủy xã;", "- Các thôn;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "&nbsp;", "&nbsp;", "Bùi Quang Vinh"],
    )
    pdf(
        "phuong-bang-ke.pdf",
        ["UBND PHƯỜNG NAM SƠN", "Số: 19/KH-UBND"],
        [*STATE, "Nam Sơn, ngày 06 tháng 3 năm 2026"],
        ["KẾ HOẠCH", "Đối thoại với Nhân dân các tổ dân phố năm 2026"],
        [
            "Thực hiện Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025 và Kế hoạch số 33-KH/ĐU ngày 25/02/2026 của Đảng ủy phường Nam Sơn về đối thoại với Nhân dân năm 2026, UBND phường Nam Sơn xây dựng Kế hoạch đối thoại như sau:",
            "I. MỤC ĐÍCH",
            "Kịp thời giải quyết những bức xúc của Nhân dân ngay từ tổ dân phố.",
            "II. LỊCH ĐỐI THOẠI",
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Văn phòng HĐND và UBND phường: thông báo rộng rãi trước 07 ngày so với ngày đối thoại.",
            "2. Tổ trưởng tổ dân phố: vận động Nhân dân tham dự.",
        ],
        ["Nơi nhận:", "- Đảng ủy phường;", "- Các tổ dân phố;", "- Lưu: VT."],
        ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "&nbsp;", "Phan Thị Ngọc Ánh"],
        rows=[
            ["TT", "Tổ dân phố", "Thời gian", "Địa điểm", "Nội dung", "Chủ trì"],
            [
                "1",
                "Số 1, số 2",
                "19 giờ 00 ngày 25/3/2026",
                "Nhà văn hóa tổ dân phố số 1",
                "Tiếng ồn karaoke; đỗ xe lòng đường",
                "Chủ tịch UBND phường",
            ],
            [
                "2",
                "Số 3",
                "19 giờ 00 ngày 26/3/2026",
                "Nhà văn hóa tổ dân phố số 3",
                "Thoát nước khu tập thể cũ",
                "Phó Chủ tịch UBND phường",
            ],
            [
                "3",
                "Số 4",
                "08 giờ 00 ngày 28/3/2026",
                "Trường Mầm non Nam Sơn",
                "Trường lớp mầm non quá tải",
                "Chủ tịch UBND phường",
            ],
        ],
        at=3,
    )
    pdf(
        "dang-uy-quy.pdf",
        ["ĐẢNG BỘ THÀNH PHỐ HẢI BÌNH", "ĐẢNG ỦY PHƯỜNG CẨM LA", "*", "Số 52-KH/ĐU"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", "&nbsp;", "Cẩm La, ngày 08 tháng 6 năm 2026"],
        ["KẾ HOẠCH", "đối thoại giữa Bí thư Đảng ủy phường với cán bộ, đảng viên và Nhân dân", "6 tháng cuối năm 2026"],
        [
            "- Căn cứ Quy định số 11-QĐi/TW, ngày 18/02/2019 của Bộ Chính trị;",
            "- Căn cứ Chương trình công tác năm 2026 của Đảng ủy phường.",
            "Ban Thường vụ Đảng ủy phường Cẩm La ban hành Kế hoạch đối thoại như sau:",
            "I- MỤC ĐÍCH, YÊU CẦU",
            "1. Củng cố niềm tin của Nhân dân với Đảng.",
            "2. Đối thoại phải cầu thị, lắng nghe.",
            "II- NỘI DUNG, THỜI GIAN",
            "1. Quý III/2026: đối thoại với đoàn viên, thanh niên về phát triển đảng viên trẻ, chuyển đổi số.",
            "2. Quý IV/2026: đối thoại với Nhân dân khu dân cư Bến Gỗ về di dời làng nghề gây ô nhiễm.",
            "III- TỔ CHỨC THỰC HIỆN",
            "1. Văn phòng Đảng ủy: tham mưu công tác chuẩn bị; báo cáo Thường trực Đảng ủy trước mỗi cuộc đối thoại 03 ngày.",
            "2. Ban Xây dựng Đảng: tổng hợp tình hình tư tưởng Nhân dân hằng tháng.",
        ],
        ["Nơi nhận:", "- Thành ủy (báo cáo),", "- Các chi bộ,", "- Lưu Đảng ủy."],
        ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "&nbsp;", "Đoàn Văn Chất"],
    )


# ── .odt, NFD ────────────────────────────────────────────────────────────────────────────────────────────────
def town_odt():
    """A town of 2023, before the two-tier law: district bodies are right, the old law is right."""
    document = OdfDocument("text")
    body = document.body
    body.clear()
    head = OdfTable("Header", width=2, height=1)
    for column, lines in enumerate(
        (["ỦY BAN NHÂN DÂN", "THỊ TRẤN PHỐ MỚI", "Số: 64/KH-UBND"], [*STATE, "Phố Mới, ngày 24 tháng 4 năm 2023"])
    ):
        cell = head.get_cell((column, 0))
        for line in lines:
            cell.append(OdfParagraph(line))
        head.set_cell((column, 0), cell)
    body.append(head)
    for line in (
        "KẾ HOẠCH",
        "Tổ chức hội nghị tiếp xúc, đối thoại với Nhân dân năm 2023",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Căn cứ Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20 tháng 4 năm 2007 về thực hiện dân chủ ở xã, phường, thị trấn;",
        "Thực hiện Công văn số 310/UBND-NV ngày 11/4/2023 của UBND huyện Yên Lạc về việc tổ chức đối thoại với Nhân dân năm 2023.",
        "UBND thị trấn Phố Mới ban hành Kế hoạch tổ chức hội nghị tiếp xúc, đối thoại như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích: Nâng cao hiệu lực quản lý của chính quyền thị trấn.",
        "2. Yêu cầu: Bảo đảm dân chủ, đúng luật.",
        "II. NỘI DUNG",
        "1. Thời gian: 01 buổi, bắt đầu từ 13 giờ 30 phút, ngày 30/5/2023.",
        "2. Địa điểm: Hội trường UBND thị trấn.",
        "3. Nội dung:",
    ):
        body.append(OdfParagraph(line))
    points = List()
    for line in ("Quy hoạch chợ trung tâm, sắp xếp tiểu thương;", "Vệ sinh môi trường các khu phố;"):
        points.append_item(line)
    body.append(points)
    for line in (
        "4. Thành phần: Thường trực Đảng ủy, HĐND, UBND, Ủy ban MTTQ thị trấn; trưởng các khu phố; đại diện hộ dân.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Công chức Văn phòng - Thống kê: gửi giấy mời trước hội nghị 03 ngày.",
        "2. Công chức Văn hóa - Xã hội: thông báo trên loa truyền thanh trong 03 ngày liên tục.",
        "Trên đây là Kế hoạch của UBND thị trấn./.",
        "Nơi nhận:",
        "- UBND huyện (b/c);",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Nghiêm Xuân Bách",
    ):
        body.append(OdfParagraph(line))
    document.save(str(GOLDEN / "thi-tran-2023.odt"))


def scanned_text():
    """OCR: points run together, lost marks, misread numerals, decomposed letters (NFD)."""
    lines = (
        "UY BAN NHÂN DÂN  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ LONG KIỂNG  Độc lập - Tự do - Hạnh phúc",
        "Số : 41 /KH - UBND  Long Kiểng, ngày 17 tháng 3 năm 2025",
        "KẾ HOẠCH",
        "Tiếp xúc, đôi thoại giữa Chủ tịch UBND xã với nhân dân năm 2025",
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở năm 2022; Thực hiện Công văn số 78 /UBND-NV ngày 20/02/2025 của UBND huyện Châu Hưng về việc tổ chức đối thoại; UBND xã Long Kiểng xây dựng kế hoạch như sau:",
        "l. MỤC ĐÍCH, YÊU CẦU 1. Mục đích Nhằm nắm bắt tâm tư, nguyên vọng của bà con; giải thích các chủ trương mới. 2. Yêu cầu Cán bộ phải lắng nghe, không né tránh; mọi ý kiến phải được ghi chép đầy đủ, trả lời rõ ràng.",
        "II. NỘI DUNG 1. Đối thoại với nhân dân ấp Long Hòa về việc nạo vét kinh nội đồng, sửa cầu Ông Mười. Thời gian: 8 giờ ngày 15/4/2025. Địa điểm: Văn phòng ấp Long Hòa. 2. Đối thoại với nhân dân ấp Long Bình về việc thu gom rác chợ. Thời gian: 14 giờ ngày 15/4/2025. Địa điểm: Văn phòng ấp Long Bình. 3. Đối thoại với cán bộ, hội viên Hội Cựu chiến binh xã về chế độ, chính sách. Thời gian: 8 giờ ngày 22/4/2025. Địa điểm: Hội trường UBND xã.",
        "III. TỔ CHỨC THỰC HIỆN 1. Công chức Văn phòng - Thống kê: Phát thư mời trước hội nghị 03 ngày. 2. Công chức Văn hóa - Xã hội: Tuyên truyền trên đài truyền thanh xã. 3. Ban nhân dân các ấp: Vận động nhân dân đến dự.",
        "Noi nhận: TM. ỦY BAN NHÂN DÂN",
        "- UBND huyện;  CHỦ TỊCH",
        "- Lưu VT.",
        "Dương Văn Hậu",
    )
    (GOLDEN / "quet-nhan-dang-nfd.txt").write_text(unicodedata.normalize("NFD", "\n".join(lines)), encoding="utf-8")
    (GOLDEN / "tiep-xuc-utf16.txt").write_bytes("\n".join(SOUTH).encode("utf-16"))


SOUTH = (
    "UBND XÃ TÂN HƯNG TÂY",
    "",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "",
    "Số: 88/KH-UBND",
    "Tân Hưng Tây, ngày 19 tháng 01 năm 2026",
    "",
    "KẾ HOẠCH",
    "Tiếp xúc, đối thoại với Nhân dân trên địa bàn xã năm 2026",
    "",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
    "Ủy ban nhân dân xã Tân Hưng Tây ban hành Kế hoạch tiếp xúc, đối thoại với Nhân dân như sau:",
    "",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "Phát huy quyền làm chủ của Nhân dân.",
    "2. Yêu cầu",
    "Thực hiện đúng phương châm “Gần dân, trọng dân, nghe dân nói, nói dân hiểu, làm dân tin”.",
    "",
    "II. THỜI GIAN VÀ ĐỊA ĐIỂM",
    "1. Cuộc thứ nhất: 08 giờ 00, ngày 12/3/2026, tại Hội trường UBND xã.",
    "2. Cuộc thứ hai: 08 giờ 00, ngày 10/9/2026, tại Nhà văn hóa ấp Cái Bần.",
    "",
    "III. NỘI DUNG",
    "1. Cuộc thứ nhất: đối thoại với người nuôi tôm về nguồn nước, dịch bệnh, điện phục vụ nuôi tôm.",
    "2. Cuộc thứ hai: đối thoại với Nhân dân ấp Cái Bần về sạt lở đê biển, bố trí tái định cư.",
    "",
    "IV. THÀNH PHẦN",
    "- Chủ trì: Chủ tịch UBND xã.",
    "- Đại diện: Thường trực HĐND xã; Ủy ban MTTQ Việt Nam xã.",
    "- Trưởng ấp và Nhân dân có liên quan.",
    "",
    "V. TỔ CHỨC THỰC HIỆN",
    "1. Văn phòng HĐND và UBND xã chuẩn bị chương trình, thư mời; niêm yết thông báo tại trụ sở UBND xã và các ấp trước 07 ngày so với ngày đối thoại.",
    "2. Phòng Kinh tế chuẩn bị báo cáo giải trình về thủy sản, đê điều; hoàn thành chậm nhất ngày 05/3/2026.",
    "3. Trưởng các ấp thông tin đến từng hộ dân.",
    "",
    "Yêu cầu các đơn vị, các ấp triển khai thực hiện nghiêm túc Kế hoạch này./.",
    "",
    "Nơi nhận:",
    "- TT Đảng ủy xã;",
    "- TT HĐND xã;",
    "- Ban nhân dân các ấp;",
    "- Lưu: VT.",
    "",
    "CHỦ TỊCH",
    "",
    "Huỳnh Công Trứ",
)


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    island_docx()
    numbered_docx()
    tasks_docx()
    plain_docx()
    pdfs()
    town_odt()
    scanned_text()
