"""The secretary's rows, and questions from phones that a person lets pass."""

from datetime import datetime

from django import forms

from dienhong.cycle.conference.actions import minutes, questions
from dienhong.cycle.conference.actions.acting import Press
from dienhong.cycle.conference.models import Act
from dienhong.cycle.conference.states import RowKind
from dienhong.kernel.actors import Actor
from dienhong.web.stage.deeds.form import Deed, DeedForm, Line, Typed, area


class RowForm(DeedForm):
    kind = forms.ChoiceField(label="Loại", choices=RowKind.choices, initial=RowKind.COURSE)
    speaker = Line(label="Người nói", max_length=160, required=False)
    turn = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(label="Nội dung", required=False, strip=False, widget=area(3))


class TextForm(DeedForm):
    key = forms.UUIDField(widget=forms.HiddenInput)
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(label="Nội dung", required=False, strip=False, widget=area(3))


class ChoiceForm(DeedForm):
    refused_at = {"text": "chosen"}

    other = forms.IntegerField(widget=forms.HiddenInput)
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    chosen = forms.CharField(label="Nội dung được giữ", strip=False, widget=area(4))


class ShowForm(DeedForm):
    question = forms.IntegerField(widget=forms.HiddenInput)
    shown_text = forms.CharField(label="Lời được hiện (bỏ tên, số điện thoại)", widget=area(2))


class HideForm(DeedForm):
    question = forms.IntegerField(widget=forms.HiddenInput)


def _write(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    """The press that made a row names it."""
    return minutes.write_row(
        actor, hall, RowKind(typed["kind"]), key=press.client_id, text=_plain(typed["text"]), turn_id=typed["turn"],
        speaker=typed["speaker"], press=press, now=now,
    )  # fmt: skip


def _save(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    return minutes.save_text(
        actor, hall, typed["key"], _plain(typed["text"]), seen_version=typed["seen_version"], press=press, now=now
    )


def _choose(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    return minutes.choose_text(
        actor, hall, typed["other"], chosen=_plain(typed["chosen"]), seen_version=typed["seen_version"],
        press=press, now=now,
    )  # fmt: skip


def _plain(text: str) -> str:
    """Browsers send line ends as CR LF, scripts as LF: the same words must be the same text."""
    return text.replace("\r\n", "\n")


DEEDS = {
    "write_row": Deed(_write, "Đã ghi một dòng biên bản.", RowForm),
    "save_text": Deed(_save, "Đã lưu.", TextForm),
    "choose_text": Deed(_choose, "Đã chọn; bản kia vẫn nằm trong lịch sử của dòng.", ChoiceForm),
    "show_question": Deed(
        lambda actor, hall, typed, press, now: questions.show_question(
            actor, hall, typed["question"], shown_text=typed["shown_text"], press=press, now=now
        ),
        "Câu hỏi được hiện.",
        ShowForm,
    ),
    "hide_question": Deed(
        lambda actor, hall, typed, press, now: questions.hide_question(
            actor, hall, typed["question"], press=press, now=now
        ),
        "Câu hỏi không hiện.",
        HideForm,
    ),
}
