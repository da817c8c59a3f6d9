"""What a dialogue needs and costs: lines, the printable estimate, the year's totals."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dienhong.civic.people.roles import Permission
from dienhong.cycle.dialogues.actions.budget import Line, drop_budget_line, write_budget_line
from dienhong.cycle.dialogues.budgets import budget_of, sums, year_sums
from dienhong.cycle.dialogues.models import BudgetLine
from dienhong.cycle.dialogues.states import BudgetKind
from dienhong.engines.speech.spelling import money_words
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.dialogues.seen import seen_dialogue
from dienhong.web.desk.duties.forms import BudgetForm
from dienhong.web.kit.requests import CommuneRequest

_FIRST_YEAR, _LAST_YEAR = 2000, 2099


@official(Permission.MANAGE_DIALOGUE, Permission.READ_REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def budget(request: CommuneRequest, pk: int) -> HttpResponse:
    return _line_page(request, pk, None)


@official(Permission.MANAGE_DIALOGUE)
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: CommuneRequest, pk: int, line: int) -> HttpResponse:
    row = BudgetLine.objects.filter(dialogue_id=pk, pk=line).first()
    if row is None:
        raise Missing
    return _line_page(request, pk, row)


@official(Permission.MANAGE_DIALOGUE)
@require_POST
def drop(request: CommuneRequest, pk: int, line: int) -> HttpResponse:
    drop_budget_line(request.actor, pk, line, now=timezone.now())
    messages.success(request, "Đã bỏ một dòng dự toán.")
    return redirect("desk:budget", pk=pk)


@official(Permission.MANAGE_DIALOGUE, Permission.READ_REGISTER)
@require_safe
def estimate(request: CommuneRequest, pk: int) -> HttpResponse:
    """The estimate on paper."""
    dialogue, lines = seen_dialogue(request.actor, pk), budget_of(pk)
    total = sums(lines)
    words = money_words(total.planned)
    context = {"dialogue": dialogue, "lines": lines, "sums": total, "words": words, "today": timezone.localdate()}
    return render(request, "desk/duties/estimate.html", context)


@official(Permission.MANAGE_DIALOGUE, Permission.READ_REGISTER)
@require_safe
def year_budget(request: CommuneRequest) -> HttpResponse:
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len("20260") else 0
    year = year if _FIRST_YEAR <= year <= _LAST_YEAR else timezone.localdate().year
    rows = year_sums(year)
    total = {"planned": sum(row.planned for row in rows), "spent": sum(row.spent for row in rows)}
    return render(request, "desk/duties/budget_year.html", {"year": year, "rows": rows, "total": total})


def _line_page(request: CommuneRequest, pk: int, row: BudgetLine | None) -> HttpResponse:
    dialogue, manages = seen_dialogue(request.actor, pk), request.actor.may(Permission.MANAGE_DIALOGUE)
    form = BudgetForm(request.POST if request.method == "POST" else None, initial=_initial(row))
    if form.is_valid():
        typed = form.cleaned_data
        written = Line(**typed | {"kind": BudgetKind(typed["kind"]), "unit_price": typed["unit_price"] or 0})
        try:
            write_budget_line(request.actor, pk, written, line_id=row.pk if row else None, now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã lưu dòng dự toán.")
            return redirect("desk:budget", pk=pk)
    lines = budget_of(pk)
    context = {"dialogue": dialogue, "lines": lines, "sums": sums(lines), "form": form, "row": row, "manages": manages}
    return render(request, "desk/duties/budget.html", context, status=422 if form.errors else 200)


def _initial(row: BudgetLine | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {name: getattr(row, name) for name in BudgetForm.base_fields}
