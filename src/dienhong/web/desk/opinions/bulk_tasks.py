"""What the office may do with many opinions at once: each task's form, and what it would do to each row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from dienhong.civic.communes.queries import names_of_parts
from dienhong.civic.topics.models import Topic
from dienhong.cycle.dialogues.queries import visible_to as dialogues_visible_to
from dienhong.cycle.opinions import rules
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OPINION_FLOW, BulkTask, OpinionState, Urgency
from dienhong.kernel.actors import Actor
from dienhong.web.desk.forms import DeskForm, day_field, text_area
from dienhong.web.desk.opinions.forms import TriageForm

TASKS = tuple((task.value, task.label) for task in BulkTask)
_NONE = "khong"


class AssignManyForm(DeskForm):
    unit = forms.TypedChoiceField(label="Đơn vị giải quyết", coerce=int)
    due_date = day_field("Hạn trả lời", required=False, help_text="Để trống thì mỗi ý kiến giữ hạn đang có.")
    note = forms.CharField(label="Lời dặn cho đơn vị", required=False, max_length=1000, widget=text_area(2))

    def clean_due_date(self) -> Any:
        due = self.cleaned_data["due_date"]
        verdict = rules.assignable_due(due, timezone.localdate()) if due else None
        if verdict is not None and not verdict:
            raise forms.ValidationError(verdict.reason)
        return due


class DialogueForm(DeskForm):
    dialogue = forms.ChoiceField(label="Cuộc đối thoại")


class CloseForm(DeskForm):
    """Nothing to fill in."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a task would do to one opinion: the change in words, or why not."""

    opinion: Opinion
    change: str = ""
    refusal: str = ""


class Words:
    """Names of units, dialogues and fields, read once a page."""

    def __init__(self, actor: Actor) -> None:
        self.units = names_of_parts()["unit"]
        listed = dialogues_visible_to(actor).select_related(None).values_list("pk", "title")
        self.dialogues: dict[int, str] = dict(listed)
        self.topics: dict[str, str] = dict(Topic.objects.filter(is_active=True).values_list("code", "name"))


def form_for(task: BulkTask, words: Words, told: Mapping[str, Any] | None) -> DeskForm:
    """The task's form, filled in with `told` when it was sent."""
    if task == BulkTask.TRIAGE:
        return TriageForm(told, topics=words.topics.items())
    if task == BulkTask.ASSIGN:
        form: DeskForm = AssignManyForm(told)
        _choose(form, "unit", [("", "Chọn đơn vị"), *words.units.items()])
        return form
    if task == BulkTask.DIALOGUE:
        form = DialogueForm(told)
        listed = [(str(key), title) for key, title in words.dialogues.items()]
        _choose(form, "dialogue", [("", "Chọn cuộc đối thoại"), *listed, (_NONE, "Không thuộc cuộc đối thoại nào")])
        return form
    return CloseForm(told)


def choices_of(task: BulkTask, form: DeskForm) -> dict[str, Any]:
    """The valid form's answers as the run keeps them (JSON values)."""
    told = form.cleaned_data
    if isinstance(form, TriageForm):
        return {"kind": told["kind"], "fields": form.fields_chosen, "urgency": told["urgency"]}
    if task == BulkTask.ASSIGN:
        due = told["due_date"]
        return {"unit": told["unit"], "due_date": due.isoformat() if due else None, "note": told["note"]}
    if task == BulkTask.DIALOGUE:
        return {"dialogue": None if told["dialogue"] == _NONE else int(told["dialogue"])}
    return {}


def outcomes(
    task: BulkTask, opinions: Iterable[Opinion], versions: Mapping[int, int], choices: Mapping[str, Any], words: Words
) -> list[Outcome]:
    """What would happen to each of `opinions`, which were chosen at `versions`."""
    found = []
    for opinion in opinions:
        refusal = _refusal(task, opinion, versions[opinion.pk])
        change = "" if refusal else _change(task, opinion, choices, words)
        found.append(Outcome(opinion, change, refusal))
    return found


def _refusal(task: BulkTask, opinion: Opinion, version: int) -> str:
    if opinion.version != version:
        return "Có người vừa xử lý ý kiến này."
    state = OpinionState(opinion.state)
    if task == BulkTask.DIALOGUE:
        return rules.may_be_placed(state).reason
    allowed = OPINION_FLOW.allows(task.value, state)
    return "" if allowed else f"Không thể “{task.label.lower()}” khi “{state.label.lower()}”."


def _change(task: BulkTask, opinion: Opinion, choices: Mapping[str, Any], words: Words) -> str:
    if task == BulkTask.TRIAGE:
        now = words.topics.get(opinion.lead_field, "chưa phân loại")
        then = words.topics.get(choices["fields"][0], "")
        return f"{now} → {then}, {Urgency(choices['urgency']).label.lower()}"
    if task == BulkTask.ASSIGN:
        return f"{words.units.get(opinion.unit_id or 0, 'chưa giao')} → {words.units.get(choices['unit'], '')}"
    if task == BulkTask.DIALOGUE:
        none = "không thuộc cuộc nào"
        now = words.dialogues.get(opinion.dialogue_id or 0, none)
        return f"{now} → {words.dialogues.get(choices['dialogue'], none)}"
    return f"{OpinionState(opinion.state).label} → {OpinionState.CLOSED.label}"


def _choose(form: DeskForm, name: str, choices: list[tuple[Any, Any]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]
