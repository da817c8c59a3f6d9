"""What becomes of what was said: for each kind of outcome the smallest form that it needs."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms

from dienhong.civic.communes.queries import active_units
from dienhong.cycle.conference.actions.acting import Press
from dienhong.cycle.conference.actions.outcomes import Decision, commit_to, set_outcome
from dienhong.cycle.conference.models import Act
from dienhong.cycle.conference.states import OutcomeKind
from dienhong.kernel.actors import Actor
from dienhong.web.stage.deeds.form import Deed, DeedForm, Line, TurnForm, Typed, area, day

_KINDS = OutcomeKind


class AnsweredForm(TurnForm):
    responder = Line(label="Người trả lời", max_length=160)
    text = forms.CharField(label="Trả lời thế nào", widget=area(4))


class AssignedForm(TurnForm):
    refused_at = {"unit_id": "unit"}

    unit = forms.TypedChoiceField(label="Đơn vị", coerce=int)
    due_date = day("Hạn giải quyết")
    text = forms.CharField(label="Giao việc gì", required=False, widget=area(2))
    written = forms.BooleanField(label="Trả lời bằng văn bản", required=False)
    reason = Line(label="Lý do trả lời (hay không) bằng văn bản", max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = active_units().values_list("pk", "name")
        self.fields["unit"].choices = [("", "Chọn đơn vị"), *units]  # type: ignore[attr-defined]


class TransferredForm(TurnForm):
    body = Line(label="Chuyển đến cơ quan", max_length=200)


class AcceptedForm(TurnForm):
    text = forms.CharField(label="Tiếp thu nội dung gì", required=False, widget=area(2))


class NotConsideredForm(TurnForm):
    reason = forms.CharField(label="Lý do không xem xét (biên bản ghi lại)", widget=area(2))


class CommitForm(DeedForm):
    text = Line(label="Hứa làm việc gì", max_length=500)
    unit = forms.TypedChoiceField(label="Đơn vị thực hiện", coerce=int)
    due_date = day("Xong trước ngày")
    turn = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = active_units().values_list("pk", "name")
        self.fields["unit"].choices = [("", "Chọn đơn vị"), *units]  # type: ignore[attr-defined]


def _outcome(kind: OutcomeKind) -> Callable[[Actor, int, Typed, Press, datetime], Act]:
    def decide(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
        decision = Decision(
            kind=kind,
            responder=typed.get("responder", ""),
            text=typed.get("text", ""),
            unit_id=typed.get("unit"),
            due_date=typed.get("due_date"),
            written=typed.get("written", False),
            body=typed.get("body", ""),
            reason=typed.get("reason", ""),
        )
        return set_outcome(actor, hall, typed["turn"], decision, press=press, now=now)

    return decide


def _commit(actor: Actor, hall: int, typed: Typed, press: Press, now: datetime) -> Act:
    return commit_to(
        actor, hall, typed["text"], unit_id=typed["unit"], due_date=typed["due_date"], turn_id=typed["turn"],
        press=press, now=now,
    )  # fmt: skip


OUTCOMES: dict[OutcomeKind, type[TurnForm]] = {
    _KINDS.ANSWERED: AnsweredForm,
    _KINDS.ASSIGNED: AssignedForm,
    _KINDS.TRANSFERRED: TransferredForm,
    _KINDS.ACCEPTED: AcceptedForm,
    _KINDS.DIVERTED: TurnForm,
    _KINDS.NOT_CONSIDERED: NotConsideredForm,
}
"""The form of each kind; the verb is the kind's own word."""

DEEDS = {str(kind.value): Deed(_outcome(kind), f"Kết quả: {kind.label}.", form) for kind, form in OUTCOMES.items()}
DEEDS["commit"] = Deed(_commit, "Đã ghi lời hứa.", CommitForm)
