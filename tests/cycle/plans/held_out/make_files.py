"""Writes the held-out plans that are not plain text: .docx, .pdf and .odt, from invented wording."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HERE = Path(__file__).parent
FONTS = ("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",)
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def header(document: DocxDocument, rows: list[tuple[str, str]]) -> None:
    """Puts the two-column header, a borderless table, on top of a document."""
    table = document.add_table(rows=len(rows), cols=2)
    for row, (left, right) in zip(table.rows, rows, strict=True):
        row.cells[0].text = left
        row.cells[1].text = right


def paragraphs(document: DocxDocument, text: str, style: str | None = None) -> None:
    """Adds each line as a paragraph."""
    for line in text.strip().splitlines():
        document.add_paragraph(line.strip(), style=style)


def centred(document: DocxDocument, *lines: str) -> None:
    """Adds bold centred lines."""
    for line in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = True


def grid(document: DocxDocument, rows: list[list[str]]) -> None:
    """Adds a bordered table of text."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def signature(document: DocxDocument, recipients: str, signer: str) -> None:
    """Adds the closing table: recipients on the left, signature on the right."""
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = recipients
    table.rows[0].cells[1].text = signer


def merged_cells() -> None:
    """A ward's plan whose table merges the chair's and the quarter's cells down the rows."""
    document = Document()
    header(
        document,
        [
            ("ỦY BAN NHÂN DÂN\nPHƯỜNG AN TƯỜNG", MOTTO),
            ("Số: 27/KH-UBND", "An Tường, ngày 23 tháng 01 năm 2026"),
        ],
    )
    centred(document, "KẾ HOẠCH", "Đối thoại giữa Chủ tịch UBND phường với Nhân dân năm 2026")
    paragraphs(
        document,
        """
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
        Căn cứ Kế hoạch số 05-KH/ĐU ngày 08 tháng 01 năm 2026 của Đảng ủy phường An Tường về đối thoại năm 2026.
        Ủy ban nhân dân phường An Tường ban hành Kế hoạch như sau:
        I. MỤC ĐÍCH, YÊU CẦU
        1. Mục đích: nắm bắt và giải quyết nhanh nguyện vọng của cư dân.
        2. Yêu cầu: bảo đảm dân chủ, đúng luật.
        II. NỘI DUNG CỤ THỂ
        """,
    )
    rows = [
        ["TT", "Quý", "Đối tượng", "Nội dung đối thoại", "Thời gian", "Địa điểm", "Chủ trì"],
        [
            "1",
            "Quý I",
            "Nhân dân tổ dân phố Hòa Bình",
            "Đất đai, giấy chứng nhận",
            "8h00, 18/3/2026",
            "Nhà văn hóa TDP Hòa Bình",
            "Chủ tịch UBND phường",
        ],
        [
            "2",
            "",
            "Hội viên Hội Liên hiệp Phụ nữ phường",
            "An toàn thực phẩm tại chợ, bếp ăn",
            "14h00, 26/3/2026",
            "Hội trường UBND phường",
            "",
        ],
        [
            "3",
            "Quý III",
            "Đoàn viên, thanh niên phường",
            "Việc làm, chuyển đổi số",
            "8h00, 12/8/2026",
            "Hội trường UBND phường",
            "",
        ],
    ]
    grid(document, rows)
    table = document.tables[-1]
    table.cell(1, 1).merge(table.cell(2, 1))
    table.cell(1, 6).merge(table.cell(3, 6))
    paragraphs(
        document,
        """
        III. TỔ CHỨC THỰC HIỆN
        1. Văn phòng HĐND và UBND phường
        - Tham mưu thông báo nội dung, thời gian, địa điểm đối thoại đến Nhân dân trước ngày tổ chức ít nhất 07 ngày.
        2. Phòng Văn hóa - Xã hội
        - Chuẩn bị nội dung đối thoại với phụ nữ, thanh niên, hoàn thành trước ngày 20/3/2026.
        3. Phòng Kinh tế, Hạ tầng và Đô thị
        - Chuẩn bị nội dung về đất đai.
        4. Tổ trưởng tổ dân phố Hòa Bình
        - Chuẩn bị hội trường.
        Trên đây là Kế hoạch đối thoại năm 2026./.
        """,
    )
    signature(
        document,
        "Nơi nhận:\n- TT Đảng ủy, HĐND phường;\n- UBMTTQ phường;\n- Các tổ dân phố;\n- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nSầm Khánh Vân",
    )
    document.save(str(HERE / "o_gop_phuong.docx"))


def automatic_numbering() -> None:
    """A commune's plan whose numbers and bullets are Word's own lists, with no mark in the text."""
    document = Document()
    header(
        document,
        [
            ("UBND XÃ RẪY MỚI", MOTTO),
            ("Số: 88/KH-UBND", "Rẫy Mới, ngày 07 tháng 5 năm 2026"),
        ],
    )
    centred(document, "KẾ HOẠCH", "Đối thoại trực tiếp với Nhân dân các buôn, thôn năm 2026")
    paragraphs(
        document,
        """
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025; Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022; Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;
        Xét đề nghị của Chánh Văn phòng HĐND và UBND xã,
        UBND xã Rẫy Mới ban hành Kế hoạch như sau:
        MỤC ĐÍCH, YÊU CẦU
        """,
    )
    paragraphs(document, "Bảo đảm quyền tham gia quản lý của người dân.\nKhông để kiến nghị tồn đọng.", "List Number")
    paragraphs(document, "NỘI DUNG ĐỐI THOẠI")
    paragraphs(
        document,
        """
        Đối thoại với Nhân dân buôn Krông A, buôn Krông B về đất sản xuất, đất rừng: ngày 10/6/2026, tại Nhà cộng đồng buôn Krông A.
        Đối thoại với hội viên Hội Nông dân xã về giá thu mua cà phê, sầu riêng: ngày 15/7/2026, tại Hội trường UBND xã.
        Đối thoại với Nhân dân thôn 7 về tiếng ồn, bụi mỏ đá: ngày 19/8/2026, tại Hội trường thôn 7.
        """,
        "List Number",
    )
    paragraphs(document, "THÀNH PHẦN THAM DỰ")
    paragraphs(
        document,
        "Lãnh đạo UBND xã;\nThường trực HĐND xã;\nGià làng, người có uy tín;\nĐông đảo Nhân dân.",
        "List Bullet",
    )
    paragraphs(document, "TỔ CHỨC THỰC HIỆN")
    paragraphs(
        document,
        """
        Văn phòng HĐND và UBND xã: tổng hợp ý kiến, trình Chủ tịch UBND xã trước thời gian tổ chức hội nghị 06 ngày.
        Phòng Kinh tế: kiểm tra mỏ đá, báo cáo trước ngày 31/7/2026.
        Công an xã: giữ trật tự, an toàn.
        Trưởng buôn, trưởng thôn: mời người dân.
        """,
        "List Number",
    )
    paragraphs(document, "Yêu cầu các đơn vị thực hiện tốt Kế hoạch này./.")
    signature(
        document,
        "Nơi nhận:\n- UBND tỉnh;\n- Đảng ủy xã;\n- Các buôn, thôn;\n- Lưu: VT.",
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nY Blăm Kpă",
    )
    document.save(str(HERE / "danh_so_tu_dong.docx"))


def landscape_appendix() -> None:
    """A commune's plan whose table stands on a landscape page after the signature."""
    document = Document()
    header(
        document,
        [
            ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("XÃ LÁNG CÒ", "Độc lập - Tự do - Hạnh phúc"),
            ("Số:   /KH-UBND", "Láng Cò, ngày   tháng 12 năm 2024"),
        ],
    )
    centred(document, "KẾ HOẠCH", "Tiếp xúc, đối thoại với Nhân dân năm 2025")
    paragraphs(
        document,
        """
        Thực hiện Kế hoạch số 210/KH-UBND ngày 10/12/2024 của UBND huyện Gò Sậy về tiếp xúc, đối thoại năm 2025, UBND xã Láng Cò xây dựng kế hoạch như sau:
        I. MỤC ĐÍCH, YÊU CẦU
        Đối thoại để hiểu và tháo gỡ khó khăn cho dân.
        II. NỘI DUNG
        Có Phụ lục kèm theo.
        III. CÁC BƯỚC TIẾN HÀNH
        1. Khai mạc;
        2. Báo cáo đề dẫn;
        3. Đối thoại, trao đổi;
        4. Bế mạc.
        IV. TỔ CHỨC THỰC HIỆN
        1. Công chức Văn phòng - Thống kê: chuẩn bị thư mời, biên bản; gửi báo cáo kết quả về UBND huyện sau hội nghị 05 ngày.
        2. Công chức phụ trách theo Phụ lục: chuẩn bị nội dung, gửi Chủ tịch UBND xã chậm nhất 04 ngày trước hội nghị.
        """,
    )
    signature(
        document,
        "Nơi nhận:\n- UBND huyện;\n- Đảng ủy xã;\n- Lưu: VT.\nBản điện tử:\n- Phòng Nội vụ huyện;\n- Trưởng các ấp.",
        "CHỦ TỊCH\n\n\nKim Sa Rône",
    )
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    centred(document, "PHỤ LỤC", "Lịch tiếp xúc, đối thoại năm 2025")
    grid(
        document,
        [
            ["STT", "Thời gian", "Địa điểm", "Thành phần", "Nội dung", "Chủ trì", "Đơn vị chuẩn bị"],
            [
                "01",
                "Tháng 3/2025",
                "Chùa Ấp Giữa",
                "Nhân dân ấp Giữa, ấp Cà Săng",
                "Chính sách hộ nghèo, nhà ở cho đồng bào dân tộc",
                "Chủ tịch UBND xã",
                "Công chức Văn hóa - Xã hội",
            ],
            [
                "02",
                "14h, ngày 20/6/2025",
                "Nhà văn hóa ấp Trà Kháo",
                "Nhân dân ấp Trà Kháo",
                "Cầu, đường giao thông nông thôn",
                "Chủ tịch UBND xã",
                "Công chức Địa chính - Xây dựng",
            ],
            [
                "03",
                "Quý IV",
                "Hội trường UBND xã",
                "Hội Người cao tuổi xã",
                "Bảo hiểm y tế, khám chữa bệnh",
                "Phó Chủ tịch UBND xã",
                "Trạm Y tế xã",
            ],
        ],
    )
    document.save(str(HERE / "phu_luc_ngang.docx"))


def party_docx() -> None:
    """A commune Party committee's plan with its own two-column header."""
    document = Document()
    header(
        document,
        [
            (
                "ĐẢNG BỘ TỈNH CAO BA\nĐẢNG ỦY XÃ PÁC TÈ\n*\nSố 17-KH/ĐU",
                "ĐẢNG CỘNG SẢN VIỆT NAM\n\nPác Tè, ngày 20 tháng 01 năm 2026",
            ),
        ],
    )
    centred(document, "KẾ HOẠCH", "tiếp dân, đối thoại trực tiếp với Nhân dân của Bí thư Đảng ủy năm 2026", "-----")
    paragraphs(
        document,
        """
        Thực hiện Quy định số 11-QĐi/TW, ngày 18/02/2019 của Bộ Chính trị và Kết luận số 215-KL/TW, ngày 23/11/2025 của Bộ Chính trị, Ban Thường vụ Đảng ủy xây dựng kế hoạch:
        I- MỤC ĐÍCH, YÊU CẦU
        - Nâng cao trách nhiệm của người đứng đầu cấp ủy.
        II- NỘI DUNG
        1- Đối thoại với Nhân dân xóm Nà Bó, xóm Khuổi Lếch
        - Chủ đề: giữ rừng, phòng cháy chữa cháy rừng, trật tự biên giới.
        - Thời gian: 8 giờ 30, ngày 24/02/2026.
        - Địa điểm: Nhà sinh hoạt xóm Nà Bó.
        2- Đối thoại với đoàn viên, thanh niên xã
        - Chủ đề: lập nghiệp tại quê hương, việc làm.
        - Thời gian: 14 giờ, ngày 25/3/2026.
        - Địa điểm: Trường Dân tộc nội trú Pác Tè.
        III- CHỦ TRÌ, THÀNH PHẦN
        1- Chủ trì: đồng chí Bí thư Đảng ủy xã.
        2- Thành phần: Ban Thường vụ Đảng ủy; lãnh đạo HĐND, UBND, MTTQ xã; bí thư chi bộ các xóm.
        IV- PHÂN CÔNG THỰC HIỆN
        1- Văn phòng Đảng ủy chủ trì tham mưu, gửi giấy mời trước 05 ngày so với ngày tổ chức.
        2- Ban Xây dựng Đảng tổng hợp dư luận trước ngày 15/02/2026.
        3- Đảng ủy Công an xã chỉ đạo bảo đảm an ninh.
        """,
    )
    signature(
        document,
        "Nơi nhận:\n- Thường trực Tỉnh ủy (để báo cáo),\n- Đảng ủy viên,\n- Lưu Văn phòng.",
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n\nMông Thị Sinh",
    )
    document.save(str(HERE / "dang_uy_xom.docx"))


def bold_labels() -> None:
    """A commune's plan with bold labels, text boxes of duties in a table, and dialogues as a list of lines."""
    document = Document()
    header(
        document,
        [
            (
                "ỦY BAN NHÂN DÂN\nXÃ QUẢNG LÂM ĐÔNG\nSố 140/KH-UBND",
                MOTTO + "\nQuảng Lâm Đông, ngày 15 tháng 7 năm 2025",
            ),
        ],
    )
    centred(document, "KẾ HOẠCH", "Đối thoại giữa Chủ tịch UBND xã với Nhân dân 6 tháng cuối năm 2025")
    paragraphs(
        document,
        """
        Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
        Căn cứ Quyết định số 35/QĐ-UBND ngày 08/7/2025 của UBND xã ban hành Quy chế làm việc;
        UBND xã Quảng Lâm Đông xây dựng kế hoạch đối thoại như sau:
        I. MỤC ĐÍCH, YÊU CẦU
        """,
    )
    for label, rest in (("Mục đích: ", "ổn định tư tưởng sau sắp xếp xã."), ("Yêu cầu: ", "gọn, rõ, có trách nhiệm.")):
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(rest)
    paragraphs(document, "II. LỊCH ĐỐI THOẠI")
    for label, rest in (
        (
            "Ngày 20/8/2025 (buổi sáng): ",
            "đối thoại với Nhân dân thôn Cẩm Trang, thôn Cẩm Tú tại Nhà văn hóa thôn Cẩm Trang. Nội dung: trụ sở dôi dư, đổi giấy tờ sau sáp nhập.",
        ),
        (
            "Ngày 17/9/2025 (buổi chiều): ",
            "đối thoại với Hội Chữ thập đỏ, Hội Người khuyết tật xã tại Hội trường UBND xã. Nội dung: trợ cấp người khuyết tật.",
        ),
        (
            "Ngày 22/10/2025 (buổi sáng): ",
            "đối thoại với giáo viên, phụ huynh Trường Mầm non Quảng Lâm tại Trường Mầm non Quảng Lâm. Nội dung: thiếu phòng học, học phí.",
        ),
    ):
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        paragraph.add_run(rest)
    paragraphs(document, "III. PHÂN CÔNG NHIỆM VỤ")
    grid(
        document,
        [
            ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn hoàn thành"],
            ["1", "Phát hành giấy mời, thông báo", "Văn phòng HĐND và UBND xã", "Trước hội nghị 08 ngày"],
            ["2", "Rà soát trụ sở dôi dư", "Phòng Kinh tế", "15/8/2025"],
            ["3", "Rà soát đối tượng bảo trợ xã hội", "Phòng Văn hóa - Xã hội", "Trước ngày 10/9/2025"],
            ["4", "Bảo đảm an ninh trật tự", "Công an xã", ""],
        ],
    )
    signature(
        document,
        "Nơi nhận:\n- Đảng ủy, HĐND xã;\n- Các phòng, đơn vị;\n- Các thôn;\n- Lưu: VT.",
        "TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nHồ Sĩ Vượng",
    )
    document.save(str(HERE / "bang_nhiem_vu.docx"))


def pdf_style() -> ParagraphStyle:
    """Registers a Vietnamese font and returns the body's style."""
    font = next(path for path in FONTS if Path(path).exists())
    pdfmetrics.registerFont(TTFont("HeldOut", font))
    return ParagraphStyle("body", fontName="HeldOut", fontSize=12, leading=16)


def two_columns(left: str, right: str, style: ParagraphStyle) -> Table:
    """Returns a borderless two-column block."""
    cells = [Paragraph(side.replace("\n", "<br/>"), style) for side in (left, right)]
    return Table([cells], colWidths=[7 * cm, 10 * cm])


def write_pdf(name: str, story: list[Flowable]) -> None:
    """Writes the flowables with a page number on every page but the first."""

    def number(canvas: object, template: object) -> None:
        page = canvas.getPageNumber()  # type: ignore[attr-defined]
        canvas.setFont("HeldOut", 11)  # type: ignore[attr-defined]
        canvas.drawCentredString(A4[0] / 2, A4[1] - 1.2 * cm, str(page))  # type: ignore[attr-defined]

    SimpleDocTemplate(str(HERE / name), pagesize=A4, invariant=1).build(story, onLaterPages=number)


def flow(text: str, style: ParagraphStyle) -> list[Flowable]:
    """Returns a paragraph for each line."""
    return [Paragraph(escape(line.strip()), style) for line in text.strip().splitlines()]


def pdf_prose() -> None:
    """A PDF of prose long enough for two pages."""
    style = pdf_style()
    story: list[Flowable] = [
        two_columns(
            "ỦY BAN NHÂN DÂN\nXÃ TRUNG NGHĨA BẮC\nSố: 58/KH-UBND",
            MOTTO + "\nTrung Nghĩa Bắc, ngày 24 tháng 02 năm 2026",
            style,
        ),
        Spacer(1, 12),
        *flow(
            """
            KẾ HOẠCH
            Tổ chức tiếp xúc, đối thoại giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2026
            Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
            Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;
            Căn cứ Kế hoạch số 19-KH/ĐU ngày 30 tháng 01 năm 2026 của Đảng ủy xã Trung Nghĩa Bắc;
            Ủy ban nhân dân xã Trung Nghĩa Bắc ban hành Kế hoạch tổ chức tiếp xúc, đối thoại với Nhân dân năm 2026 với những nội dung sau đây:
            I. MỤC ĐÍCH, YÊU CẦU
            1. Mục đích
            - Làm cho người dân nắm được công việc của chính quyền, cùng bàn cách làm, cùng chịu trách nhiệm với phần việc của mình trong xây dựng quê hương sau khi bốn xã cũ nhập làm một, nhất là những nơi dân cư ở xa trung tâm hành chính mới.
            - Phát hiện sớm mâu thuẫn, giải quyết ngay từ thôn, không để phát sinh đơn thư vượt cấp, không để việc nhỏ thành việc lớn vì chậm trả lời hoặc trả lời thiếu căn cứ.
            2. Yêu cầu
            - Người chủ trì chuẩn bị kỹ, nắm chắc số liệu; cơ quan chuyên môn có mặt đầy đủ; câu trả lời phải nêu được việc gì, ai làm, bao giờ xong.
            - Sau mỗi cuộc đối thoại phải có thông báo kết luận công khai ở trụ sở, nhà văn hóa thôn và trên trang thông tin điện tử của xã.
            II. CÁC CUỘC TIẾP XÚC, ĐỐI THOẠI
            1. Cuộc thứ nhất
            - Đối tượng: Nhân dân thôn Yên Lạc, thôn Yên Bình.
            - Nội dung: Kết quả thu chi các loại quỹ; nâng cấp trạm biến áp, đường dây điện.
            - Thời gian: 08 giờ 00 phút ngày 08 tháng 4 năm 2026.
            - Địa điểm: Nhà văn hóa thôn Yên Lạc.
            2. Cuộc thứ hai
            - Đối tượng: Hội viên Hội Cựu chiến binh xã.
            - Nội dung: Thực hiện chính sách đối với người có công.
            - Thời gian: 08 giờ 00 phút ngày 22 tháng 7 năm 2026.
            - Địa điểm: Hội trường UBND xã.
            3. Cuộc thứ ba
            - Đối tượng: Nhân dân thôn Trại Mới.
            - Nội dung: Trồng trọt vụ đông, thuê gom ruộng đất.
            - Thời gian: 14 giờ 00 phút ngày 14 tháng 10 năm 2026.
            - Địa điểm: Nhà văn hóa thôn Trại Mới.
            III. TRÌNH TỰ TIẾN HÀNH
            1. Tuyên bố lý do, giới thiệu đại biểu.
            2. Chủ tịch UBND xã phát biểu đề dẫn.
            3. Nhân dân nêu ý kiến, kiến nghị.
            4. Các cơ quan chuyên môn trả lời theo lĩnh vực.
            5. Chủ trì tiếp thu, kết luận.
            6. Thông qua biên bản.
            IV. TỔ CHỨC THỰC HIỆN
            1. Văn phòng HĐND và UBND xã
            Tổng hợp ý kiến của các thôn, phân loại và chuyển các phòng chuẩn bị trả lời trước ngày tổ chức hội nghị 12 ngày.
            2. Phòng Kinh tế
            Làm việc với đơn vị điện lực về tiến độ nâng cấp trạm biến áp, báo cáo Chủ tịch UBND xã trước ngày 25 tháng 3 năm 2026.
            3. Phòng Văn hóa - Xã hội
            Thực hiện tuyên truyền; đăng thông báo kết luận chậm nhất 10 ngày kể từ ngày kết thúc hội nghị.
            4. Ban Chỉ huy quân sự xã
            Phối hợp nắm tình hình trong lực lượng dân quân.
            Trên đây là Kế hoạch tổ chức tiếp xúc, đối thoại với Nhân dân năm 2026 của UBND xã./.
            """,
            style,
        ),
        Spacer(1, 12),
        two_columns(
            "Nơi nhận:\n- UBND tỉnh (b/c);\n- TT Đảng ủy, TT HĐND xã;\n- Các phòng, đơn vị;\n- Các thôn;\n- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nKhổng Tử Quyên",
            style,
        ),
    ]
    write_pdf("hai_trang.pdf", story)


def pdf_table() -> None:
    """A PDF whose dialogues stand in a ruled table with wrapped cells."""
    style = pdf_style()
    small = ParagraphStyle("cell", parent=style, fontSize=10, leading=12)
    rows = [
        ["STT", "Thời gian", "Đối tượng", "Nội dung", "Địa điểm", "Đơn vị chuẩn bị"],
        [
            "1",
            "08h00 ngày 16/4/2026 (01 buổi sáng)",
            "Nhân dân khối 3, khối 4",
            "Quy hoạch khu dân cư, cấp phép xây dựng nhà ở",
            "Nhà văn hóa khối 3",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
        ],
        [
            "2",
            "14h00 ngày 25/6/2026 (01 buổi chiều)",
            "Hội viên Hội Người cao tuổi phường",
            "Trợ cấp xã hội, khám sức khỏe",
            "Hội trường UBND phường",
            "Phòng Văn hóa - Xã hội",
        ],
        [
            "3",
            "08h00 ngày 24/9/2026 (01 buổi sáng)",
            "Nhân dân khối Tân Phong",
            "Rác thải, vỉa hè",
            "Nhà văn hóa khối Tân Phong",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
        ],
    ]
    table = Table(
        [[Paragraph(cell, small) for cell in row] for row in rows],
        colWidths=[1.3 * cm, 3 * cm, 3 * cm, 4 * cm, 3 * cm, 3 * cm],
    )
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    story: list[Flowable] = [
        two_columns(
            "ỦY BAN NHÂN DÂN\nPHƯỜNG CỬA RÀO\nSố: 39/KH-UBND", MOTTO + "\nCửa Rào, ngày 11 tháng 3 năm 2026", style
        ),
        *flow(
            """
            KẾ HOẠCH
            Đối thoại trực tiếp giữa Chủ tịch UBND phường với Nhân dân năm 2026
            Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
            Căn cứ Công văn số 900/SNV-XDCQ ngày 02/3/2026 của Sở Nội vụ về tổ chức hội nghị đối thoại;
            UBND phường Cửa Rào xây dựng Kế hoạch đối thoại với Nhân dân như sau:
            I. MỤC ĐÍCH, YÊU CẦU
            - Giải quyết vướng mắc về đô thị cho cư dân các khối.
            II. LỊCH ĐỐI THOẠI
            """,
            style,
        ),
        table,
        *flow(
            """
            III. CHỦ TRÌ
            Chủ tịch UBND phường chủ trì các buổi đối thoại.
            IV. TỔ CHỨC THỰC HIỆN
            1. Văn phòng HĐND và UBND phường: thông báo lịch trên hệ thống loa, bảng tin trước 07 ngày tổ chức hội nghị.
            2. Phòng Kinh tế, Hạ tầng và Đô thị: công bố bản đồ quy hoạch trước ngày 10/4/2026.
            3. Công an phường: điều tiết giao thông quanh địa điểm hội nghị.
            """,
            style,
        ),
        two_columns(
            "Nơi nhận:\n- Đảng ủy phường;\n- Các khối;\n- Lưu: VT.",
            "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nCung Thị Bảo Trâm",
            style,
        ),
    ]
    write_pdf("bang_trong_pdf.pdf", story)


def pdf_party() -> None:
    """A Party committee's plan as PDF, one dialogue, co-chaired."""
    style = pdf_style()
    story: list[Flowable] = [
        two_columns(
            "THÀNH ỦY HẢI YẾN\nĐẢNG ỦY PHƯỜNG NGỌC CHÂU TÂY\n*\nSố 72-KH/ĐU",
            "ĐẢNG CỘNG SẢN VIỆT NAM\n\nNgọc Châu Tây, ngày 01 tháng 9 năm 2025",
            style,
        ),
        *flow(
            """
            KẾ HOẠCH
            tổ chức hội nghị đối thoại trực tiếp giữa người đứng đầu cấp ủy, chính quyền với Nhân dân năm 2025
            -----
            Căn cứ Hướng dẫn số 13-HD/BTGDVTU, ngày 06/8/2025 của Ban Tuyên giáo và Dân vận Thành ủy;
            Căn cứ Chương trình công tác năm 2025 của Đảng ủy phường;
            Đảng ủy phường Ngọc Châu Tây xây dựng kế hoạch tổ chức hội nghị đối thoại như sau:
            I. MỤC ĐÍCH, YÊU CẦU
            1. Lắng nghe ý kiến đảng viên và Nhân dân sau hợp nhất phường.
            2. Hội nghị tổ chức gọn, thiết thực.
            II. NỘI DUNG
            1. Về vận hành Trung tâm Phục vụ hành chính công, giải quyết hồ sơ.
            2. Về thu gom rác thải sinh hoạt.
            3. Những vấn đề khác Nhân dân quan tâm.
            III. THỜI GIAN, ĐỊA ĐIỂM
            1. Thời gian: 01 buổi, từ 7 giờ 30, ngày 26/9/2025 (thứ Sáu).
            2. Địa điểm: Nhà hát Ngọc Châu Tây.
            IV. THÀNH PHẦN
            1. Đồng chủ trì: đồng chí Bí thư Đảng ủy, Chủ tịch HĐND phường; đồng chí Phó Bí thư Đảng ủy, Chủ tịch UBND phường.
            2. Đại biểu: đại diện Nhân dân 25 tổ dân phố trên địa bàn phường.
            V. TỔ CHỨC THỰC HIỆN
            1. Văn phòng Đảng ủy: tham mưu chương trình, giấy mời; trình Thường trực Đảng ủy trước ngày 15/9/2025.
            2. Ủy ban nhân dân phường: chuẩn bị báo cáo, kinh phí, hội trường.
            3. Ủy ban MTTQ Việt Nam phường: tập hợp ý kiến Nhân dân, gửi Đảng ủy trước khi tổ chức hội nghị 10 ngày.
            4. Các chi bộ tổ dân phố: chọn cử đại biểu.
            """,
            style,
        ),
        two_columns(
            "Nơi nhận:\n- Ban TG&DV Thành ủy,\n- Các chi bộ, đảng bộ trực thuộc,\n- Lưu VPĐU.",
            "T/M ĐẢNG ỦY\nBÍ THƯ\n\n\nUông Đại Lâm",
            style,
        ),
    ]
    write_pdf("dang_uy_mot_cuoc.pdf", story)


ODT_TEXT = """ỦY BAN NHÂN DÂN
XÃ HẠ LƯU
Số: 121/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hạ Lưu, ngày 09 tháng 4 năm 2026
KẾ HOẠCH
Tổ chức đối thoại với nông dân, hợp tác xã trên địa bàn xã Hạ Lưu năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;
Căn cứ Chỉ thị số 04/CT-TTg ngày 20/01/2026 của Thủ tướng Chính phủ về tăng cường đối thoại với nông dân;
Ủy ban nhân dân xã Hạ Lưu xây dựng Kế hoạch đối thoại như sau:
I. MỤC ĐÍCH, YÊU CẦU
- Nghe nông dân nói về sản xuất, tiêu thụ.
II. NỘI DUNG, THỜI GIAN, ĐỊA ĐIỂM"""
ODT_ROWS = [
    ["Cuộc", "Đối tượng", "Nội dung", "Thời gian, địa điểm"],
    [
        "1",
        "Hội viên Hội Nông dân xã",
        "Phòng trừ sâu bệnh lúa, vật tư phân bón giả",
        "8h00 ngày 21/5/2026, Hội trường UBND xã",
    ],
    ["2", "Các hợp tác xã trên địa bàn", "Đầu ra nông sản, sản phẩm OCOP", "8h00 ngày 20/8/2026, HTX Bưởi Hạ Lưu"],
]
ODT_END = """III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế: tham mưu tổ chức đối thoại, gửi tài liệu cho đại biểu trước 03 ngày.
2. Hội Nông dân xã: tổng hợp câu hỏi của hội viên, gửi Phòng Kinh tế trước ngày 15/5/2026.
3. Văn phòng HĐND và UBND xã: giấy mời, hậu cần.
Trên đây là Kế hoạch đối thoại với nông dân năm 2026./.
Nơi nhận:
- Hội Nông dân tỉnh;
- Đảng ủy, HĐND xã;
- Các hợp tác xã;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Tô Hiến Thuật"""


def odt() -> None:
    """An OpenDocument plan with a table that joins time and place in one column."""

    def lines(text: str) -> str:
        return "".join(f"<text:p>{escape(line)}</text:p>" for line in text.splitlines())

    def row(cells: list[str]) -> str:
        body = "".join(f"<table:table-cell>{lines(cell)}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{body}</table:table-row>"

    table = "<table:table>" + "".join(row(cells) for cells in ODT_ROWS) + "</table:table>"
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{names}office:1.0" xmlns:text="{names}text:1.0" xmlns:table="{names}table:1.0" '
        f'office:version="1.2"><office:body><office:text>{lines(ODT_TEXT)}{table}{lines(ODT_END)}'
        "</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        f'xmlns:manifest="{names}manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry '
        'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(HERE / "nong_dan_htx.odt", "w") as archive:
        for name, text in (
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", content),
            ("META-INF/manifest.xml", manifest),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)


if __name__ == "__main__":
    for make in (
        merged_cells,
        automatic_numbering,
        landscape_appendix,
        party_docx,
        bold_labels,
        pdf_prose,
        pdf_table,
        pdf_party,
        odt,
    ):
        make()
