"""Beginning a document: which kind, from the empty form or from an earlier document; correcting, replacing."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dienhong.civic.communes.queries import active_units
from dienhong.civic.documents.actions.draft import draft_document
from dienhong.civic.documents.kinds import KINDS, Kind
from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.civic.documents.queries import visible_to
from dienhong.civic.documents.states import Medium
from dienhong.civic.people.roles import Permission
from dienhong.engines.typeset.model import Document
from dienhong.engines.typeset.stored import from_json
from dienhong.kernel.errors import Missing, Refused
from dienhong.web.desk.access import official
from dienhong.web.desk.documents.filters import NEWEST_FIRST, number
from dienhong.web.desk.documents.forms import StartForm
from dienhong.web.desk.documents.purposes import PURPOSES
from dienhong.web.desk.documents.skeleton import copy_of, skeleton
from dienhong.web.kit.requests import CommuneRequest

_MOST_EARLIER = 8


@official(Permission.DRAFT_DOCUMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: CommuneRequest) -> HttpResponse:
    """Without a kind in the address: the kinds and what each is for."""
    kind = KINDS.get(request.GET.get("loai", ""))
    if kind is None:
        return render(request, "desk/documents/kinds.html", {"groups": _groups()})
    form = _form(request, kind)
    if request.method == "POST" and form.is_valid():
        try:
            row = _begin(request, kind, form.cleaned_data)
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã lập dự thảo. Hãy viết nội dung rồi lưu.")
            return redirect("desk:document_edit", pk=row.pk)
    context = {"kind": kind, "form": form, "purpose": PURPOSES.get(kind.key, "")}
    return render(request, "desk/documents/new.html", context, status=422 if form.errors else 200)


def open_dossiers() -> list[tuple[int, str]]:
    """Dossiers that still take documents."""
    rows = Dossier.objects.filter(closed_on=None).values_list("pk", "code", "title")
    return [(key, f"{code} – {title}") for key, code, title in rows[:200]]


def _groups() -> list[dict[str, Any]]:
    titles = {"state": "Văn bản của Ủy ban nhân dân", "party": "Văn bản của Đảng ủy"}
    return [
        {
            "title": title,
            "kinds": [(kind, PURPOSES.get(key, "")) for key, kind in KINDS.items() if kind.system == system],
        }
        for system, title in titles.items()
    ]


def _form(request: CommuneRequest, kind: Kind) -> StartForm:
    same = visible_to(request.actor).filter(kind=kind.key).defer("content").order_by(*NEWEST_FIRST)
    earlier = [(row.pk, _title(row)) for row in same[:_MOST_EARLIER]]
    chosen = number(request.GET.get("chep", ""))
    if chosen is not None and chosen not in dict(earlier):
        earlier += [(row.pk, _title(row)) for row in same.filter(pk=chosen)]
    units = list(active_units().values_list("pk", "name"))
    own = next((key for key, _ in units if key in request.actor.unit_ids), None)
    return StartForm(
        request.POST if request.method == "POST" else None,
        initial={"copy": chosen or "", "unit": own},
        earlier=earlier,
        units=units,
        dossiers=open_dossiers(),
    )


def _title(row: OfficialDocument) -> str:
    return f"Chép {row.reference or 'bản chưa có số'}: {row.subject[:90]}"


def _begin(request: CommuneRequest, kind: Kind, typed: dict[str, Any]) -> OfficialDocument:
    now = timezone.now()
    return draft_document(
        request.actor,
        kind.key,
        _first_text(request, kind, typed, timezone.localdate(now)),
        medium=Medium(typed["medium"]),
        copies=typed["copies"],
        dossier_id=typed["dossier"],
        unit_id=typed["unit"],
        now=now,
    )


def _first_text(request: CommuneRequest, kind: Kind, typed: dict[str, Any], today: date) -> Document:
    if typed["copy"] is None:
        return skeleton(request.commune, kind, typed["subject"], today)
    earlier = visible_to(request.actor).filter(pk=typed["copy"], kind=kind.key).first()
    if earlier is None:
        raise Missing
    return copy_of(from_json(earlier.content), typed["subject"], today)
