"""What the reception desk's buttons do, and what the desk reads afterwards."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.utils.timezone import localtime

from dienhong.civic.communes.queries import active_villages
from dienhong.cycle.conference.actions.acting import Press
from dienhong.cycle.conference.actions.checkin import Expected, check_in, walk_in
from dienhong.cycle.conference.models import Act, Attendance
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing
from dienhong.web.stage.deeds.form import DeedForm, Line
from dienhong.web.stage.sights.door import Visit

_CODE = re.compile(r"[^/=\s]+$")


class ArriveForm(DeedForm):
    """By the row's key, or by the code of the invitation as it was scanned or typed."""

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    code = Line(label="Mã trên giấy mời", max_length=200, required=False)


class WalkInForm(DeedForm):
    """One line: name, village, group."""

    name = Line(label="Họ và tên", max_length=160, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    village = forms.TypedChoiceField(label="Thôn, tổ dân phố", coerce=int, empty_value=None, required=False)
    group = Line(label="Đơn vị", max_length=160, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        villages = active_villages().values_list("pk", "name")
        self.fields["village"].choices = [("", "Không ghi"), *villages]  # type: ignore[attr-defined]


FORMS: dict[str, type[DeedForm]] = {"check_in": ArriveForm, "walk_in": WalkInForm}


def receive(actor: Actor, visit: Visit, verb: str, typed: dict[str, Any], press: Press) -> Act:
    """Do it once; `Missing` where nobody on the list has this key or code."""
    if verb == "walk_in":
        person = Expected(key=press.client_id, name=typed["name"], group=typed["group"], village_id=typed["village"])
        return walk_in(actor, visit.conference.pk, person, press=press, now=visit.now)
    key = typed["key"] or _key_of(visit.conference.pk, typed["code"])
    return check_in(actor, visit.conference.pk, key, press=press, now=visit.now)


def told(act: Act) -> str:
    """Who is here; at a second scan since when, and who wrote it down."""
    row = Attendance.objects.select_related("village").get(pk=act.result["attendance"])
    who = f"{row.name} ({row.village.name})" if row.village else row.name
    if not act.result["again"] or row.present_at is None:
        return f"Đã ghi có mặt: {who}."
    return f"{who} đã có mặt từ {localtime(row.present_at):%H:%M}, {row.present_by} ghi."


def _key_of(conference_id: int, typed: str) -> UUID:
    """The row of a code; a scanned address ends with it."""
    found = _CODE.search(typed.strip().rstrip("/"))
    code = found[0].upper() if found else ""
    row = Attendance.objects.filter(conference_id=conference_id, code=code, taken_back=False).first() if code else None
    if row is None:
        raise Missing("Không có mã này trong danh sách. Hãy tìm theo tên, hoặc ghi là khách vãng lai.")
    return row.key
