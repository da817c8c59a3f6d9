"""Who drafts, approves and publishes."""

from dienhong.civic.people.roles import Permission, Role
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, no, only_if


def may_draft(actor: Actor, unit_id: int | None) -> Verdict:
    """The unit that was given the opinion; the office and the Chairman may help any unit."""
    if not actor.may(Permission.DRAFT_REPLY):
        return no("Ông/bà không được phân công soạn trả lời.")
    own = actor.may(Permission.READ_REGISTER) or unit_id in actor.unit_ids
    return only_if(own, "Ý kiến này không giao cho đơn vị của ông/bà.")


def may_approve(actor: Actor, drafted_by_id: int | None) -> Verdict:
    """Leaders; nobody but the Chairman approves what they drafted themselves."""
    if not actor.may(Permission.APPROVE_REPLY):
        return no("Chỉ Chủ tịch, Phó Chủ tịch Ủy ban được duyệt trả lời.")
    other = drafted_by_id != actor.user_id or Role.CHAIRMAN in actor.roles
    return only_if(other, "Người soạn không tự duyệt được; hãy trình Chủ tịch.")


def may_publish(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.PUBLISH_REPLY), "Chỉ Văn phòng và lãnh đạo Ủy ban được công khai trả lời.")


def may_draft_letter(actor: Actor, unit_id: int | None) -> Verdict:
    """Whoever may draft the reply, and writes documents."""
    if not actor.may(Permission.DRAFT_DOCUMENT):
        return no("Ông/bà không được giao soạn văn bản.")
    return may_draft(actor, unit_id)


def may_keep_library(actor: Actor) -> Verdict:
    """Who sorts opinions also says how answers begin; so may who configures the commune."""
    keeps = actor.may(Permission.TRIAGE) or actor.may(Permission.CONFIGURE)
    return only_if(keeps, "Chỉ Văn phòng, lãnh đạo và quản trị được sửa mẫu trả lời, viện dẫn.")
