"""What people set for their own desk: how a page looks, lists under a name. Nobody else's work changes by it."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from dienhong.civic.people.models import Preference, SavedView
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.vietnamese import nfc

MOST_VIEWS = 12
_LONGEST_NAME = 60
_LONGEST_QUERY = 1000


def set_preference(actor: Actor, page: str, choices: dict[str, Any], *, now: datetime) -> None:
    """Keep `choices` (JSON values) for `page`; those that are not named stay as they were. `now` is not kept."""
    del now
    with transaction.atomic():
        row, _ = Preference.objects.select_for_update().get_or_create(user_id=actor.person_id, page=page)
        row.choices = {**row.choices, **choices}
        row.save(update_fields=["choices"])


def save_view(actor: Actor, page: str, *, name: str, query: str, is_shared: bool = False, now: datetime) -> SavedView:
    """Keep the list under `name`. Raises `Refused` for a name that is empty or taken, or when there are too many."""
    if len(query) > _LONGEST_QUERY:
        raise Refused("Bộ lọc này dài quá, không lưu được. Hãy bớt điều kiện.", field="name")
    if SavedView.objects.filter(owner_id=actor.person_id, page=page).count() >= MOST_VIEWS:
        raise Refused(f"Mỗi người lưu tối đa {MOST_VIEWS} bộ lọc. Hãy xóa bớt bộ lọc không dùng nữa.", field="name")
    view = SavedView(
        owner_id=actor.person_id, page=page, name=_name(name), query=query, is_shared=is_shared, saved_at=now
    )
    _write(view)
    return view


def change_view(actor: Actor, view_id: int, *, name: str, is_shared: bool, now: datetime) -> None:
    """Rename an own view, share it or keep it to oneself."""
    view = _own(actor, view_id)
    view.name, view.is_shared, view.saved_at = _name(name), is_shared, now
    _write(view)


def delete_view(actor: Actor, view_id: int, *, now: datetime) -> None:
    """Forget an own view; the opinions in it stay as they are. `now` is not kept."""
    del now
    _own(actor, view_id).delete()


def _own(actor: Actor, view_id: int) -> SavedView:
    view = SavedView.objects.filter(pk=view_id, owner_id=actor.person_id).first()
    if view is None:
        raise Missing
    return view


def _name(typed: str) -> str:
    name = " ".join(nfc(typed).split())
    if not name or len(name) > _LONGEST_NAME or "\0" in name:
        raise Refused(f"Hãy đặt tên cho bộ lọc, tối đa {_LONGEST_NAME} ký tự.", field="name")
    return name


def _write(view: SavedView) -> None:
    try:
        with transaction.atomic():
            view.save()
    except IntegrityError as error:
        raise Refused("Ông/bà đã có một bộ lọc tên này. Hãy đặt tên khác.", field="name") from error
