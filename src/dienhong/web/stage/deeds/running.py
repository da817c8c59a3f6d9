"""Running the conference: its steps, its end, taking back."""

from django import forms

from dienhong.cycle.conference.actions import steps
from dienhong.cycle.conference.actions.undo import undo_act
from dienhong.web.stage.deeds.form import Deed, DeedForm, Line


class StepForm(DeedForm):
    step = forms.IntegerField(widget=forms.HiddenInput)


class SkipForm(StepForm):
    reason = Line(label="Lý do bỏ qua (biên bản ghi lại)", max_length=300, required=False)


class UndoForm(DeedForm):
    act = forms.IntegerField(widget=forms.HiddenInput)


DEEDS = {
    "start": Deed(
        lambda actor, hall, _, press, now: steps.start_conference(actor, hall, press=press, now=now),
        "Hội nghị đã bắt đầu.",
    ),
    "begin_step": Deed(
        lambda actor, hall, typed, press, now: steps.begin_step(actor, hall, typed["step"], press=press, now=now),
        "Đã sang bước này.",
        StepForm,
    ),
    "skip_step": Deed(
        lambda actor, hall, typed, press, now: steps.skip_step(
            actor, hall, typed["step"], reason=typed["reason"], press=press, now=now
        ),
        "Đã bỏ qua bước; biên bản ghi lý do.",
        SkipForm,
    ),
    "close": Deed(
        lambda actor, hall, _, press, now: steps.close_conference(actor, hall, press=press, now=now),
        "Hội nghị đã bế mạc.",
    ),
    "resume": Deed(
        lambda actor, hall, _, press, now: steps.resume_conference(actor, hall, press=press, now=now),
        "Hội nghị được mở lại.",
    ),
    "undo": Deed(
        lambda actor, hall, typed, press, now: undo_act(actor, hall, typed["act"], press=press, now=now),
        "Đã hoàn tác.",
        UndoForm,
    ),
}
