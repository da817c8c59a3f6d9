"""A whole conference by plain forms, without a script: prepared, opened, heard, decided, written down, closed."""

from tests.cast import Cast, make_dialogue
from tests.web.stage.hall import Console, buttons

from dienhong.cycle.conference.models import AgendaStep, Conference, MinutesRow, Outcome, Turn
from dienhong.cycle.conference.states import ConferenceState, OutcomeKind, StepState, TurnState
from dienhong.cycle.dialogues.states import DialogueState


def test_whole_conference_by_plain_forms(hoa_phu: Cast) -> None:
    dialogue = make_dialogue(hoa_phu, DialogueState.INTAKE_CLOSED)
    office = Console("ha", dialogue.pk)
    assert "Lập hội nghị" in office.text("chuan-bi/")
    assert office.client.post(f"{office.root}chuan-bi/").status_code == 302
    assert office.press("give_duty", back="prepare", duty="secretary", user=hoa_phu.thuy.user_id).status_code == 302
    conference = Conference.objects.get()
    chair, secretary = Console("dung", dialogue.pk), Console("thuy", dialogue.pk)

    assert buttons(chair.text("chu-toa/"), "start") == [""]
    assert chair.press("start").status_code == 302
    for name, village in (("Phạm Văn Bính", "Thôn Đông"), ("Ngô Thị Cúc", "Thôn Đoài")):
        sent = {"name": name, "village": hoa_phu.villages[village].pk, "kind": "citizen", "subject": "Đường vào thôn"}
        assert office.press("register", back="desk", **sent).status_code == 302

    while (step := AgendaStep.objects.filter(state=StepState.AHEAD).first()) is not None:
        assert buttons(chair.text("chu-toa/"), "begin_step")[0] == str(step.pk)
        assert chair.press("begin_step", step=step.pk).status_code == 302
        if step.kind == "hearing":
            hear_everybody(hoa_phu, chair, secretary)

    page = chair.text("chu-toa/")
    assert buttons(page, "close") == [""]
    assert chair.press("close").status_code == 302
    conference.refresh_from_db()
    assert conference.state == ConferenceState.CLOSED
    assert list(Outcome.objects.order_by("turn__number").values_list("kind", flat=True)) == [
        OutcomeKind.ANSWERED,
        OutcomeKind.ASSIGNED,
    ]
    assert list(MinutesRow.objects.values_list("text", "turn__name", "step__kind")) == [
        ("Đề nghị sửa đường.", "Phạm Văn Bính", "hearing"),
        ("Đề nghị sửa đường.", "Ngô Thị Cúc", "hearing"),
    ]


def hear_everybody(hoa_phu: Cast, chair: Console, secretary: Console) -> None:
    for _ in range(2):
        assert chair.press("call_next").status_code == 302
        turn = Turn.objects.get(state=TurnState.SPEAKING)
        assert turn.name in chair.text("chu-toa/")
        row = {"kind": "statement", "turn": turn.pk, "text": "Đề nghị sửa đường."}
        assert secretary.press("write_row", back="secretary", **row).status_code == 302
        assert chair.press("finish_turn", turn=turn.pk).status_code == 302
    refused = chair.press("close")
    assert refused.status_code == 422
    assert "Còn 2 ý kiến chưa ghi kết quả" in refused.content.decode()
    first, second = Turn.objects.order_by("number")
    answered = {"turn": first.pk, "responder": "Trần Văn Dũng", "text": "Quý II sẽ làm."}
    assert chair.press("answered", **answered).status_code == 302
    unit = hoa_phu.units["economy"].pk
    assigned = {"turn": second.pk, "unit": unit, "due_date": "31/12/2099", "written": "on", "reason": "Việc bức xúc"}
    assert chair.press("assigned", **assigned).status_code == 302


def test_refused_form_keeps_what_was_typed(hoa_phu: Cast, conference: Conference) -> None:
    chair = Console("dung", conference.dialogue_id)
    chair.press("register", back="desk", name="Phạm Văn Bính", kind="citizen")
    chair.press("call_next")
    turn = Turn.objects.get()
    refused = chair.press("answered", turn=turn.pk, responder="Trần Văn Dũng", text="")
    page = refused.content.decode()
    assert refused.status_code == 422
    assert f'id="answered-{turn.pk}-responder"' in page
    assert 'value="Trần Văn Dũng"' in page
