"""The proposals on the opinion's page and the page of what the machine has learnt, as people use them."""

from pathlib import Path

import pytest
from tests.cast import NOW, Cast, do_jobs, make_opinion
from tests.cycle.learning.labelled import OWN, do_learning_jobs, labels, triage_all
from tests.web.desk.office import Desk

from dienhong.cycle.learning.actions.training import train_commune
from dienhong.cycle.learning.models import Correction
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.journal.models import Entry

BARE = "duong vao thon dong sut lun mot doan gan cong, goi ong Nguyen Van Thang 0912 345 678"


@pytest.fixture
def models_folder(tmp_path: Path, settings: pytest.FixtureRequest) -> Path:
    settings.MODELS = tmp_path
    return tmp_path


def test_proposals_say_value_certainty_reason_and_key(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, text="Đề nghị xã sửa đường liên thôn bị sụt lún, rất nguy hiểm")
    do_jobs()
    page = Desk("ha").text(f"y-kien/{opinion.pk}/")
    for words in ("Kiến nghị", "vì có “nguy hiem”", 'data-desk-key="1"', 'data-desk-key="2"', 'data-desk-key="4"'):
        assert words in page
    assert page.count("dt-tag") >= 3
    assert "Tắt phím tắt" in page


def test_restored_text_stands_beside_the_raw_one(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu, text=BARE)
    do_jobs()
    page = Desk("ha").text(f"y-kien/{opinion.pk}/")
    assert BARE in page
    assert "Bản thêm dấu do máy đoán" in page
    assert '<mark class="desk-mark desk-mark--redact" title="số điện thoại: sẽ che khi công khai">0912 345 678' in page


def test_button_without_script_takes_one_proposal_and_keeps_the_rest(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu, text="Đề nghị xã sửa đường liên thôn, rất nguy hiểm")
    do_jobs()
    typed = {"kind": "cau_hoi", "lead": "", "urgency": "2", "others": ["ENV"]}
    response = office.post(f"y-kien/{opinion.pk}/phan-loai/", take="lead", **typed)
    assert response.status_code == 302
    page = office.client.get(response["Location"]).content.decode()
    for chosen in ("cau_hoi", "TRANS", "2"):
        assert f'<option value="{chosen}" selected>' in page
    assert Opinion.objects.get(pk=opinion.pk).kind == ""


def test_story_of_proposing_deciding_learning_and_going_back(hoa_phu: Cast, office: Desk, models_folder: Path) -> None:
    assert "Chưa có ý kiến nào được phân loại" in office.text("goi-y/")
    assert "Mô hình kèm theo chương trình" in office.text("goi-y/")
    triage_all(hoa_phu, labels())
    do_learning_jobs()
    assert "<strong>60</strong> ý kiến được phân loại" in office.text("goi-y/")
    train_commune(hoa_phu.ha, root=models_folder, own=OWN, force=True, now=NOW)
    page = office.text("goi-y/")
    for words in ("Mô hình của xã, bản 000001", "Trở lại bản trước", "đúng ngay, không dấu", "03/2026"):
        assert words in page
    assert "Bản 000001 không dùng nữa" in Desk("khoa").text("goi-y/tro-lai/")
    assert office.post("goi-y/tro-lai/", seen="000001").status_code == 302
    page = office.text("goi-y/")
    assert "Mô hình kèm theo chương trình" in page
    assert "Trở lại bản trước" not in page
    assert list(Entry.objects.values_list("verb", flat=True))[-1] == "model_rolled_back"
    assert office.post("goi-y/tro-lai/", seen="000001").status_code == 422


def test_decision_on_the_page_becomes_a_correction(hoa_phu: Cast, office: Desk) -> None:
    opinion = make_opinion(hoa_phu)
    do_jobs()
    values = {"kind": "phan_anh", "lead": "WATER", "urgency": "2", "seen_version": "1"}
    assert office.post(f"y-kien/{opinion.pk}/phan-loai/", **values).status_code == 302
    do_jobs()
    assert Correction.objects.get(aspect="field").decided == "WATER"


def test_damaged_model_is_said_on_the_page(hoa_phu: Cast, office: Desk, models_folder: Path) -> None:
    (models_folder / "99001/000001").mkdir(parents=True)
    (models_folder / "99001/active.json").write_text('["000001"]', "utf-8")
    page = office.text("goi-y/")
    assert "Tệp mô hình hỏng" in page
    assert "99001/000001" in page


@pytest.mark.parametrize(("who", "status"), [("dung", 200), ("khoa", 200), ("tuan", 403), ("sau", 403), ("quyen", 403)])
def test_page_is_for_those_who_sort_and_the_administrator(hoa_phu: Cast, who: str, status: int) -> None:
    assert Desk(who).get("goi-y/").status_code == status
