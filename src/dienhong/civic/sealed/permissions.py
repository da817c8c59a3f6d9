"""Who may read what is withheld: need to know, never the accused, never the administrator."""

from dienhong.civic.people.roles import Permission, Role
from dienhong.civic.sealed.states import Keeper, Standing
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, no, only_if

_ELSEWHERE = "Chỉ người xử lý đơn được xem mục này."


def may_read_sealed(actor: Actor) -> Verdict:
    """Whether the actor's role deals with sealed cases at all."""
    return only_if(actor.may(Permission.READ_SEALED) and Role.ADMIN not in actor.roles, _ELSEWHERE)


def may_open(actor: Actor, standing: Standing | None, keeper: Keeper) -> Verdict:
    """Whether the actor may open this case: the list goes before the role."""
    if Role.ADMIN in actor.roles:
        return no("Quản trị không được xem đơn thư.")
    if standing in (Standing.BARRED, Standing.REMOVED):
        return no(_ELSEWHERE)
    by_role = actor.may(Permission.READ_SEALED) or (keeper == Keeper.CHAIRMAN and Role.CHAIRMAN in actor.roles)
    return only_if(standing == Standing.NAMED or by_role, _ELSEWHERE)


def may_list(actor: Actor, standing: Standing | None, keeper: Keeper, *, accused_noted: bool) -> Verdict:
    """Whether the actor may name and remove people: the Chairman, once it is known that he is not the accused."""
    if Role.ADMIN in actor.roles or standing in (Standing.BARRED, Standing.REMOVED):
        return no(_ELSEWHERE)
    known = accused_noted or keeper == Keeper.CHAIRMAN
    return only_if(known and Role.CHAIRMAN in actor.roles, "Chỉ Chủ tịch thêm, bớt người được xem.")


def may_hand_up(actor: Actor, standing: Standing | None, keeper: Keeper) -> Verdict:
    """Whether the actor is told that a case must go to the next higher body (and no more than that)."""
    bodies = {Role.PARTY_SECRETARY, Role.COUNCIL}
    return only_if(
        keeper == Keeper.HIGHER and standing is None and Role.ADMIN not in actor.roles and bool(bodies & actor.roles),
        _ELSEWHERE,
    )
