"""Who may read and move opinions."""

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import YES, Verdict, only_if


def may_enter_for_others(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.ENTER_OPINION), "Chỉ cán bộ được phân công mới nhập ý kiến thay người dân.")


def may_triage(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.TRIAGE), "Chỉ Văn phòng và lãnh đạo Ủy ban được phân loại, phân công ý kiến.")


def may_read_contact(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.READ_CONTACT), "Ông/bà không có quyền xem tên và liên hệ của người gửi.")


def may_draft_slips(actor: Actor) -> Verdict:
    """Whoever gives opinions to units and bodies, and writes documents."""
    drafts = actor.may(Permission.TRIAGE) and actor.may(Permission.DRAFT_DOCUMENT)
    return only_if(drafts, "Chỉ Văn phòng và lãnh đạo Ủy ban được soạn phiếu chuyển.")


def may_ask_sender(actor: Actor, unit_id: int | None) -> Verdict:
    """The office and leaders about any opinion, a unit about its own."""
    if actor.may(Permission.TRIAGE):
        return YES
    own = actor.may(Permission.DRAFT_REPLY) and unit_id is not None and unit_id in actor.unit_ids
    return only_if(own, "Chỉ Văn phòng và đơn vị được giao mới trao đổi với người gửi.")


def may_show_photos(actor: Actor) -> Verdict:
    """Whoever publishes replies answers for what is seen beside them."""
    return only_if(actor.may(Permission.PUBLISH_REPLY), "Chỉ người được công khai trả lời mới cho xem ảnh công khai.")
