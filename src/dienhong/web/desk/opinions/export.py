"""The filtered register as a CSV file for a spreadsheet."""

import csv
import io
from collections.abc import Iterator

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dienhong.civic.topics.models import Topic
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.queries import visible_to
from dienhong.web.desk.opinions.filters import wanted
from dienhong.web.desk.opinions.register import readers
from dienhong.web.kit.requests import CommuneRequest

_HEAD = (
    "Mã", "Nhận lúc", "Nguồn", "Nội dung", "Thôn, tổ dân phố", "Cuộc đối thoại", "Loại", "Lĩnh vực", "Mức độ",
    "Đơn vị giải quyết", "Hạn trả lời", "Tình trạng",
)  # fmt: skip
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"


@readers
@require_safe
def export(request: CommuneRequest) -> HttpResponse:
    """What the filters show, without contacts; opens in Excel with its diacritics."""
    today = timezone.localdate()
    asked = wanted(request.GET, today)
    opinions = asked.apply(visible_to(request.actor)).order_by(*asked.order)
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(_HEAD)
    topics = dict(Topic.objects.values_list("code", "name"))
    for opinion in opinions.select_related("village", "unit", "dialogue").iterator(chunk_size=1000):
        writer.writerow([harmless(cell) for cell in _cells(opinion, topics)])
    response = HttpResponse((_BOM + sheet.getvalue()).encode(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="so-y-kien-{today:%Y-%m-%d}.csv"'
    return response


def harmless(cell: str) -> str:
    """`cell` so that no spreadsheet takes a citizen's words for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell


def _cells(opinion: Opinion, topics: dict[str, str]) -> Iterator[str]:
    yield opinion.code
    yield f"{timezone.localtime(opinion.received_at):%d/%m/%Y %H:%M}"
    yield opinion.get_channel_display()
    yield opinion.text
    yield opinion.village.name if opinion.village else ""
    yield opinion.dialogue.title if opinion.dialogue else ""
    yield opinion.get_kind_display()
    yield "; ".join(topics.get(code, code) for code in opinion.fields)
    yield opinion.get_urgency_display() if opinion.urgency else ""
    yield opinion.unit.name if opinion.unit else ""
    yield f"{opinion.due_date:%d/%m/%Y}" if opinion.due_date else ""
    yield opinion.get_state_display()
