"""Who may look at and change what the machine has learnt."""

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor, system
from dienhong.kernel.verdicts import Verdict, only_if


def may_change_models(actor: Actor) -> Verdict:
    """Those who sort opinions live with the proposals, the administrator with the machine; and the command."""
    people = actor.may(Permission.TRIAGE) or actor.may(Permission.CONFIGURE)
    return only_if(
        people or actor == system(actor.commune_id),
        "Chỉ Văn phòng, lãnh đạo Ủy ban và quản trị được đổi mô hình gợi ý.",
    )
