"""A dossier through HTTP: opened, filled, exported, closed."""

import io
import zipfile
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, Cast
from tests.civic.documents.office import make_document, paper
from tests.web.desk.office import Desk
from tests.web.desk.registry.test_registers import arrive

from dienhong.civic.documents.actions.dossiers import close_dossier, file_document, open_dossier
from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.civic.documents.states import DocumentState

ALL = "so-van-ban/ho-so/"


@pytest.fixture
def dossier(hoa_phu: Cast) -> Dossier:
    return open_dossier(hoa_phu.ha, code="01.VP", title="Đối thoại thôn Đông", on=NOW.date(), now=NOW)


def test_dossier_from_opening_to_archive(office: Desk, hoa_phu: Cast, folder: Path) -> None:
    answer = office.post(f"{ALL}moi/", code="02.VP", title="Đối thoại thôn Đoài", on="09/03/2026", retention_years="20")
    row = Dossier.objects.get()
    page = f"{ALL}{row.pk}/"
    assert answer["Location"].endswith(page)
    first = make_document(hoa_phu, DocumentState.ISSUED, folder=folder)
    second = make_document(hoa_phu, DocumentState.ISSUED, document=paper(subject="Giấy tờ sau"), folder=folder)
    filled = office.post(f"{page}them/", chosen=[second.pk, first.pk])
    assert filled.status_code == 302
    shown = office.text(page)
    assert shown.index("01/KH-UBND") < shown.index("02/KH-UBND")
    assert "<code>FileCode.FileNotation</code></dt><dd>02.VP" in shown
    archive = office.get(f"{page}tai/")
    assert archive["Content-Disposition"] == 'attachment; filename="ho-so-02-vp.zip"'
    content = zipfile.ZipFile(io.BytesIO(archive.content))
    assert content.namelist() == [
        "000_muc_luc.pdf", "001_01_kh_ubnd.pdf", "002_02_kh_ubnd.pdf", "metadata.xml", "SHA256SUMS",
    ]  # fmt: skip
    assert b"<Title>" in office.get(f"{page}xml/").content
    assert "không mở lại được" in office.text(f"{page}ket-thuc/")
    assert office.post(f"{page}ket-thuc/", on="31/12/2026").status_code == 302
    assert "Đã kết thúc" in office.text(page)
    assert "02.VP" not in office.text(ALL)
    assert "02.VP" in office.text(ALL, muc="da-ket-thuc", q="thon doai")


def test_code_that_is_taken_is_told_at_its_field(office: Desk, dossier: Dossier) -> None:
    answer = office.post(f"{ALL}moi/", code="01.VP", title="Khác", on="09/03/2026")
    assert list(answer.context["form"].errors) == ["code"]


@pytest.mark.parametrize("years", ["0", "-1", "hai mươi", "9999"])
def test_odd_retention_is_told_at_its_field(office: Desk, years: str) -> None:
    answer = office.post(f"{ALL}moi/", code="01.VP", title="Khác", on="09/03/2026", retention_years=years)
    assert list(answer.context["form"].errors) == ["retention_years"]


def test_dossier_with_a_document_on_its_way_is_not_closed(office: Desk, hoa_phu: Cast, dossier: Dossier) -> None:
    row = make_document(hoa_phu, DocumentState.SIGNED)
    file_document(hoa_phu.ha, row.pk, dossier.pk, now=NOW)
    answer = office.post(f"{ALL}{dossier.pk}/ket-thuc/", on="31/12/2026")
    assert answer.status_code == 422
    assert "còn văn bản chưa ban hành" in answer.content.decode()


def test_closed_dossier_gives_nothing_away_and_takes_nothing(office: Desk, hoa_phu: Cast, dossier: Dossier) -> None:
    row = make_document(hoa_phu)
    file_document(hoa_phu.ha, row.pk, dossier.pk, now=NOW)
    other = open_dossier(hoa_phu.ha, code="02.VP", title="Khác", on=NOW.date(), now=NOW)
    assert row.subject in office.text(f"{ALL}{other.pk}/them/")
    close_dossier(hoa_phu.ha, dossier.pk, on=NOW.date(), now=NOW)
    assert row.subject not in office.text(f"{ALL}{other.pk}/them/")
    office.post(f"{ALL}{other.pk}/them/", chosen=[row.pk])
    assert OfficialDocument.objects.get().dossier_id == dossier.pk
    assert office.post(f"{ALL}{dossier.pk}/them/", chosen=[make_document(hoa_phu).pk]).status_code == 422
    assert office.get(f"{ALL}{dossier.pk}/ket-thuc/").status_code == 422


def test_nothing_chosen_is_told(office: Desk, dossier: Dossier) -> None:
    answer = office.post(f"{ALL}{dossier.pk}/them/", chosen=["abc", "999999"])
    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một văn bản." in answer.content.decode()


def test_rights_on_dossiers(hoa_phu: Cast, dossier: Dossier) -> None:
    def answers(path: str) -> dict[str, int]:
        return {who: Desk(who).get(path).status_code for who in ("ha", "van", "tuan", "sau")}

    page = f"{ALL}{dossier.pk}/"
    assert answers(page) == {"ha": 200, "van": 200, "tuan": 200, "sau": 403}
    assert answers(f"{page}them/") == {"ha": 200, "van": 403, "tuan": 200, "sau": 403}
    assert answers(f"{page}tai/") == {"ha": 200, "van": 200, "tuan": 403, "sau": 403}


def test_unit_sees_of_a_dossier_what_it_may_see(unit: Desk, hoa_phu: Cast, dossier: Dossier) -> None:
    row = make_document(hoa_phu, document=paper(subject="Việc của Văn phòng"))
    file_document(hoa_phu.ha, row.pk, dossier.pk, now=NOW)
    arrive(hoa_phu, "Công văn 009", dossier_id=dossier.pk)
    page = unit.text(f"{ALL}{dossier.pk}/")
    assert "Việc của Văn phòng" not in page
    assert "Công văn 009" not in page


def test_dossier_of_another_commune_does_not_exist(binh_an: Cast, dossier: Dossier) -> None:
    home = Desk("ngoc", "/binh-an/ban-lam-viec/")
    paths = [f"{ALL}{dossier.pk}/{part}" for part in ("", "them/", "ket-thuc/", "tai/", "xml/")]
    assert {path: home.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)


def test_three_documents_cost_no_more_queries_than_one(office: Desk, hoa_phu: Cast, dossier: Dossier) -> None:
    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            office.text(path)
        return len(seen)

    def one_more() -> None:
        file_document(hoa_phu.ha, make_document(hoa_phu).pk, dossier.pk, now=NOW)
        arrive(hoa_phu, dossier_id=dossier.pk)
        open_dossier(hoa_phu.ha, code=f"{Dossier.objects.count() + 1}.VP", title="Khác", on=NOW.date(), now=NOW)

    one_more()
    one = [count(path) for path in (ALL, f"{ALL}{dossier.pk}/")]
    one_more()
    one_more()
    assert [count(path) for path in (ALL, f"{ALL}{dossier.pk}/")] == one


def test_archive_of_three_documents_costs_no_more_queries_than_of_one(
    office: Desk, hoa_phu: Cast, folder: Path, dossier: Dossier
) -> None:
    def one_more() -> None:
        row = make_document(hoa_phu, DocumentState.ISSUED, folder=folder)
        file_document(hoa_phu.ha, row.pk, dossier.pk, now=NOW)

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert office.get(f"{ALL}{dossier.pk}/tai/").status_code == 200
        return len(seen)

    one_more()
    one = count()
    one_more()
    one_more()
    assert count() == one
