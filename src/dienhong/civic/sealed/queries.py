"""Whose a case is, what each may see of it, and the one thing that a sender's code may tell."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan
from django.utils import timezone

from dienhong.civic.deadlines.queries import calendar, limits
from dienhong.civic.people.models import User
from dienhong.civic.people.queries import people_who_can_log_in, people_who_may, with_roles
from dienhong.civic.people.roles import Permission, Role
from dienhong.civic.sealed.models import CaseAccess, SealedCase
from dienhong.civic.sealed.permissions import may_hand_up, may_list, may_open
from dienhong.civic.sealed.rules import Clock, clock, limit_keys
from dienhong.civic.sealed.states import Keeper, SealedState, Standing
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict

_HEADS = frozenset({Role.CHAIRMAN, Role.PARTY_SECRETARY, Role.COUNCIL})
_OUT = (Standing.REMOVED, Standing.BARRED)


@dataclass(frozen=True, slots=True)
class Rights:
    """What one actor may do with one case."""

    open: Verdict
    list: Verdict
    hand_up: Verdict

    def __bool__(self) -> bool:
        return bool(self.open or self.list or self.hand_up)


def rights(actor: Actor, case: SealedCase, day: date) -> Rights:
    """The actor's rights on `day`."""
    standing = _standings(case).get(actor.user_id or 0)
    keeper = keeper_of(case, day)
    noted = case.accused_noted_at is not None
    return Rights(
        open=may_open(actor, standing, keeper),
        list=may_list(actor, standing, keeper, accused_noted=noted),
        hand_up=may_hand_up(actor, standing, keeper),
    )


def keeper_of(case: SealedCase, day: date) -> Keeper:
    """Whose case it is on `day`."""
    out = _out(case)
    if _readers(out, day).exists() or _named(case, day).exists():
        return Keeper.OFFICERS
    return Keeper.CHAIRMAN if with_roles([Role.CHAIRMAN], day).exclude(pk__in=out).exists() else Keeper.HIGHER


def people_to_tell(case: SealedCase, day: date) -> models.QuerySet[User]:
    """Those who are told that this case waits."""
    keeper, out = keeper_of(case, day), _out(case)
    if keeper == Keeper.OFFICERS:
        return (_readers(out, day) | _named(case, day)).distinct()
    roles = [Role.CHAIRMAN] if keeper == Keeper.CHAIRMAN else [Role.PARTY_SECRETARY, Role.COUNCIL]
    return with_roles(roles, day).exclude(pk__in=out)


def sealed_cases(actor: Actor, day: date) -> models.QuerySet[SealedCase]:
    """The cases of which the actor may know on `day`, without their content; nothing for most people."""
    if actor.user_id is None or Role.ADMIN in actor.roles:
        return SealedCase.objects.none()
    mine = CaseAccess.objects.filter(case=models.OuterRef("pk"), user_id=actor.user_id)
    known = SealedCase.objects.defer("sealed").exclude(models.Exists(mine.filter(standing__in=_OUT)))
    if actor.may(Permission.READ_SEALED):
        return known
    wanted = models.Q(models.Exists(mine.filter(standing=Standing.NAMED)))
    if Role.CHAIRMAN in actor.roles:
        wanted |= models.Q(accused_noted_at__isnull=False) & ~models.Q(state=SealedState.RELEASED)
        wanted |= ~_has_readers(day)
    if actor.roles & {Role.PARTY_SECRETARY, Role.COUNCIL}:
        wanted |= ~_has_readers(day) & ~_has_other(with_roles([Role.CHAIRMAN], day))
    return known.filter(wanted)


def has_sealed_work(actor: Actor, day: date) -> bool:
    """Whether the actor's menu leads to the sealed track: by role, or because a case is theirs to know of.

    Whom a case was opened to by name is told by a notice; asking for everybody on every page would cost too much.
    """
    if actor.may(Permission.READ_SEALED) and Role.ADMIN not in actor.roles:
        return True
    return bool(actor.roles & _HEADS) and sealed_cases(actor, day).exists()


def clock_of(case: SealedCase) -> Clock | None:
    """The legal time limit that runs for the case now."""
    return clocks_of([case])[0]


def clocks_of(cases: Iterable[SealedCase]) -> list[Clock | None]:
    """The legal time limit that runs for each case now."""
    in_force = limits(limit_keys())
    return [
        clock(
            SealedState(case.state),
            received=timezone.localdate(case.received_at),
            accepted=case.accepted_on,
            many_places=case.many_places,
            extensions=case.extensions,
            limits=in_force,
            calendar=calendar(),
        )
        for case in cases
    ]


def is_sealed_code(code: str) -> bool:
    """Whether a sender's code stands for a case that is (still) withheld."""
    return SealedCase.objects.filter(code=code).exclude(state=SealedState.RELEASED).exists()


def withheld_since(code: str) -> datetime | None:
    """When the case (still) withheld behind a sender's code came in; None when there is none."""
    cases = SealedCase.objects.filter(code=code).exclude(state=SealedState.RELEASED)
    return cases.values_list("received_at", flat=True).first()


def _standings(case: SealedCase) -> dict[int, Standing]:
    rows = CaseAccess.objects.filter(case=case).values_list("user_id", "standing")
    return {user: Standing(standing) for user, standing in rows}


def _out(case: SealedCase) -> list[int]:
    return [user for user, standing in _standings(case).items() if standing in _OUT]


def _readers(out: list[int], day: date) -> models.QuerySet[User]:
    return people_who_may(Permission.READ_SEALED, day).exclude(pk__in=out)


def _named(case: SealedCase, day: date) -> models.QuerySet[User]:
    named = CaseAccess.objects.filter(case=case, standing=Standing.NAMED).values("user_id")
    administrators = with_roles([Role.ADMIN], day).values("pk")
    return people_who_can_log_in(day).filter(pk__in=named).exclude(pk__in=administrators)


def _has_readers(day: date) -> models.Q:
    named = CaseAccess.objects.filter(case=models.OuterRef("pk"), standing=Standing.NAMED)
    here = named.filter(user__in=people_who_can_log_in(day).exclude(pk__in=with_roles([Role.ADMIN], day).values("pk")))
    return models.Q(models.Exists(here)) | _has_other(people_who_may(Permission.READ_SEALED, day))


def _has_other(people: models.QuerySet[User]) -> models.Q:
    """Cases from which not all of `people` are left out."""
    everybody = list(people.values_list("pk", flat=True))
    out = CaseAccess.objects.filter(case=models.OuterRef("pk"), user__in=everybody, standing__in=_OUT)
    count = out.order_by().values("case").annotate(number=models.Count("pk")).values("number")
    return models.Q(LessThan(Coalesce(models.Subquery(count), 0), len(everybody)))
