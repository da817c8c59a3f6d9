"""Who may bring in tables, and for which villages."""

from dienhong.civic.people.roles import ROLE_PERMISSIONS, Permission, Role
from dienhong.cycle.opinions.permissions import may_enter_for_others
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict


def may_import(actor: Actor) -> Verdict:
    return may_enter_for_others(actor)


def villages_of(actor: Actor) -> frozenset[int] | None:
    """The villages that the actor may import for; None is all of them. A village head has only the own ones."""
    others = [Role(role) for role in actor.roles if role != Role.VILLAGE_HEAD]
    if any(Permission.ENTER_OPINION in ROLE_PERMISSIONS[role] for role in others):
        return None
    return actor.village_ids
