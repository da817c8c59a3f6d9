"""From the hall to the signed minutes, through HTTP: heard, decided, closed, corrected, drafted, made public."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast, make_dialogue
from tests.cycle.conference.ended import do_all_jobs
from tests.web.desk.office import Desk
from tests.web.stage.hall import Console

from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.sealed.models import SealedCase
from dienhong.cycle.conference.models import AgendaStep, Correction, MinutesRow, RowText, Turn
from dienhong.cycle.conference.states import StepState, TurnState
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import ReplyState

ROAD = "Đường vào thôn Đông bị sụt một đoạn gần cống, đề nghị xã sửa trước mùa mưa."
RIGHT = "Đường vào thôn Đông bị sụt hai đoạn gần cống, đề nghị xã sửa trước mùa mưa."
LAMPS = "Đề nghị xã lắp thêm đèn chiếu sáng ở ngõ sau nhà văn hóa thôn Đông."
SPEAKERS = {
    "Phạm Văn Bính": (ROAD, "answered", {"responder": "Chủ tịch Trần Văn Dũng", "text": "Xã sửa trong quý II."}),
    "Ngô Thị Cúc": (LAMPS, "assigned", {"written": "on"}),
    "Đào Thị Sen": (LAMPS, "transferred", {"body": "Công ty Điện lực"}),
    "Lê Văn Tám": (LAMPS, "accepted", {"text": "Đưa vào kế hoạch năm sau."}),
    "Hà Văn Út": (LAMPS, "not_considered", {"reason": "Trùng ý kiến vừa trả lời"}),
    "Vi Thị Nhàn": ("Việc riêng của nhà tôi, xin không nêu ở đây.", "diverted", {}),
}
ENDS = {
    "Phạm Văn Bính": OpinionState.REPLIED,
    "Ngô Thị Cúc": OpinionState.ASSIGNED,
    "Đào Thị Sen": OpinionState.TRANSFERRED,
    "Lê Văn Tám": OpinionState.REPLIED,
    "Hà Văn Út": OpinionState.REJECTED,
}


@pytest.fixture
def closed(hoa_phu: Cast) -> Dialogue:
    """A whole conference today, pressed button by button."""
    dialogue = make_dialogue(hoa_phu, DialogueState.INTAKE_CLOSED)
    Dialogue.objects.filter(pk=dialogue.pk).update(date=timezone.localdate())
    office = Console("ha", dialogue.pk)
    office.client.post(f"{office.root}chuan-bi/")
    office.press("give_duty", back="prepare", duty="secretary", user=hoa_phu.thuy.user_id)
    chair, secretary = Console("dung", dialogue.pk), Console("thuy", dialogue.pk)
    chair.press("start")
    village = hoa_phu.villages["Thôn Đông"].pk
    for name in SPEAKERS:
        office.press("register", back="desk", name=name, village=village, kind="citizen", subject="Việc ở thôn")
    while (step := AgendaStep.objects.filter(state=StepState.AHEAD).first()) is not None:
        chair.press("begin_step", step=step.pk)
        if step.kind == "hearing":
            for _ in SPEAKERS:
                _hear(hoa_phu, chair, secretary)
    assert chair.press("close").status_code == 302
    do_all_jobs()
    return dialogue


def _hear(hoa_phu: Cast, chair: Console, secretary: Console) -> None:
    chair.press("call_next")
    turn = Turn.objects.get(state=TurnState.SPEAKING)
    text, verb, values = SPEAKERS[turn.name]
    secretary.press("write_row", back="secretary", kind="statement", turn=turn.pk, text=text)
    due = f"{timezone.localdate() + timedelta(days=30):%d/%m/%Y}"
    more = {"unit": hoa_phu.units["economy"].pk, "due_date": due} if verb == "assigned" else {}
    assert chair.press(verb, turn=turn.pk, **values, **more).status_code == 302
    chair.press("finish_turn", turn=turn.pk)


def test_from_the_hall_to_signed_and_public_minutes(hoa_phu: Cast, closed: Dialogue) -> None:
    closed.refresh_from_db()
    assert closed.state == DialogueState.HELD
    assert {turn.name: turn.opinion.state for turn in Turn.objects.all() if turn.opinion} == ENDS
    assert (SealedCase.objects.count(), Opinion.objects.count()) == (1, 5)
    given = dict(Reply.objects.values_list("turn__name", "state"))
    drafted = {
        "Phạm Văn Bính": ReplyState.PUBLISHED,
        "Ngô Thị Cúc": ReplyState.DRAFT,
        "Lê Văn Tám": ReplyState.PUBLISHED,
    }
    assert given == drafted

    root = f"doi-thoai/{closed.pk}/bien-ban/"
    office = Desk("ha")
    page = office.text(root)
    assert "Nhàn" not in page
    assert Opinion.objects.get(turns__name="Phạm Văn Bính").code in page
    assert "Còn vướng" not in page

    correction = _correct_by_code(Opinion.objects.get(turns__name="Phạm Văn Bính"))
    refused = office.post(f"{root}lap/", medium="electronic")
    assert "Còn 1 đề nghị đính chính chưa xem xét" in refused.content.decode()
    secretary = Desk("thuy")
    sent = {"act": "accept", "key": str(uuid.uuid4()), "seen": ROAD, "text": RIGHT}
    assert secretary.post(f"{root}dinh-chinh/{correction.pk}/", **sent).status_code == 302
    assert MinutesRow.objects.get(turn__name="Phạm Văn Bính").text == RIGHT
    assert list(
        RowText.objects.filter(row__turn__name="Phạm Văn Bính").order_by("pk").values_list("text", flat=True)
    ) == [
        ROAD,
        RIGHT,
    ]
    early = office.post(f"{root}ket-thuc-dinh-chinh/", reason="")
    assert early.status_code == 422
    assert office.post(f"{root}ket-thuc-dinh-chinh/", reason="Đã đọc lại trước hội nghị").status_code == 302

    assert office.get(f"{root}xem-truoc.pdf").content[:4] == b"%PDF"
    assert office.get(f"{root}xem-truoc.docx").content[:2] == b"PK"
    made = office.post(f"{root}lap/", medium="electronic")
    document = OfficialDocument.objects.get(kind="minutes")
    assert made["Location"].endswith(f"/van-ban/{document.pk}/")
    assert "hai đoạn gần cống" in str(document.content)
    beside = office.post(f"doi-thoai/{closed.pk}/soan/", paper="minutes", medium="electronic")
    assert beside["Location"].endswith(f"/{root}lap/")
    assert office.post(f"{root}ket-luan/", medium="electronic").status_code == 302

    _publish(office, root, closed)


def _correct_by_code(opinion: Opinion) -> Correction:
    phone = Client()
    tracked = phone.post("/hoa-phu/tra-cuu/", {"code": opinion.code})["Location"]
    assert f"{tracked}bien-ban/" in phone.get(tracked).content.decode()
    page = phone.get(f"{tracked}bien-ban/").content.decode()
    assert ROAD in page
    key = re.findall(r'name="key" value="([^"]+)"', page)[0]
    for _ in range(2):
        assert phone.post(f"{tracked}bien-ban/", {"wanted": RIGHT, "key": key}).status_code == 302
    return Correction.objects.get()


def _publish(office: Desk, root: str, dialogue: Dialogue) -> None:
    address = f"/hoa-phu/doi-thoai/{dialogue.pk}/bien-ban/"
    anybody = Client()
    assert anybody.get(address).status_code == 404
    proposed = office.text(f"{root}cong-khai/")
    assert "Bính" not in proposed
    wording = "I. DIỄN BIẾN\n- Khai mạc.\nÝ kiến 01 – một người dân thôn Đông: Đường vào thôn bị sụt.\n|STT|Việc|\n|:1|1|\n|1|Đường|"
    assert office.post(f"{root}cong-khai/", act="publish", text=wording).status_code == 422
    assert office.post(f"{root}cong-khai/", act="publish", text=wording, checked="on").status_code == 302
    assert address in anybody.get(f"/hoa-phu/doi-thoai/{dialogue.pk}/").content.decode()
    assert "một người dân thôn Đông: Đường vào thôn bị sụt." in anybody.get(address).content.decode()
    assert office.post(f"{root}ban-cong-khai/", reason="Sai một con số").status_code == 302
    assert anybody.get(address).status_code == 404


def test_pages_of_the_minutes_are_for_those_who_record(hoa_phu: Cast, closed: Dialogue) -> None:
    root = f"doi-thoai/{closed.pk}/bien-ban/"
    assert [Desk(name).get(root).status_code for name in ("ha", "thuy", "dung", "tuan", "sau")] == [
        200,
        200,
        200,
        403,
        403,
    ]
    assert Desk("tuan").get(f"{root}xem-truoc.pdf").status_code == 403
    assert Desk("thuy").get(f"{root}lap/").status_code == 403
    assert Desk("thuy").get(f"{root}cong-khai/").status_code == 403
    turn = Turn.objects.get(name="Phạm Văn Bính")
    told = {"wanted": RIGHT, "key": str(uuid.uuid4())}
    assert Desk("thuy").post(f"{root}luot/{turn.pk}/", **told).status_code == 302
    correction = Correction.objects.get()
    refusal = {"act": "refuse", "reason": "Băng ghi âm nói đúng như biên bản"}
    assert Desk("thuy").post(f"{root}dinh-chinh/{correction.pk}/", **refusal).status_code == 302
    sealed = Turn.objects.get(settlement__is_sealed=True)
    assert Desk("thuy").get(f"{root}luot/{sealed.pk}/").status_code == 404
