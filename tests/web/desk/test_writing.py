"""The page where a reply is written: offers beside it, saving while typing, two texts, templates."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import ANSWER, NOW, Cast, make_opinion, make_reply, new_key
from tests.web.desk.office import Desk
from tests.web.desk.test_replies import ROWS

from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.actions.library import keep_snippet, keep_template
from dienhong.cycle.replies.actions.saving import save_text
from dienhong.cycle.replies.models import AnswerTemplate, LegalSnippet, Reply, ReplyText

LIBRARY = "mau-tra-loi/"
MOST_QUERIES = 40


def template(cast: Cast, name: str = "Đường hỏng") -> AnswerTemplate:
    return keep_template(cast.ha, None, name=name, field="", text="Nhận ngày {ngay_nhan} tại {xa}.", now=NOW)


def test_typed_text_is_saved_under_its_version(hoa_phu: Cast, unit: Desk) -> None:
    path = f"y-kien/{make_opinion(hoa_phu, OpinionState.ASSIGNED).pk}/tra-loi/luu/"
    told = unit.post(path, text=ANSWER, legal_basis="Điều 11", client_id=str(new_key()), seen_version="")
    assert (told.status_code, told.json()["version"]) == (200, 1)
    assert told.json()["message"].startswith("Đã lưu lúc ")
    assert (Reply.objects.get().text, Reply.objects.get().legal_basis) == (ANSWER, "Điều 11")


def test_refusals_of_saving_are_plain(hoa_phu: Cast, unit: Desk, chairman: Desk) -> None:
    path = f"y-kien/{make_opinion(hoa_phu, OpinionState.ASSIGNED).pk}/tra-loi/luu/"
    assert unit.post(path, text=ANSWER, client_id="không phải").status_code == 404
    assert unit.post("y-kien/4711/tra-loi/luu/", text=ANSWER, client_id=str(new_key())).status_code == 404
    long = unit.post(path, text="a" * 20_001, client_id=str(new_key()))
    assert (long.status_code, "dài quá" in long.json()["message"]) == (422, True)


def test_two_texts_stand_side_by_side_until_one_is_chosen(hoa_phu: Cast, office: Desk) -> None:
    reply = make_reply(hoa_phu, text=ANSWER)
    told = office.post(f"y-kien/{reply.opinion_id}/tra-loi/luu/", text="Bản của Hà.", client_id=str(new_key()))
    assert told.status_code == 409
    assert all(text in told.json()["both"] for text in (ANSWER, "Bản của Hà."))
    assert "Bản của Hà." in office.text(f"y-kien/{reply.opinion_id}/tra-loi/")
    path = f"y-kien/{reply.opinion_id}/tra-loi/ban/{ReplyText.objects.get(settled=False).pk}/"
    office.post(path, take="other", seen_version="9")
    assert Reply.objects.get().text == ANSWER
    office.post(path, take="other", seen_version="1")
    assert Reply.objects.get().text == "Bản của Hà."
    assert office.post(path, take="other", seen_version="2").status_code == 404


def test_template_is_put_in_read_and_taken_out_without_scripts(hoa_phu: Cast, unit: Desk) -> None:
    opinion, row = make_opinion(hoa_phu, OpinionState.ASSIGNED), template(hoa_phu)
    path = f"y-kien/{opinion.pk}/tra-loi/"
    page = unit.post(path, text="Chào.", insert=f"mau-{row.pk}", **ROWS).content.decode()
    shown = page.split('id="id_text"')[1].split("</textarea>")[0]
    assert "Chào.\n\nNhận ngày " in shown
    assert "{ngay_nhan}" not in shown
    assert Reply.objects.count() == 0
    undone = unit.post(path, text="Chào.\n\nNhận", before_text="Chào.", undo="1", **ROWS).content.decode()
    assert undone.split('id="id_text"')[1].split("</textarea>")[0].endswith("Chào.")


def test_law_goes_to_its_field_and_says_when_it_ended(hoa_phu: Cast, unit: Desk) -> None:
    row = keep_snippet(
        hoa_phu.ha, None, citation="Điều 5", source="Công báo", valid_from=date(2010, 1, 1),
        valid_until=date(2011, 1, 1), now=NOW,
    )  # fmt: skip
    path = f"y-kien/{make_opinion(hoa_phu, OpinionState.ASSIGNED).pk}/tra-loi/"
    page = unit.post(path, text="Chào.", legal_basis="Điều 1", insert=f"can-cu-{row.pk}", **ROWS).content.decode()
    assert page.split('id="id_legal_basis"')[1].split("</textarea>")[0].endswith("Điều 1; Điều 5")
    assert "Hết hiệu lực từ sau ngày 01/01/2011" in page


def test_saved_text_is_taken_back(hoa_phu: Cast, unit: Desk) -> None:
    opinion = make_opinion(hoa_phu, OpinionState.ASSIGNED)
    save_text(hoa_phu.tuan, opinion.pk, client_id=new_key(), text="Bản đầu dài hơn", now=NOW)
    save_text(hoa_phu.tuan, opinion.pk, client_id=new_key(), text="Bản sau", seen_version=1, now=NOW)
    first = ReplyText.objects.get(version=1)
    page = unit.post(f"y-kien/{opinion.pk}/tra-loi/", text="Bản sau", insert=f"ban-{first.pk}", **ROWS)
    assert page.content.decode().split('id="id_text"')[1].split("</textarea>")[0].endswith("Bản đầu dài hơn")


def test_page_asks_no_more_with_three_of_everything(hoa_phu: Cast, unit: Desk) -> None:
    path = f"y-kien/{make_opinion(hoa_phu, OpinionState.ASSIGNED).pk}/tra-loi/"
    counts = []
    for names in (("Một",), ("Hai", "Ba")):
        for name in names:
            template(hoa_phu, name)
            make_reply(hoa_phu)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            unit.text(path)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST_QUERIES


def test_library_is_kept_by_the_office(hoa_phu: Cast, office: Desk, unit: Desk) -> None:
    assert "Chưa có mẫu nào" in office.text(LIBRARY)
    typed = {"name": "Đường", "field": "", "text": "Ngày {ngay}.", "is_active": "on"}
    refused = office.post(f"{LIBRARY}mau/", **typed)
    assert (refused.status_code, "{ngay}" in refused.content.decode()) == (422, True)
    assert office.post(f"{LIBRARY}mau/", **(typed | {"text": "Ngày {han}."})).status_code == 302
    row = AnswerTemplate.objects.get()
    assert "Ngày {han}." in office.text(f"{LIBRARY}mau/{row.pk}/")
    office.post(f"{LIBRARY}mau/{row.pk}/", name="Đường", text="Ngày {han}.", field="")
    assert "Thôi dùng" in office.text(LIBRARY)
    law = {"citation": "Điều 5", "source": "Công báo", "valid_from": "01/07/2023", "is_active": "on"}
    assert office.post(f"{LIBRARY}vien-dan/", **law).status_code == 302
    assert LegalSnippet.objects.get().valid_from == date(2023, 7, 1)
    assert unit.get(LIBRARY).status_code == 403
