"""Who sees what leaves the commune, and who may hold it."""

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if


def may_handle_outbox(actor: Actor) -> Verdict:
    """The administrator, and the office that writes to people."""
    return only_if(
        actor.may(Permission.CONFIGURE) or actor.may(Permission.MANAGE_DIALOGUE),
        "Chỉ quản trị và Văn phòng được mở mục Tin gửi đi.",
    )


def may_approve_messages(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.MANAGE_DIALOGUE), "Chỉ Văn phòng và lãnh đạo được duyệt gửi tin.")


def may_read_addresses(actor: Actor) -> bool:
    """Others see an address half covered."""
    return actor.may(Permission.READ_CONTACT)
