"""Who may sign what, how, since when and by which right."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.documents.actions.mandates import Given, end_mandate, give_mandate
from dienhong.civic.documents.kinds import KINDS, Manner
from dienhong.civic.documents.models import Mandate
from dienhong.civic.documents.permissions import may_manage_mandates
from dienhong.civic.documents.rules import MANNER_LABELS, complete_authority
from dienhong.civic.people.queries import people_who_can_log_in
from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.verdicts import only_if
from dienhong.web.desk.access import official
from dienhong.web.desk.registry.mandate_blocks import WAYS, Block, blocks_of
from dienhong.web.desk.registry.mandate_forms import EndForm, MandateForm
from dienhong.web.desk.registry.sections import sections
from dienhong.web.kit.requests import CommuneRequest

_readers = official(Permission.READ_DOCUMENTS, Permission.DRAFT_DOCUMENT, Permission.MANAGE_MANDATES)
_keepers = official(Permission.MANAGE_MANDATES)
_both = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Shown:
    """A right to sign as the list shows it."""

    mandate: Mandate
    manner: str
    blocks: list[Block]
    only: list[str]
    is_future: bool
    may_end: bool


@_readers
@require_safe
def mandates(request: CommuneRequest) -> HttpResponse:
    """What holds today and what will; what has ended is folded."""
    today = timezone.localdate()
    rows = list(Mandate.objects.select_related("holder").order_by("system", "holder__sort_key", "valid_from", "pk"))
    ended = [row for row in rows if row.valid_to is not None and row.valid_to <= today]
    context = {
        "sections": sections(request.actor, "mandates"),
        "rows": [_shown(request.actor, row, today) for row in rows if row not in ended],
        "ended": [_shown(request.actor, row, today) for row in ended[::-1]],
        "ways": WAYS,
        "may_give": request.actor.may(Permission.MANAGE_MANDATES),
    }
    return render(request, "desk/registry/mandates.html", context)


def _shown(actor: Actor, row: Mandate, today: date) -> Shown:
    authority = row.authority()
    return Shown(
        row,
        MANNER_LABELS[Manner(row.manner)],
        blocks_of(authority),
        [KINDS[key].title for key in row.kinds if key in KINDS],
        row.valid_from > today,
        (row.valid_to is None or row.valid_to > today) and bool(may_manage_mandates(actor, row.holder_id)),
    )


@_keepers
@_both
def new_mandate(request: CommuneRequest) -> HttpResponse:
    """Shows the block as it will stand on paper before anything is recorded, when asked to."""
    today = timezone.localdate()
    people = people_who_can_log_in(today).values_list("pk", "full_name")
    initial = {"valid_from": today, "head": "Chủ tịch", "collective": "Ủy ban nhân dân"}
    form = MandateForm(request.POST if request.method == "POST" else None, people=people, initial=initial)
    preview: list[Block] | None = None
    if form.is_valid():
        try:
            complete_authority(form.authority()).enforce()
            preview = blocks_of(form.authority())
            only_if(bool(preview), "Không loại văn bản nào đã chọn được ký theo cách này.").enforce("manner")
            if request.POST.get("act") != "preview":
                return _given(request, form)
        except Refused as error:
            form.refuse(error)
    name = dict(people).get(form.cleaned_data["holder"], "") if preview else ""
    context = {"form": form, "preview": preview, "name": name, "ways": WAYS}
    return render(request, "desk/registry/new_mandate.html", context, status=422 if form.errors else 200)


def _given(request: CommuneRequest, form: MandateForm) -> HttpResponse:
    given = Given(form.authority(), form.cleaned_data["note"])
    row = give_mandate(request.actor, form.cleaned_data["holder"], given, now=timezone.now())
    messages.success(request, f"Đã ghi thẩm quyền ký của {row.holder.full_name}.")
    return redirect("desk:mandates")


@_keepers
@_both
def mandate_end(request: CommuneRequest, pk: int) -> HttpResponse:
    row = Mandate.objects.select_related("holder").filter(pk=pk).first()
    if row is None:
        raise Missing
    may_manage_mandates(request.actor, row.holder_id).require()
    form = EndForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            end_mandate(request.actor, pk, on=form.cleaned_data["on"], now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã ghi ngày thôi thẩm quyền ký của {row.holder.full_name}.")
            return redirect("desk:mandates")
    shown = _shown(request.actor, row, timezone.localdate())
    context = {"form": form, "shown": shown}
    return render(request, "desk/registry/mandate_end.html", context, status=422 if form.errors else 200)
