"""Who keeps contact lists and invites, and who says how many of a village come."""

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if


def may_invite(actor: Actor) -> Verdict:
    allowed = actor.may(Permission.MANAGE_DIALOGUE)
    return only_if(allowed, "Chỉ Văn phòng và Chủ tịch được xem danh bạ và mời khách.")


def may_tell_turnout(actor: Actor, village_id: int) -> Verdict:
    """The head of the village, and those who invite."""
    allowed = bool(may_invite(actor)) or village_id in actor.village_ids
    return only_if(allowed, "Ông/bà chỉ báo được số người dự của thôn mình.")
