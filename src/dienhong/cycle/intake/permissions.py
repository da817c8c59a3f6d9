"""Who may bring in tables."""

from dienhong.cycle.opinions.permissions import may_enter_for_others
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict


def may_import(actor: Actor) -> Verdict:
    return may_enter_for_others(actor)
