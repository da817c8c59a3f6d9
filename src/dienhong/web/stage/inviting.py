"""Who is expected: a list pasted line by line, and the codes for their invitations."""

import io
import secrets
import uuid

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.communes.queries import active_villages
from dienhong.cycle.conference.actions.checkin import NAME_LENGTH, Expected, expect, expect_invited
from dienhong.cycle.conference.models import Attendance
from dienhong.cycle.conference.permissions import may_prepare
from dienhong.kernel.codes import new_code
from dienhong.kernel.vietnamese import fold, nfc
from dienhong.web.kit.requests import CommuneRequest
from dienhong.web.stage.access import Room, in_hall

_MOST = 2000
_TOLD = 5
_CODES = "KM"


@in_hall(lambda actor, _: may_prepare(actor))
@require_POST
def expect_guests(request: CommuneRequest, room: Room) -> HttpResponse:
    """Put the pasted names on the list; who stands there already stays as they are."""
    people, unknown = read_expected(request.POST.get("guests", ""), room.conference.pk)
    added = expect(request.actor, room.conference.pk, people, now=room.now)
    if added:
        messages.success(request, f"Đã thêm {added} người vào danh sách đón tiếp.")
    else:
        messages.warning(request, "Không có tên mới. Mỗi dòng ghi một người: họ tên; đơn vị; thôn.")
    if unknown:
        messages.warning(request, f"Xã không có thôn tên: {', '.join(unknown[:_TOLD])}. Những người đó không ghi thôn.")
    return redirect("stage:prepare", pk=room.conference.dialogue_id)


@in_hall(lambda actor, _: may_prepare(actor))
@require_POST
def expect_invitees(request: CommuneRequest, room: Room) -> HttpResponse:
    """Take over the guests who were invited, with the codes of their letters."""
    added = expect_invited(request.actor, room.conference.pk, now=room.now)
    messages.success(request, f"Đã thêm {added} khách mời vào danh sách đón tiếp; tên người đi thay được cập nhật.")
    return redirect("stage:prepare", pk=room.conference.dialogue_id)


@in_hall(lambda actor, _: may_prepare(actor))
@require_safe
def cards(request: CommuneRequest, room: Room) -> HttpResponse:
    """The codes to print or to put on invitations."""
    rows = Attendance.objects.filter(conference=room.conference, taken_back=False).exclude(code="")
    context = {
        "dialogue": room.conference.dialogue,
        "dialogue_id": room.conference.dialogue_id,
        "conference": room.conference,
        "rights": room.rights,
        "cards": [{"row": row, "picture": _picture(row.code)} for row in rows.select_related("village")],
    }
    return render(request, "stage/cards.html", context)


def read_expected(text: str, conference_id: int) -> tuple[list[Expected], list[str]]:
    """People from lines of "name; group; village" (or tabs, as Excel copies), and villages that there are not.

    The same line gives the same person again.
    """
    villages = {fold(village.name): village.pk for village in active_villages()}
    found: dict[uuid.UUID, Expected] = {}
    unknown: dict[str, None] = {}
    for line in nfc(text).replace("\t", ";").splitlines()[:_MOST]:
        name, group, village, *_ = [*(part.strip() for part in line.split(";")), "", "", ""]
        if not name:
            continue
        if village and fold(village) not in villages:
            unknown[village] = None
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{conference_id}|{fold(name)}|{fold(group)}|{fold(village)}")
        found[key] = Expected(
            key=key,
            name=name[:NAME_LENGTH],
            group=group[:NAME_LENGTH],
            village_id=villages.get(fold(village)),
            code=new_code(_CODES, secrets.randbelow),
        )
    return list(found.values()), list(unknown)


def _picture(code: str) -> SafeString:
    out = io.BytesIO()
    segno.make(code, error="m").save(out, kind="svg", border=2, scale=4, xmldecl=False, svgns=True)
    return mark_safe(out.getvalue().decode())
