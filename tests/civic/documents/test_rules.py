"""Who may sign what on which day, in whose name; and what a number may be. Without a database."""

from datetime import date

import pytest
from tests.civic.documents.office import authority, paper

from dienhong.civic.documents.kinds import KINDS, Manner
from dienhong.civic.documents.rules import (
    Authority,
    authority_of,
    complete_authority,
    complete_document,
    datable,
    in_order,
    may_sign,
    written_reference,
)
from dienhong.civic.documents.states import DOCUMENT_FLOW, DocumentState
from dienhong.engines.typeset.model import Signature

DAY = date(2026, 3, 9)
TL = authority(Manner.TL, "Chánh Văn phòng", basis="Quy chế số 01/QC-UBND")
TUQ = authority(Manner.TUQ, "Giám đốc Trung tâm", basis="02/GUQ-UBND", valid_to=date(2026, 6, 1))
KT = authority(Manner.KT, "Phó Chủ tịch")


@pytest.mark.parametrize(
    ("mandate", "kind"),
    [
        (authority(), "plan"),
        (authority(Manner.DIRECT), "plan"),
        (authority(Manner.DIRECT), "submission"),
        (authority(), "invitation"),
        (KT, "decision"),
        (TL, "invitation"),
        (TUQ, "letter"),
        (authority(Manner.Q), "plan"),
        (authority(kinds=("plan", "report")), "plan"),
        (authority(Manner.TM, "Bí thư", system="party"), "party_plan"),
    ],
)
def test_signature_is_allowed(mandate: Authority, kind: str) -> None:
    assert may_sign(mandate, KINDS[kind], DAY).reason == ""


@pytest.mark.parametrize(
    ("mandate", "kind", "day", "reason"),
    [
        (authority(), "plan", date(2025, 12, 31), "Thẩm quyền ký này chỉ có từ ngày 01/01/2026."),
        (
            TUQ,
            "letter",
            date(2026, 6, 1),
            "Thẩm quyền ký này đã hết từ ngày 01/6/2026; hãy chọn người ký khác.",
        ),
        (TL, "plan", DAY, "“Kế hoạch” không ký theo cách thừa lệnh (TL.)."),
        (TUQ, "decision", DAY, "“Quyết định” không ký theo cách thừa ủy quyền (TUQ.)."),
        (authority(kinds=("report",)), "plan", DAY, "Người ký không được giao ký loại văn bản “Kế hoạch”."),
        (
            authority(),
            "party_plan",
            DAY,
            "Người ký không có thẩm quyền trong hệ thống văn bản này (Đảng, chính quyền).",
        ),
    ],
)
def test_signature_is_refused_with_a_sentence(mandate: Authority, kind: str, day: date, reason: str) -> None:
    assert may_sign(mandate, KINDS[kind], day).reason == reason


@pytest.mark.parametrize(
    ("mandate", "reason"),
    [
        (authority(post=" "), "Hãy ghi chức vụ của người ký."),
        (authority(valid_to=date(2026, 1, 1)), "Ngày thôi thẩm quyền phải sau ngày bắt đầu."),
        (
            authority(Manner.KT, "Chánh Văn phòng"),
            "Chỉ cấp phó được ký thay người đứng đầu; hãy ghi chức vụ của cấp phó.",
        ),
        (
            authority(Manner.TL, "Chánh Văn phòng"),
            "Ký thừa lệnh phải có trong quy chế làm việc; hãy ghi số quy chế.",
        ),
        (authority(Manner.TUQ, "Giám đốc"), "Ký thừa ủy quyền phải có văn bản ủy quyền và ngày hết hạn."),
        (
            authority(Manner.TUQ, "Giám đốc", basis="02/GUQ-UBND"),
            "Ký thừa ủy quyền phải có văn bản ủy quyền và ngày hết hạn.",
        ),
        (
            authority(Manner.TUQ, "Phó Bí thư", system="party", basis="x", valid_to=date(2027, 1, 1)),
            "Văn bản của Đảng không ký thừa ủy quyền.",
        ),
        (
            authority(Manner.KT, "Phó Chủ tịch", head="", collective=""),
            "Hãy ghi chức vụ của người đứng đầu mà người này ký thay.",
        ),
    ],
)
def test_mandate_that_cannot_be(mandate: Authority, reason: str) -> None:
    assert complete_authority(mandate).reason == reason


@pytest.mark.parametrize(
    ("mandate", "kind", "lines"),
    [
        (authority(), "plan", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (authority(Manner.DIRECT), "plan", ("CHỦ TỊCH",)),
        (authority(Manner.DIRECT), "submission", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (authority(), "invitation", ("CHỦ TỊCH",)),
        (KT, "plan", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (authority(Manner.KT, "Phó Chủ tịch", collective=""), "plan", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (TL, "notice", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    ],
)
def test_lines_over_the_name(mandate: Authority, kind: str, lines: tuple[str, ...]) -> None:
    assert authority_of(mandate, KINDS[kind]) == lines


@pytest.mark.parametrize(
    ("kind", "changes", "reason"),
    [
        ("plan", {}, ""),
        ("plan", {"recipients": ()}, "“Kế hoạch” còn thiếu: nơi nhận."),
        ("plan", {"body": ()}, "“Kế hoạch” còn thiếu: nội dung."),
        ("letter", {}, "“Công văn” còn thiếu: nơi kính gửi."),
        ("decision", {}, "“Quyết định” còn thiếu: căn cứ."),
        ("minutes", {"signatures": (Signature(("CHỦ TỌA",)),)}, "“Biên bản” còn thiếu: chữ ký của thư ký và chủ tọa."),
        ("minutes", {"signatures": (Signature(("THƯ KÝ",)), Signature(("CHỦ TỌA",)))}, ""),
    ],
)
def test_blocks_that_a_kind_needs(kind: str, changes: dict[str, object], reason: str) -> None:
    assert complete_document(KINDS[kind], paper(kind, **changes)).reason == reason


@pytest.mark.parametrize(
    ("day", "latest", "reason", "allowed"),
    [
        (DAY, None, "", True),
        (DAY, DAY, "", True),
        (DAY, date(2026, 3, 10), "", False),
        (DAY, date(2026, 3, 10), "Ký từ hôm trước", True),
    ],
)
def test_later_numbers_have_no_earlier_day_without_a_reason(
    day: date, latest: date | None, reason: str, allowed: bool
) -> None:
    assert bool(in_order(day, latest, reason)) is allowed


def test_day_to_come_is_refused() -> None:
    assert datable(date(2026, 3, 10), DAY).reason == "Ngày 10/3/2026 chưa đến; văn bản ghi ngày ký, ban hành."


def test_references_of_both_systems() -> None:
    assert written_reference(5, "", "KH-UBND", "state") == "05/KH-UBND"
    assert written_reference(168, "a", "QĐ-UBND", "state") == "168a/QĐ-UBND"
    assert written_reference(80, "", "KH/ĐU", "party") == "80-KH/ĐU"


def test_nothing_leads_out_of_what_is_over() -> None:
    over = (DocumentState.REPLACED, DocumentState.RECALLED, DocumentState.VOIDED, DocumentState.DISCARDED)
    assert [DOCUMENT_FLOW.open_steps(state) for state in over] == [()] * 4
