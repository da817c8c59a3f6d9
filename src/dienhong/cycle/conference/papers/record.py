"""The minutes as the live record tells them: who was there, what was done when, each turn, what became of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from dienhong.civic.communes.letterhead import letterhead_of
from dienhong.civic.sealed.rules import suspicion
from dienhong.cycle.conference.models import AgendaStep, Attendance, Conference, DutyHolder, MinutesRow, Outcome
from dienhong.cycle.conference.models import Commitment as Promise
from dienhong.cycle.conference.models import Turn as Spoken
from dienhong.cycle.conference.papers.minutes import Answer, Commitment, MinutesContext, Totals, Turn
from dienhong.cycle.conference.queries import present_counts
from dienhong.cycle.conference.settled import decided_turns, spoken_text
from dienhong.cycle.conference.states import Duty, OutcomeKind, RowKind, StepState
from dienhong.cycle.dialogues.papers import Occasion, Official, occasion_of, official
from dienhong.cycle.publicity.papers import usual_participants
from dienhong.kernel.numbering import clock_words, day_figures

BLANK = "…" * 12
"""What the record does not know stands as dots, which the check of the form finds."""
_UNTOLD = "(nội dung được xử lý theo quy định riêng)"
_PLACED = (RowKind.COURSE, RowKind.NOTE)


def record_context(conference: Conference, *, today: date) -> MinutesContext:
    """Everything that the hall's tables know, speakers by name; what is dealt with apart leaves a neutral mark."""
    head, occasion = letterhead_of(conference.commune, today=today), _occasion(conference)
    turns = list(decided_turns(conference.pk))
    started = _local(conference.started_at)
    return MinutesContext(
        head=head,
        occasion=occasion,
        started=started,
        ended=_local(conference.ended_at or conference.started_at),
        participants=usual_participants(head, dialogue_audience=occasion.audience),
        attendance=tuple(_attendance(conference)),
        secretary=_holder(conference, Duty.SECRETARY) or Official(BLANK),
        course=tuple(_course(conference)),
        turns=tuple(_turn(turn) for turn in turns),
        totals=_totals(turns),
        commitments=tuple(_promises(conference)),
        conclusion="\n".join(_told(row) for row in _rows(conference).filter(kind=RowKind.CONCLUSION)),
    )


def unnamed(context: MinutesContext) -> MinutesContext:
    """The same without speakers' names: where the public version starts from."""
    return replace(context, turns=tuple(replace(turn, name="") for turn in context.turns))


def is_untold(turn: Spoken) -> bool:
    """Whether nothing of the turn may stand in a paper: sealed, about to be, or suspected to be a denunciation."""
    return turn.outcome.kind == OutcomeKind.DIVERTED or bool(suspicion(spoken_text(turn)))


def _occasion(conference: Conference) -> Occasion:
    """Who presided at the end, where that changed from what was planned."""
    occasion = occasion_of(conference.dialogue)
    beside = tuple(
        _official(holder, conference) for holder in _holders(conference).filter(duty=Duty.CO_PRESIDER, until=None)
    )
    chair = _holder(conference, Duty.CHAIR) or occasion.chair
    return replace(occasion, chair=chair, co_chairs=tuple(one for one in beside if one != chair))


def _holders(conference: Conference) -> QuerySet[DutyHolder]:
    return DutyHolder.objects.filter(conference=conference).select_related("user").order_by("since", "pk")


def _holder(conference: Conference, duty: Duty) -> Official | None:
    last = _holders(conference).filter(duty=duty, until=None).last()
    return _official(last, conference) if last else None


def _official(holder: DutyHolder, conference: Conference) -> Official:
    if holder.post or holder.user is None:
        return Official(holder.name, holder.post)
    return official(holder.user, conference.dialogue.date)


def _attendance(conference: Conference) -> Iterable[str]:
    listed = Attendance.objects.filter(conference=conference, taken_back=False)
    here = listed.filter(present_at__isnull=False)
    if not here.exists():
        return
    invited, remote = listed.exclude(code="").count(), here.filter(is_remote=True).count()
    beside = [f"được mời {invited} người" if invited else "", f"dự từ xa {remote} người" if remote else ""]
    yield "; ".join(filter(None, (f"có mặt {here.count()} người", *beside)))
    counts = present_counts(conference.pk)
    for label, other, key in (("theo thành phần", "khác", "group"), ("theo thôn", "nơi khác", "village")):
        rows = sorted(counts[key].items(), key=lambda row: (not row[0], row[0]))
        if [name for name, _ in rows if name]:
            yield f"{label}: {', '.join(f'{name or other} {count}' for name, count in rows)}"


def _course(conference: Conference) -> Iterable[str]:
    rows = [row for row in _rows(conference) if row.kind in _PLACED or (_is_loose(row))]
    for step in AgendaStep.objects.filter(conference=conference):
        if step.state == StepState.SKIPPED:
            yield f"không thực hiện nội dung “{step.title}”; lý do: {step.skip_reason}"
        elif step.started_at is not None:
            yield f"{_hours(step)}: {step.title}"
        yield from (_told(row) for row in rows if row.step_id == step.pk)
    yield from (_told(row) for row in rows if row.step_id is None)


def _is_loose(row: MinutesRow) -> bool:
    """Said by somebody who had no turn of the queue, such as a leader who explains."""
    return row.kind in (RowKind.STATEMENT, RowKind.ANSWER) and row.turn_id is None


def _told(row: MinutesRow) -> str:
    text = _UNTOLD if suspicion(row.text) else row.text
    return f"{row.speaker}: {text}" if row.speaker else text


def _hours(step: AgendaStep) -> str:
    began = clock_words(_local(step.started_at).time())
    return f"từ {began} đến {clock_words(_local(step.ended_at).time())}" if step.ended_at else f"từ {began}"


def _rows(conference: Conference) -> QuerySet[MinutesRow]:
    return MinutesRow.objects.filter(conference=conference, taken_back=False).exclude(text="")


def _turn(turn: Spoken) -> Turn:
    if is_untold(turn):
        return Turn("", neutral=True)
    outcome = turn.outcome
    answers = [Answer(outcome.responder, outcome.text)] if outcome.kind == OutcomeKind.ANSWERED else []
    rows = MinutesRow.objects.filter(turn=turn, kind=RowKind.ANSWER, taken_back=False).exclude(text="")
    answers += [Answer(row.speaker or BLANK, row.text) for row in rows if row.text != outcome.text]
    return Turn(
        text=spoken_text(turn) or BLANK,
        name=turn.name,
        village=turn.village.name if turn.village else "",
        answers=tuple(answers),
        outcome=_outcome(outcome),
    )


def _outcome(outcome: Outcome) -> str:
    match outcome.kind:
        case OutcomeKind.ASSIGNED:
            until = f" trước ngày {day_figures(outcome.due_date)}" if outcome.due_date else ""
            written = ", trả lời bằng văn bản" if outcome.written else ""
            told = f"giao {outcome.unit.name if outcome.unit else BLANK} giải quyết{written}{until}"
            return f"{told}; nội dung: {outcome.text}" if outcome.text else told
        case OutcomeKind.TRANSFERRED:
            return f"chuyển {outcome.body} xem xét, giải quyết theo thẩm quyền"
        case OutcomeKind.ACCEPTED:
            return f"chủ tọa tiếp thu; {outcome.text}" if outcome.text else "chủ tọa tiếp thu"
        case OutcomeKind.NOT_CONSIDERED:
            return f"không xem xét; lý do: {outcome.reason}"
        case _:
            return ""


def _totals(turns: list[Spoken]) -> Totals | None:
    kinds = [OutcomeKind.DIVERTED if is_untold(turn) else turn.outcome.kind for turn in turns]
    counted = Totals(
        direct=kinds.count(OutcomeKind.ANSWERED),
        later=kinds.count(OutcomeKind.ASSIGNED),
        transferred=kinds.count(OutcomeKind.TRANSFERRED),
        accepted=kinds.count(OutcomeKind.ACCEPTED),
        not_considered=kinds.count(OutcomeKind.NOT_CONSIDERED),
        neutral=kinds.count(OutcomeKind.DIVERTED),
    )
    return counted if turns else None


def _promises(conference: Conference) -> Iterable[Commitment]:
    made = Promise.objects.filter(conference=conference, taken_back=False).exclude(text="").select_related("unit")
    return [Commitment(row.text, row.unit.name, row.due_date) for row in made.order_by("due_date", "pk")]


def _local(moment: datetime | None) -> datetime:
    if moment is None:
        raise ValueError("a conference that has not begun has no minutes")
    return timezone.localtime(moment)
