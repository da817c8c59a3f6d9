"""Who may organise dialogues."""

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if


def may_manage_dialogues(actor: Actor) -> Verdict:
    return only_if(
        actor.may(Permission.MANAGE_DIALOGUE), "Chỉ Văn phòng và Chủ tịch được xếp lịch, thông báo đối thoại."
    )
