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
