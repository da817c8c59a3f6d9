"""Who may organise dialogues."""

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if


def may_manage_dialogues(actor: Actor) -> Verdict:
    return only_if(
        actor.may(Permission.MANAGE_DIALOGUE), "Chỉ Văn phòng và Chủ tịch được xếp lịch, thông báo đối thoại."
    )


def may_draft_dialogue_papers(actor: Actor) -> Verdict:
    """Whoever organises dialogues and writes documents."""
    drafts = actor.may(Permission.MANAGE_DIALOGUE) and actor.may(Permission.DRAFT_DOCUMENT)
    return only_if(drafts, "Chỉ Văn phòng và Chủ tịch được soạn văn bản của cuộc đối thoại.")


def may_settle_duty(actor: Actor, *, responsible: bool) -> Verdict:
    """Whoever has the duty, and those who organise dialogues."""
    allowed = responsible or actor.may(Permission.MANAGE_DIALOGUE)
    return only_if(allowed, "Việc này do người khác phụ trách; ông/bà không ghi nhận thay được.")


def may_reassign_duty(actor: Actor, *, holds: bool = False) -> Verdict:
    """Those who organise dialogues; somebody who holds it by name may hand it on."""
    allowed = holds or actor.may(Permission.MANAGE_DIALOGUE)
    return only_if(allowed, "Chỉ Văn phòng và Chủ tịch giao lại việc hoặc ghi không cần làm.")
