"""The registers: the decree's columns, every number with its fate, one query more for three rows than for none."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook
from tests.cast import NOW, TODAY, Cast
from tests.civic.documents.office import authority as an_authority
from tests.civic.documents.office import make_document, mandate, paper, party_term

from dienhong.civic.documents.actions.dispatch import acknowledge_dispatch, dispatch_document
from dienhong.civic.documents.actions.incoming import Arrival, follow_incoming, forward_incoming, receive_document
from dienhong.civic.documents.actions.register import (
    recall_document,
    void_number,
)
from dienhong.civic.documents.actions.series import note_numbers_used_outside
from dienhong.civic.documents.kinds import Manner
from dienhong.civic.documents.models import IncomingDocument, NumberSeries
from dienhong.civic.documents.queries import late_incoming
from dienhong.civic.documents.registers import (
    FOLLOW_UP,
    INCOMING,
    OUTGOING,
    Row,
    follow_up_register,
    incoming_register,
    outgoing_register,
)
from dienhong.civic.documents.registers_paper import register_paper
from dienhong.civic.documents.registers_xlsx import register_xlsx
from dienhong.civic.documents.states import DocumentState, Medium
from dienhong.engines.typeset.model import Issuer
from dienhong.engines.typeset.typst_pdf import to_pdf
from dienhong.kernel.errors import Forbidden, Refused

S = DocumentState
ARRIVAL = Arrival("UBND tỉnh Thử Nghiệm", "152/UBND-NC", date(2026, 3, 5), "Công văn về việc báo cáo kết quả đối thoại")


def arrive(cast: Cast, arrival: Arrival = ARRIVAL, **how: object) -> IncomingDocument:
    return receive_document(cast.van, arrival, now=NOW, **how)  # type: ignore[arg-type]


def test_columns_are_those_of_the_decree() -> None:
    assert (len(OUTGOING), len(INCOMING), len(FOLLOW_UP)) == (10, 10, 7)


def test_outgoing_row_has_ten_columns(hoa_phu: Cast, tmp_path: Path) -> None:
    row = make_document(hoa_phu, S.ISSUED, folder=tmp_path, copies=20, unit_id=hoa_phu.units["office"].pk)
    sent = dispatch_document(hoa_phu.van, row.pk, recipient="Trưởng thôn Đông", medium=Medium.PAPER, now=NOW)
    acknowledge_dispatch(hoa_phu.van, sent.pk, by="Bùi Văn Sáu", now=NOW)
    assert list(outgoing_register(2026)) == [
        Row(
            row.pk,
            (
                "01/KH-UBND",
                "09/3/2026",
                "Kế hoạch Tiếp xúc, đối thoại với Nhân dân năm 2026",
                "Trần Văn Dũng",
                "Trưởng thôn Đông",
                "Văn phòng HĐND và UBND",
                "20",
                "09/3/2026",
                "Bùi Văn Sáu",
                "",
            ),
        )
    ]


def test_register_explains_every_number_out_of_the_ordinary(hoa_phu: Cast, tmp_path: Path) -> None:
    void = make_document(hoa_phu, S.NUMBERED)
    void_number(hoa_phu.van, void.pk, reason="Cấp nhầm", now=NOW)
    recalled = make_document(hoa_phu, S.ISSUED, folder=tmp_path)
    recall_document(hoa_phu.dung, recalled.pk, reason="Trái quy chế", now=NOW)
    make_document(hoa_phu, S.NUMBERED)
    series = NumberSeries.objects.get()
    note_numbers_used_outside(hoa_phu.van, series.pk, last=4, reason="Quyết định nhân sự", now=NOW)
    assert [(row.cells[0], row.cells[9]) for row in outgoing_register(2026)] == [
        ("01/KH-UBND", "Hủy số: Cấp nhầm"),
        ("02/KH-UBND", "Đã thu hồi: Trái quy chế"),
        ("03/KH-UBND", "Chưa ban hành"),
        ("04", "Đã dùng ngoài phần mềm: Quyết định nhân sự"),
    ]


def test_party_and_other_years_have_their_own_register(hoa_phu: Cast) -> None:
    make_document(hoa_phu, S.NUMBERED)
    party_term(hoa_phu)
    signer = mandate(hoa_phu, "phuc", an_authority(Manner.TM, "Bí thư", system="party", collective="Đảng ủy"))
    make_document(hoa_phu, S.NUMBERED, kind="party_plan", signer=signer)
    assert [row.cells[0] for row in outgoing_register(2026, "party")] == ["01-KH/ĐU"]
    assert [row.cells[0] for row in outgoing_register(2026)] == ["01/KH-UBND"]
    assert list(outgoing_register(2025)) == []


def test_incoming_row_has_ten_columns(hoa_phu: Cast) -> None:
    document = arrive(hoa_phu)
    forward_incoming(
        hoa_phu.van, document.pk, unit_id=hoa_phu.units["economy"].pk, received_by="Hoàng Anh Tuấn", now=NOW
    )
    assert list(incoming_register(2026)) == [
        Row(
            document.pk,
            (
                "09/3/2026",
                "01",
                "UBND tỉnh Thử Nghiệm",
                "152/UBND-NC",
                "05/3/2026",
                "Công văn về việc báo cáo kết quả đối thoại",
                "Phòng Kinh tế",
                "09/3/2026",
                "Hoàng Anh Tuấn",
                "",
            ),
        )
    ]


def test_follow_up_row_has_seven_columns(hoa_phu: Cast, tmp_path: Path) -> None:
    due = TODAY + timedelta(days=10)
    document = arrive(hoa_phu)
    arrive(hoa_phu, Arrival("Sở Nội vụ", "7/SNV", TODAY, "Để biết"))
    forward_incoming(hoa_phu.van, document.pk, unit_id=hoa_phu.units["economy"].pk, due_on=due, now=NOW)
    assert list(late_incoming(due)) == []
    assert [late.pk for late in late_incoming(due + timedelta(days=1))] == [document.pk]
    reply = make_document(hoa_phu, S.ISSUED, kind="report", folder=tmp_path)
    follow_incoming(hoa_phu.tuan, document.pk, progress="Đã báo cáo", reply_id=reply.pk, now=NOW)
    what = "Công văn về việc báo cáo kết quả đối thoại; số 152/UBND-NC ngày 05/3/2026 của UBND tỉnh Thử Nghiệm"
    cells = ("01", what, "Phòng Kinh tế", "19/3/2026", "Đã báo cáo", "01/BC-UBND", "")
    assert list(follow_up_register(2026)) == [Row(document.pk, cells)]
    assert list(late_incoming(due + timedelta(days=1))) == []


def test_known_arrival_is_refused_unless_confirmed(hoa_phu: Cast) -> None:
    arrive(hoa_phu)
    again = Arrival("Ubnd Tỉnh Thử Nghiệm ", "152/ubnd-nc", ARRIVAL.day, "Gửi lại")
    with pytest.raises(Refused, match="số đến 01"):
        arrive(hoa_phu, again)
    assert arrive(hoa_phu, again, even_if_known=True).number.number == 2


def test_arrival_rules(hoa_phu: Cast) -> None:
    with pytest.raises(Forbidden):
        receive_document(hoa_phu.ha, ARRIVAL, now=NOW)
    with pytest.raises(Refused):
        arrive(hoa_phu, Arrival("Sở Nội vụ", "7/SNV", TODAY + timedelta(days=1), "Văn bản ngày mai"))
    document = arrive(hoa_phu)
    with pytest.raises(Forbidden):
        follow_incoming(hoa_phu.tuan, document.pk, progress="Đang làm", now=NOW)


@pytest.mark.parametrize("register", [outgoing_register, incoming_register, follow_up_register])
def test_register_asks_no_more_for_three_rows_than_for_one(hoa_phu: Cast, register, tmp_path: Path) -> None:
    counts = []
    for number in (1, 2, 3):
        row = make_document(hoa_phu, S.ISSUED, folder=tmp_path)
        dispatch_document(hoa_phu.van, row.pk, recipient="Thôn Đông", medium=Medium.PAPER, now=NOW)
        document = arrive(hoa_phu, Arrival("Sở Nội vụ", f"{number}/SNV", TODAY, "Đề nghị báo cáo"))
        forward_incoming(hoa_phu.van, document.pk, unit_id=hoa_phu.units["economy"].pk, now=NOW)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(list(register(2026))) == number
        counts.append(len(queries))
    assert counts[0] == counts[2]


HOSTILE = '=HYPERLINK("http://evil.test";"x")\x07 +1 @SUM(A1)'


def test_workbook_holds_texts_only(hoa_phu: Cast) -> None:
    arrive(hoa_phu, Arrival(HOSTILE, "https://evil.test/1", TODAY, "Trích yếu"))
    made = register_xlsx("Sổ đăng ký văn bản đến năm 2026", INCOMING, incoming_register(2026))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    assert rows[2] == [heading.title for heading in INCOMING]
    assert rows[3][2:4] == [HOSTILE.replace("\x07", ""), "https://evil.test/1"]


def test_printed_register_lies_across_the_page(hoa_phu: Cast) -> None:
    make_document(hoa_phu, S.NUMBERED, document=paper(subject="Đối thoại với " + "Nhân dân các thôn " * 20))
    printed = register_paper(
        "Văn bản đi năm 2026",
        OUTGOING,
        outgoing_register(2026),
        issuer=Issuer(("Ủy ban nhân dân", "xã Hòa Phú")),
        place="Hòa Phú",
        day=TODAY,
    )
    assert [appendix.landscape for appendix in printed.appendices] == [True]
    assert to_pdf(printed)[:5] == b"%PDF-"
