"""Which kinds of documents share a series of numbers, and the numbers that were used elsewhere."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from dienhong.civic.documents.actions.series import note_numbers_used_outside, set_series
from dienhong.civic.documents.models import NumberSeries
from dienhong.civic.documents.numbering import INCOMING, incoming_series
from dienhong.civic.people.roles import Permission
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import fold
from dienhong.web.desk.access import official
from dienhong.web.desk.registry.sections import sections
from dienhong.web.desk.registry.series_forms import OutsideForm, SeriesForm
from dienhong.web.desk.registry.series_shown import default_kinds, default_title, homeless_kinds, shown_series
from dienhong.web.kit.requests import CommuneRequest

_readers = official(Permission.READ_DOCUMENTS)
_registrars = official(Permission.REGISTER_DOCUMENT)
_both = require_http_methods(["GET", "HEAD", "POST"])
_KEY_LENGTH = 40


@_readers
@require_safe
def number_series(request: CommuneRequest) -> HttpResponse:
    context = {
        "sections": sections(request.actor, "number_series"),
        "rows": shown_series(timezone.localdate()),
        "homeless": homeless_kinds(),
        "may_set": request.actor.may(Permission.REGISTER_DOCUMENT),
    }
    return render(request, "desk/registry/number_series.html", context)


@_registrars
@_both
def new_series(request: CommuneRequest) -> HttpResponse:
    form = SeriesForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        key = "-".join(fold(form.cleaned_data["title"]).split())[:_KEY_LENGTH].strip("-")
        if not key or key == INCOMING or NumberSeries.objects.filter(key=key).exists():
            form.add_error("title", "Tên này đã dùng cho một hệ thống số khác. Hãy đặt tên khác.")
        elif _saved(request, form, key):
            return redirect("desk:number_series")
    context = {"form": form, "heading": "Thêm hệ thống số"}
    return render(request, "desk/registry/series.html", context, status=422 if form.errors else 200)


@_registrars
@_both
def series(request: CommuneRequest, key: str) -> HttpResponse:
    """One that is set up, or the one that would come by itself with the first document."""
    row, usual = NumberSeries.objects.filter(key=key).first(), default_kinds(key)
    if key == INCOMING or (row is None and not usual):
        raise Missing
    system = row.system if row else usual[0].system
    initial = {
        "title": row.title if row else default_title(usual),
        "kinds": row.kinds if row else [kind.key for kind in usual],
        "term_from": row.term_from if row else None,
    }
    form = SeriesForm(request.POST if request.method == "POST" else None, system=system, initial=initial)
    if form.is_valid() and _saved(request, form, key):
        return redirect("desk:number_series")
    context = {"form": form, "heading": initial["title"]}
    return render(request, "desk/registry/series.html", context, status=422 if form.errors else 200)


def _saved(request: CommuneRequest, form: SeriesForm, key: str) -> bool:
    typed = form.cleaned_data
    try:
        set_series(
            request.actor, key, title=typed["title"], kinds=typed["kinds"],
            term_from=typed.get("term_from"), now=timezone.now(),
        )  # fmt: skip
    except Refused as error:
        form.refuse(error)
        return False
    messages.success(request, f"Đã lưu hệ thống số {typed['title']}.")
    return True


@_registrars
@_both
def series_outside(request: CommuneRequest, key: str) -> HttpResponse:
    """Numbers that were given on paper or in another system: ours go on behind them."""
    row = NumberSeries.objects.filter(key=key).first()
    if row is None and key != INCOMING:
        raise Missing
    form = OutsideForm(request.POST if request.method == "POST" else None, initial={"day": timezone.localdate()})
    if form.is_valid():
        try:
            row = row or incoming_series()
            note_numbers_used_outside(request.actor, row.pk, **form.cleaned_data, now=timezone.now())
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"Đã ghi. Số tiếp theo là {form.cleaned_data['last'] + 1}.")
            return redirect("desk:number_series")
    shown = next(one for one in shown_series(timezone.localdate()) if one.key == key)
    context = {"form": form, "shown": shown}
    return render(request, "desk/registry/series_outside.html", context, status=422 if form.errors else 200)
