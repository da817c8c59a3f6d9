"""One task for many opinions: what would happen to each, doing it, what became of each, taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.actions.bulk import MOST, continue_bulk, start_bulk, start_undo
from dienhong.cycle.opinions.models import BulkRun
from dienhong.cycle.opinions.queries import visible_to
from dienhong.cycle.opinions.states import UNDOABLE, BulkItemState, BulkTask
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.opinions.bulk_tasks import Words, choices_of, form_for, outcomes
from dienhong.web.desk.opinions.filters import address, wanted
from dienhong.web.kit.requests import CommuneRequest

_MOST_SHOWN = 300
triagers = official(Permission.TRIAGE)


@triagers
@require_POST
def bulk(request: CommuneRequest) -> HttpResponse:
    """The preview; with `act` = "do", and nothing changed since the preview, the run."""
    task, query = _task(request), address(QueryDict(request.POST.get("query", "")))
    chosen = chosen_rows(request, query)
    if not chosen or len(chosen) > MOST:
        few = f"Mỗi lần làm tối đa {MOST} ý kiến. Hãy lọc bớt rồi làm từng phần."
        messages.warning(request, few if chosen else "Hãy đánh dấu các ý kiến cần làm, hoặc chọn cả bộ lọc.")
        return redirect(f"{reverse('desk:register')}?{query}")
    words = Words(request.actor)
    act = request.POST.get("act", "")
    form = form_for(task, words, request.POST if act else None)
    choices = choices_of(task, form) if (act and form.is_valid()) or not form.fields else None
    if act == "do" and choices is not None and request.POST.get("previewed") == repr(choices):
        run = start_bulk(request.actor, task, choices=choices, rows=list(chosen.items()), now=timezone.now())
        continue_bulk(request.actor, run.pk, after=0, now=timezone.now())
        return redirect(f"{reverse('desk:register_run', args=[run.pk])}?{query}")
    opinions = visible_to(request.actor).filter(pk__in=chosen).order_by("-received_at", "-id").defer("public_text")
    found = outcomes(task, opinions, chosen, choices, words) if choices is not None else None
    context = {
        "task": task,
        "form": form,
        "query": query,
        "rows": ",".join(f"{pk}:{version}" for pk, version in chosen.items()),
        "count": len(chosen),
        "previewed": repr(choices) if choices is not None else "",
        "going": [one for one in found or [] if not one.refusal],
        "refused": [one for one in found or [] if one.refusal],
        "is_previewed": found is not None,
        "most_shown": _MOST_SHOWN,
        "shown": f":{_MOST_SHOWN}",
        "is_undoable": task in UNDOABLE,
    }
    return render(request, "desk/opinions/register_bulk.html", context, status=422 if form.errors else 200)


@triagers
@require_safe
def run_page(request: CommuneRequest, pk: int) -> HttpResponse:
    """What became of each row; the browser asks again by itself while it runs."""
    run = BulkRun.objects.select_related("started_by", "undoes").filter(pk=pk).first()
    if run is None:
        raise Missing
    items = run.items.select_related("opinion").defer("opinion__text", "opinion__public_text")
    done, refused = (items.filter(state=state) for state in (BulkItemState.DONE, BulkItemState.REFUSED))
    undone_by = BulkRun.objects.filter(undoes=run).first()
    context: dict[str, Any] = {
        "run": run,
        "label": BulkTask(run.task).label,
        "all": run.items.count(),
        "done_count": done.count(),
        "refused": list(refused[:_MOST_SHOWN]),
        "refused_count": refused.count(),
        "done": list(done[:_MOST_SHOWN]),
        "is_running": run.finished_at is None,
        "undone_by": undone_by,
        "may_undo": run.finished_at and run.undoes_id is None and run.task in UNDOABLE and undone_by is None,
        "query": address(request.GET),
    }
    context["treated"] = context["done_count"] + context["refused_count"]
    return render(request, "desk/opinions/register_run.html", context)


@triagers
@require_POST
def undo(request: CommuneRequest, pk: int) -> HttpResponse:
    query = address(QueryDict(request.POST.get("query", "")))
    try:
        run = start_undo(request.actor, pk, now=timezone.now())
    except Refused as error:
        messages.warning(request, error.message)
        return redirect("desk:register_run", pk=pk)
    continue_bulk(request.actor, run.pk, after=0, now=timezone.now())
    return redirect(f"{reverse('desk:register_run', args=[run.pk])}?{query}")


def _task(request: CommuneRequest) -> BulkTask:
    task = request.POST.get("task", "")
    if task not in BulkTask.values:
        raise Refused("Hãy chọn việc cần làm với các ý kiến đã đánh dấu.")
    return BulkTask(task)


def chosen_rows(request: CommuneRequest, query: str) -> dict[int, int]:
    """Opinion → version as the person saw it: those that were ticked, or all that the filter finds."""
    if "all" in request.POST and "rows" not in request.POST:
        asked = wanted(QueryDict(query), timezone.localdate(), request.actor)
        found = asked.apply(visible_to(request.actor)).order_by(*asked.order)
        return dict(found.values_list("pk", "version")[: MOST + 1])
    told = [*request.POST.getlist("chosen"), *request.POST.get("rows", "").split(",")]
    pairs = [row.partition(":") for row in told]
    return {int(pk): int(version) for pk, _, version in pairs if _is_number(pk) and _is_number(version)}


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16  # noqa: PLR2004 (as many digits as any key has)
