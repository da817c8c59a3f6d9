"""How a person wants to see the register: which columns, how many rows, how close together, single keys or none."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from dienhong.civic.people.actions.preferences import set_preference
from dienhong.civic.people.queries import preference
from dienhong.civic.people.roles import Permission
from dienhong.cycle.opinions.sheets import COLUMNS, USUAL, Column, chosen_columns
from dienhong.kernel.actors import Actor
from dienhong.web.desk.access import local_next, official
from dienhong.web.kit.requests import CommuneRequest

PAGE = "register"
SIZES = (20, 50, 100)
_USUAL_SIZE = 50


@dataclass(frozen=True, slots=True)
class Look:
    """The person's choices, each the usual one where nothing (or nonsense) is kept."""

    columns: tuple[Column, ...]
    size: int
    is_tight: bool
    keys_on: bool


class LookForm(forms.Form):
    columns = forms.MultipleChoiceField(choices=[(column.key, column.label) for column in COLUMNS])
    size = forms.TypedChoiceField(choices=[(size, str(size)) for size in SIZES], coerce=int)
    tight = forms.BooleanField(required=False)
    keys = forms.BooleanField(required=False)


def look_of(actor: Actor) -> Look:
    kept = preference(actor, PAGE)
    size = kept.get("size")
    return Look(
        columns=chosen_columns(kept.get("columns", USUAL)),
        size=size if size in SIZES else _USUAL_SIZE,
        is_tight=bool(kept.get("tight", False)),
        keys_on=bool(kept.get("keys", True)),
    )


@official(Permission.READ_REGISTER, Permission.READ_OWN_UNIT)
@require_POST
def change_look(request: CommuneRequest) -> HttpResponse:
    """Keep the choices, or go back to the usual ones; then the list again, at the same place."""
    back = redirect(local_next(request, reverse("desk:register")))
    form = LookForm(request.POST)
    if "usual" in request.POST:
        usual = {"columns": list(USUAL), "size": _USUAL_SIZE, "tight": False, "keys": True}
        set_preference(request.actor, PAGE, usual, now=timezone.now())
    elif form.is_valid():
        set_preference(request.actor, PAGE, form.cleaned_data, now=timezone.now())
    else:
        messages.warning(request, "Hãy chọn ít nhất một cột để hiện.")
    return back
