"""Who a person is, here and today."""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import models

from dienhong.civic.communes.models import Commune
from dienhong.civic.people.models import Membership, Preference, SavedView, User
from dienhong.civic.people.roles import ROLE_PERMISSIONS, Permission, Role
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.engines.tenancy.statements import Statement, statement
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing


def memberships_on(day: date) -> models.QuerySet[Membership]:
    """Memberships of the current commune that hold on `day`."""
    ended = models.Q(valid_to__isnull=False, valid_to__lte=day)
    return Membership.objects.filter(valid_from__lte=day, user__is_active=True).exclude(ended).select_related("user")


def actor_for(user: User, day: date) -> Actor | None:
    """The user as an actor of the current commune; None when no role holds there today."""
    commune_id = current_commune_id()
    held = _held(commune_id, user.pk, day).rows()
    if not held:
        return None
    roles = frozenset(Role(role) for role, _, _ in held)
    return Actor(
        commune_id=commune_id,
        name=user.full_name,
        user_id=user.pk,
        roles=roles,
        permissions=frozenset().union(*(ROLE_PERMISSIONS[role] for role in roles)),
        unit_ids=frozenset(unit_id for _, unit_id, _ in held if unit_id is not None),
        village_ids=frozenset(village_id for _, _, village_id in held if village_id is not None),
    )


@lru_cache(maxsize=1024)
def _held(commune_id: int, user_id: int, day: date) -> Statement:
    """Role, unit and village of each membership; asked on every request of an official, so built once a day."""
    held = memberships_on(day).filter(commune_id=commune_id, user_id=user_id)
    return statement(held.values_list("role", "unit_id", "village_id"))


def people_here() -> models.QuerySet[User]:
    """Everybody whom this commune knows: with a role here at any time, or with an account made here.

    Each has `roles_here`: the roles in this commune with unit and village, newest first.
    """
    roles = Membership.objects.select_related("unit", "village").order_by("-valid_from", "-pk")
    people = _known().order_by("sort_key", "pk")
    return people.prefetch_related(models.Prefetch("memberships", queryset=roles, to_attr="roles_here"))


def person_for_update(user_id: int) -> User:
    """One of `people_here`; `Missing` for anybody else.

    Locks the commune first, so that two administrators at once cannot end each other's role.
    """
    Commune.objects.select_for_update().get(pk=current_commune_id())
    person = _known().filter(pk=user_id).first()
    if person is None:
        raise Missing
    return person


def lasting_administrators(day: date) -> models.QuerySet[Membership]:
    """Administrators on `day` whose role has no end."""
    return memberships_on(day).filter(role=Role.ADMIN, valid_to=None)


def people_who_can_log_in(day: date) -> models.QuerySet[User]:
    """Those with an open account and any role of the commune on `day`."""
    return _users(memberships_on(day))


def people_who_may(permission: Permission, day: date) -> models.QuerySet[User]:
    """Active people of the commune whose role grants `permission`."""
    return _users(memberships_on(day).filter(role__in=_roles_with(permission)))


def people_of_unit_who_may(permission: Permission, unit_id: int, day: date) -> models.QuerySet[User]:
    """Those of the unit's people whose role grants `permission`."""
    return _users(memberships_on(day).filter(unit_id=unit_id, role__in=_roles_with(permission)))


def possible_chairs(day: date) -> models.QuerySet[User]:
    """Those who may preside over a dialogue: leaders of the people's committee, the Party committee, the council."""
    return with_roles([Role.CHAIRMAN, Role.VICE_CHAIRMAN, Role.PARTY_SECRETARY, Role.COUNCIL], day)


def with_roles(roles: Iterable[Role], day: date) -> models.QuerySet[User]:
    """Active people who hold one of `roles`, by given name."""
    return _users(memberships_on(day).filter(role__in=list(roles)))


def _known() -> models.QuerySet[User]:
    known = models.Q(pk__in=Membership.objects.values("user_id")) | models.Q(home_id=current_commune_id())
    return User.objects.filter(known)


def _roles_with(permission: Permission) -> list[Role]:
    return [role for role, granted in ROLE_PERMISSIONS.items() if permission in granted]


def _users(memberships: models.QuerySet[Membership]) -> models.QuerySet[User]:
    return User.objects.filter(pk__in=memberships.values("user_id")).order_by("sort_key")


def preference(actor: Actor, page: str) -> dict[str, Any]:
    """What the person set for `page`; empty when nothing was."""
    if actor.user_id is None:
        return {}
    rows = _choices(current_commune_id(), actor.user_id, page).rows()
    return dict(json.loads(rows[0][0])) if rows else {}


@lru_cache(maxsize=1024)
def _choices(commune_id: int, user_id: int, page: str) -> Statement:
    kept = Preference.objects.filter(commune_id=commune_id, user_id=user_id, page=page)
    return statement(kept.values_list("choices"))


def saved_views(actor: Actor, page: str) -> models.QuerySet[SavedView]:
    """The person's own views of `page` and those that others share, by name."""
    own = models.Q(owner_id=actor.user_id) | models.Q(is_shared=True)
    return SavedView.objects.filter(own, page=page).order_by("name", "pk")
