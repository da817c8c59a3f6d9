"""The template for villages, and the rows that could not go in."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from dienhong.civic.communes.queries import active_villages
from dienhong.civic.topics.models import Topic
from dienhong.cycle.intake.states import RowState
from dienhong.cycle.intake.workbooks import rejected, template
from dienhong.cycle.opinions.permissions import villages_for
from dienhong.web.desk.intake.preview import batch_of
from dienhong.web.desk.intake.start import enterers
from dienhong.web.kit.requests import CommuneRequest

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@enterers
@require_safe
def template_file(request: CommuneRequest) -> HttpResponse:
    own = villages_for(request.actor)
    villages = active_villages() if own is None else active_villages().filter(pk__in=own)
    fields = Topic.objects.filter(is_active=True).values_list("name", flat=True)
    return _workbook(template([village.name for village in villages], list(fields)), "mau-y-kien.xlsx")


@enterers
@require_safe
def rejected_file(request: CommuneRequest, pk: int) -> HttpResponse:
    """The table's own columns and the reasons: mended there, it can be sent in again."""
    batch = batch_of(request, pk)
    rows = batch.rows.filter(state__in=(RowState.FAULTY, RowState.DUPLICATE)).order_by("number")
    return _workbook(rejected(batch, rows.iterator(chunk_size=1000)), f"can-sua-{pk}.xlsx")


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
