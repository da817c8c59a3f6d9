"""Open data: what everybody can read on the portal, for programs. Published only, nothing about persons."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from dienhong.civic.communes.queries import active_villages
from dienhong.civic.topics.models import Topic
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.queries import accepting_opinions, public_dialogues
from dienhong.cycle.plans.models import Plan, PlanSystem
from dienhong.cycle.plans.queries import published_plans
from dienhong.cycle.plans.states import PlanState
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.queries import published_replies
from dienhong.kernel.errors import Missing
from dienhong.web.api import schemas
from dienhong.web.api.access import open_to_all

M = TypeVar("M", bound=Model)
router = Router(tags=["open data"], auth=open_to_all)
_REFUSALS = frozenset({422, 429})
_REFUSALS_OF_ONE = frozenset({404, 422, 429})


@router.get(
    "/topics",
    response={200: schemas.TopicPage, _REFUSALS: schemas.ProblemOut},
    operation_id="list_topics",
    summary="Lĩnh vực công việc của xã",
)
def list_topics(request: HttpRequest) -> dict[str, Any]:
    """The commune's fields of public affairs."""
    return {"items": [{"code": row.code, "name": row.name} for row in Topic.objects.filter(is_active=True)]}


@router.get(
    "/villages",
    response={200: schemas.VillagePage, _REFUSALS: schemas.ProblemOut},
    operation_id="list_villages",
    summary="Thôn, tổ dân phố",
)
def list_villages(request: HttpRequest) -> dict[str, Any]:
    """Villages and residential groups, for `village_id` of an opinion."""
    return {"items": [{"id": row.pk, "name": row.name} for row in active_villages()]}


@router.get(
    "/dialogues",
    response={200: schemas.DialoguePage, _REFUSALS: schemas.ProblemOut},
    operation_id="list_dialogues",
    summary="Các cuộc đối thoại đã thông báo",
)
def list_dialogues(request: HttpRequest, after: schemas.Cursor = 0, limit: schemas.Limit = 50) -> dict[str, Any]:
    """Dialogues that were announced, in the order of their ids."""
    rows, following = _page(public_dialogues(), after, limit)
    accepting = _accepting()
    return {"items": [_dialogue(row, accepting) for row in rows], "next_after": following}


@router.get(
    "/dialogues/{dialogue_id}",
    response={200: schemas.DialogueOut, _REFUSALS_OF_ONE: schemas.ProblemOut},
    operation_id="read_dialogue",
    summary="Một cuộc đối thoại",
)
def read_dialogue(request: HttpRequest, dialogue_id: schemas.Id) -> dict[str, Any]:
    """One dialogue."""
    return _dialogue(_one(public_dialogues(), dialogue_id), _accepting())


@router.get(
    "/replies",
    response={200: schemas.ReplyPage, _REFUSALS: schemas.ProblemOut},
    operation_id="list_replies",
    summary="Trả lời đã công khai",
)
def list_replies(request: HttpRequest, after: schemas.Cursor = 0, limit: schemas.Limit = 50) -> dict[str, Any]:
    """Published replies with the public wording of the question, in the order of their ids."""
    rows, following = _page(published_replies().prefetch_related("commitments__unit"), after, limit)
    return {"items": [_reply(row) for row in rows], "next_after": following}


@router.get(
    "/replies/{reply_id}",
    response={200: schemas.ReplyOut, _REFUSALS_OF_ONE: schemas.ProblemOut},
    operation_id="read_reply",
    summary="Một trả lời đã công khai",
)
def read_reply(request: HttpRequest, reply_id: schemas.Id) -> dict[str, Any]:
    """One published reply."""
    return _reply(_one(published_replies().prefetch_related("commitments__unit"), reply_id))


@router.get(
    "/plans",
    response={200: schemas.PlanPage, _REFUSALS: schemas.ProblemOut},
    operation_id="list_plans",
    summary="Kế hoạch đang có hiệu lực",
)
def list_plans(request: HttpRequest, after: schemas.Cursor = 0, limit: schemas.Limit = 50) -> dict[str, Any]:
    """Yearly plans in force, in the order of their ids."""
    rows, following = _page(_plans(), after, limit)
    return {"items": [_plan(row) for row in rows], "next_after": following}


@router.get(
    "/plans/{plan_id}",
    response={200: schemas.PlanDetailOut, _REFUSALS_OF_ONE: schemas.ProblemOut},
    operation_id="read_plan",
    summary="Một kế hoạch và việc phải làm",
)
def read_plan(request: HttpRequest, plan_id: schemas.Id) -> dict[str, Any]:
    """One plan with its duties and its announced dialogues."""
    row = _one(_plans(), plan_id)
    duties = [{"who": duty.who, "what": duty.what, "due": duty.due_value} for duty in row.duties.all()]
    held = public_dialogues().filter(plan_id=row.pk).order_by("pk").values_list("pk", flat=True)
    return _plan(row) | {"duties": duties, "dialogue_ids": list(held)}


def _page(rows: QuerySet[M], after: int, limit: int) -> tuple[list[M], int | None]:
    """The rows with ids above `after`, and the id after which the next page begins."""
    found = list(rows.filter(pk__gt=after).order_by("pk")[: limit + 1])
    more, found = len(found) > limit, found[:limit]
    return found, found[-1].pk if more else None


def _one(rows: QuerySet[M], pk: int) -> M:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Missing
    return row


def _plans() -> QuerySet[Plan]:
    return published_plans().filter(state=PlanState.ISSUED, system=PlanSystem.STATE)


def _accepting() -> frozenset[int]:
    return frozenset(accepting_opinions(timezone.localdate()).values_list("pk", flat=True))


def _dialogue(row: Dialogue, accepting: frozenset[int]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "state": row.state,
        "date": row.date,
        "half_day": row.half_day,
        "start_time": f"{row.start_time:%H:%M}" if row.start_time else None,
        "venue": row.venue.name if row.venue else "",
        "audience": row.audience_name,
        "topics": [topic.get("text") or "" for topic in row.topics],
        "accepts_opinions": row.pk in accepting,
        "intake_until": row.intake_until,
    }


def _reply(row: Reply) -> dict[str, Any]:
    opinion = row.opinion
    return {
        "id": row.pk,
        "question": opinion.public_text,
        "answer": row.public_text,
        "legal_basis": row.legal_basis,
        "topic": opinion.lead_field,
        "unit": opinion.unit.name if opinion.unit else "",
        "dialogue_id": opinion.dialogue_id,
        "received_on": timezone.localdate(opinion.received_at),
        "published_at": row.published_at,
        "commitments": [
            {"text": made.text, "unit": made.unit.name, "due_date": made.due_date, "state": made.state}
            for made in row.commitments.all()
        ],
    }


def _plan(row: Plan) -> dict[str, Any]:
    return {
        "id": row.pk,
        "year": row.year,
        "reference": row.reference,
        "title": row.title,
        "issued_on": row.issued_on,
    }
