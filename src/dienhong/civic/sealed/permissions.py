"""Who may read what is withheld."""

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if


def may_read_sealed(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.READ_SEALED), "Chỉ người xử lý đơn được xem mục này.")
