"""One number after the other: given once, never lost, every exception explained. With clerks who work at once."""

import os
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from tests.cast import NOW, TODAY, Cast, run_at_once
from tests.civic.documents.office import authority, make_document, mandate

from dienhong.civic.documents.actions.decide import sign_document
from dienhong.civic.documents.actions.mandates import Given, end_mandate, give_mandate
from dienhong.civic.documents.actions.register import number_document
from dienhong.civic.documents.actions.series import note_numbers_used_outside, set_series
from dienhong.civic.documents.kinds import Manner
from dienhong.civic.documents.models import IssuedNumber, OfficialDocument
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.numbering import Giving, lock_counter, next_number, series_of
from dienhong.civic.documents.queries import gaps, signers_of
from dienhong.civic.documents.states import DocumentState, Medium
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.errors import Forbidden, Overtaken, Refused

S = DocumentState


def numbers() -> list[str]:
    return [row.written for row in IssuedNumber.objects.order_by("period", "number", "letter")]


def signed(cast: Cast, count: int, **how: object) -> list[int]:
    return [make_document(cast, S.SIGNED, **how).pk for _ in range(count)]  # type: ignore[arg-type]


def test_all_state_kinds_share_one_series_by_default(hoa_phu: Cast) -> None:
    made = [make_document(hoa_phu, S.NUMBERED, kind=kind) for kind in ("plan", "notice", "report")]
    assert [row.reference for row in made] == ["01/KH-UBND", "02/TB-UBND", "03/BC-UBND"]


def test_office_may_count_a_kind_on_its_own(hoa_phu: Cast) -> None:
    make_document(hoa_phu, S.NUMBERED, kind="plan")
    set_series(hoa_phu.van, "giay-moi", title="Giấy mời", kinds=["invitation"], now=NOW)
    made = [make_document(hoa_phu, S.NUMBERED, kind=kind) for kind in ("invitation", "notice")]
    assert [row.reference for row in made] == ["01/GM-UBND", "02/TB-UBND"]


def test_series_of_both_systems_is_refused(hoa_phu: Cast) -> None:
    with pytest.raises(Refused):
        set_series(hoa_phu.van, "chung", title="Chung", kinds=["plan", "party_plan"], now=NOW)
    with pytest.raises(Refused):
        set_series(hoa_phu.van, "dang", title="Đảng", kinds=["party_plan"], now=NOW)


def test_numbers_begin_anew_with_the_year(hoa_phu: Cast) -> None:
    first = make_document(hoa_phu, S.NUMBERED)
    second = make_document(hoa_phu, S.NUMBERED, now=NOW + timedelta(days=365))
    assert (first.reference, second.reference) == ("01/KH-UBND", "01/KH-UBND")


def test_number_with_an_earlier_day_needs_a_reason(hoa_phu: Cast) -> None:
    make_document(hoa_phu, S.NUMBERED)
    late = make_document(hoa_phu, S.APPROVED)
    yesterday = TODAY - timedelta(days=1)
    sign_document(hoa_phu.van, late.pk, seen_version=late.version, on=yesterday, now=NOW)
    with pytest.raises(Refused, match="không ghi ngày sớm hơn"):
        number_document(hoa_phu.van, late.pk, day=yesterday, now=NOW)
    number_document(hoa_phu.van, late.pk, day=yesterday, reason="Ký hôm trước, văn thư nghỉ ốm", now=NOW)
    row = document_by_id(late.pk)
    assert row.number is not None
    assert (row.reference, row.day, row.number.reason) == ("02/KH-UBND", yesterday, "Ký hôm trước, văn thư nghỉ ốm")


def test_day_before_the_signature_is_refused(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, S.SIGNED)
    with pytest.raises(Refused, match="trước ngày ký"):
        number_document(hoa_phu.van, row.pk, day=TODAY - timedelta(days=1), now=NOW)


def test_back_number_needs_a_reason_and_a_number_before_it(hoa_phu: Cast) -> None:
    make_document(hoa_phu, S.NUMBERED)
    first, second = signed(hoa_phu, 2)
    with pytest.raises(Refused, match="lý do"):
        number_document(hoa_phu.van, first, behind=1, now=NOW)
    with pytest.raises(Refused, match="chưa cấp"):
        number_document(hoa_phu.van, first, behind=7, reason="Sót", now=NOW)
    number_document(hoa_phu.van, first, behind=1, reason="Sót văn bản", now=NOW)
    number_document(hoa_phu.van, second, behind=1, reason="Sót văn bản", now=NOW)
    assert numbers() == ["01", "01a", "01b"]
    assert make_document(hoa_phu, S.NUMBERED).reference == "02/KH-UBND"


def test_numbers_used_outside_are_told_and_counted_on(hoa_phu: Cast) -> None:
    make_document(hoa_phu, S.NUMBERED)
    series = IssuedNumber.objects.get().period.series
    with pytest.raises(Refused):
        note_numbers_used_outside(hoa_phu.van, series.pk, last=1, reason="Sổ giấy", now=NOW)
    with pytest.raises(Refused):
        note_numbers_used_outside(hoa_phu.van, series.pk, last=5, reason="", now=NOW)
    note_numbers_used_outside(hoa_phu.van, series.pk, last=5, reason="Sổ giấy quý I", now=NOW)
    assert make_document(hoa_phu, S.NUMBERED).reference == "06/KH-UBND"
    assert (numbers(), gaps()) == (["01", "02", "03", "04", "05", "06"], [])


def test_number_with_a_successor_cannot_be_deleted(hoa_phu: Cast) -> None:
    make_document(hoa_phu, S.NUMBERED)
    make_document(hoa_phu, S.NUMBERED)
    first = IssuedNumber.objects.order_by("number")[0]

    def delete() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM documents_issuednumber WHERE id = %s", [first.pk])
            connection.check_constraints()

    OfficialDocument.objects.filter(number=first).update(state=S.SIGNED, number=None, day=None)
    with pytest.raises(IntegrityError):
        delete()


def test_same_number_twice_is_refused_by_the_table(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, S.NUMBERED)
    assert row.number is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuedNumber.objects.create(period=row.number.period, number=1, after=row.number, day=TODAY, given_at=NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"number": None},
        {"state": S.ISSUED},
        {"state": S.DRAFT},
        {"signed_on": None},
        {"state": S.RECALLED, "issued_at": NOW},
    ],
)
def test_impossible_rows_are_refused_by_the_table(hoa_phu: Cast, changes: dict[str, object]) -> None:
    row = make_document(hoa_phu, S.NUMBERED)
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficialDocument.objects.filter(pk=row.pk).update(**changes)


def test_refused_number_leaves_no_gap(hoa_phu: Cast) -> None:
    signer = mandate(hoa_phu, "phuc", authority(Manner.KT, "Phó Chủ tịch"))
    row = make_document(hoa_phu, S.SIGNED, signer=signer)
    end_mandate(hoa_phu.dung, signer.pk, on=TODAY + timedelta(days=1), now=NOW)
    with pytest.raises(Refused, match="đã hết"):
        number_document(hoa_phu.van, row.pk, now=NOW + timedelta(days=1))
    number_document(hoa_phu.van, row.pk, now=NOW)
    assert numbers() == ["01"]


def test_mandate_holds_for_signatures_of_its_days_only(hoa_phu: Cast) -> None:
    signer = mandate(hoa_phu, "phuc", authority(Manner.KT, "Phó Chủ tịch", kinds=("plan",)))
    row = make_document(hoa_phu, S.SIGNED, signer=signer)
    with pytest.raises(Refused, match="Đã có văn bản ký"):
        end_mandate(hoa_phu.dung, signer.pk, on=TODAY, now=NOW)
    assert [one.pk for one in signers_of(row.of_kind, TODAY)] == [signer.pk]
    assert signers_of(row.of_kind, date(2025, 12, 31)) == []


def test_nobody_but_the_chairman_gives_themselves_a_mandate(hoa_phu: Cast) -> None:
    given = Given(authority(Manner.TL, "Chánh Văn phòng", basis="Quy chế số 01/QC-UBND"))
    with pytest.raises(Forbidden):
        give_mandate(hoa_phu.ha, hoa_phu.ha.person_id, given, now=NOW)
    with pytest.raises(Forbidden):
        give_mandate(hoa_phu.tuan, hoa_phu.ha.person_id, given, now=NOW)
    assert give_mandate(hoa_phu.dung, hoa_phu.ha.person_id, given, now=NOW).holder_id == hoa_phu.ha.person_id


def test_two_clerks_with_fifty_documents_each_get_1_to_100(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    waiting = signed(cast, 100)

    def clerk(mine: list[int]) -> None:
        for document_id in mine:
            number_document(cast.van, document_id, now=NOW)

    assert run_at_once(cast, lambda: clerk(waiting[::2]), lambda: clerk(waiting[1::2])) == [None, None]
    given = OfficialDocument.objects.order_by("number__number").values_list("number__number", flat=True)
    assert list(given) == list(range(1, 101))
    assert gaps() == []


def test_four_signers_of_electronic_documents_never_share_a_number(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    rows = [make_document(cast, S.APPROVED, medium=Medium.ELECTRONIC) for _ in range(20)]

    def sign(mine: list[OfficialDocument]) -> None:
        for row in mine:
            sign_document(cast.dung, row.pk, seen_version=row.version, now=NOW)

    assert run_at_once(cast, *[lambda part=rows[n::4]: sign(part) for n in range(4)]) == [None] * 4
    assert numbers() == [f"{number:02d}" for number in range(1, 21)]


def test_one_document_numbered_by_two_clerks_gets_one_number(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    (document_id,) = signed(cast, 1)

    def number() -> None:
        number_document(cast.van, document_id, now=NOW)

    results = run_at_once(cast, number, number)
    assert next(type(result) for result in results if result is not None) in (Overtaken, Refused)
    assert results.count(None) == 1
    assert numbers() == ["01"]


_KILLED = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.db import connection, transaction
connection.settings_dict["NAME"] = sys.argv[1]
from datetime import datetime
from dienhong.civic.documents.actions.register import number_document
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.actors import Actor
clerk = Actor(commune_id=int(sys.argv[2]), name="Tạ Hồng Vân", permissions=frozenset({"register_document"}))
with in_commune(clerk.commune_id), transaction.atomic():
    number_document(clerk, int(sys.argv[3]), now=datetime.fromisoformat(sys.argv[4]))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_transaction_leaves_no_gap(hoa_phu_committed: Cast) -> None:
    """A process that dies between giving the number and the commit has given none."""
    cast = hoa_phu_committed
    first, second = signed(cast, 2)
    connection.close()
    arguments = [str(connection.settings_dict["NAME"]), str(cast.commune.pk), str(first), NOW.isoformat()]
    root = Path(__file__).parents[3]
    environment = os.environ | {
        "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, *arguments], env=environment, check=False, capture_output=True, text=True
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    with in_commune(cast.commune.pk):
        assert numbers() == []
        number_document(cast.van, second, now=NOW)
        number_document(cast.van, first, now=NOW)
        assert (document_by_id(second).reference, document_by_id(first).reference) == ("01/KH-UBND", "02/KH-UBND")


def test_counter_locked_by_a_rolled_back_transaction_gives_the_same_number(hoa_phu: Cast) -> None:
    row = make_document(hoa_phu, S.SIGNED)
    series = series_of(row.of_kind)
    with transaction.atomic():
        next_number(lock_counter(series, TODAY), Giving(day=TODAY, by=None, now=NOW))
        transaction.set_rollback(True)
    number_document(hoa_phu.van, row.pk, now=NOW)
    assert numbers() == ["01"]
