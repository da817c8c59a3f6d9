"""Who works with the commune's mail."""

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if

ROBOT = "Hộp thư điện tử"


def may_handle_mail(actor: Actor) -> Verdict:
    """Those who enter opinions and may see who sent them: a letter shows both."""
    handles = actor.may(Permission.ENTER_OPINION) and actor.may(Permission.READ_CONTACT)
    return only_if(handles, "Chỉ Văn phòng được mở hộp thư điện tử của xã.")


def mail_robot(commune_id: int) -> Actor:
    """Who fetches and registers by rule."""
    return Actor(
        commune_id=commune_id, name=ROBOT, permissions=frozenset({Permission.ENTER_OPINION, Permission.READ_CONTACT})
    )
