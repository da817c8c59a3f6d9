"""Who makes a dialogue known, and who says so."""

from dienhong.civic.people.roles import Permission, Role
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if


def may_record_showing(actor: Actor, village_id: int | None) -> Verdict:
    """The office and the loudspeaker for all; the head of a village for that village."""
    everywhere = actor.may(Permission.MANAGE_DIALOGUE) or Role.BROADCASTER in actor.roles
    everywhere = everywhere or Role.REGISTRAR in actor.roles
    at_home = village_id is not None and village_id in actor.village_ids
    return only_if(everywhere or at_home, "Ông/bà chỉ ghi được việc công bố ở thôn mình.")
