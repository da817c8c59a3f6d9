"""Who may read and move opinions."""

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if


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
