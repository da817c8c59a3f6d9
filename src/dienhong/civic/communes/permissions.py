"""Who may change what the commune consists of."""

from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if

CONFIGURE = "configure"


def may_configure(actor: Actor) -> Verdict:
    return only_if(actor.may(CONFIGURE), "Chỉ quản trị được sửa cấu hình của xã.")
