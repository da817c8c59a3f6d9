"""Who drafts, approves, signs, numbers and registers."""

from dienhong.civic.people.roles import Permission, Role
from dienhong.kernel.actors import Actor
from dienhong.kernel.numbering import System
from dienhong.kernel.verdicts import Verdict, no, only_if


def may_read_documents(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.READ_DOCUMENTS), "Ông/bà không được giao xem văn bản của cơ quan.")


def may_draft_document(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.DRAFT_DOCUMENT), "Ông/bà không được giao soạn văn bản.")


def may_approve_document(actor: Actor, system: System, signer_id: int | None) -> Verdict:
    """Leaders, each for their own system; whoever holds the mandate to sign approves too (TL., TUQ.)."""
    if signer_id is not None and actor.user_id == signer_id:
        return only_if(actor.is_official, "Ông/bà không còn giữ vai trò nào ở xã.")
    if not actor.may(Permission.APPROVE_DOCUMENT):
        return no("Chỉ lãnh đạo hoặc người có thẩm quyền ký được duyệt văn bản.")
    of_party = Role.PARTY_SECRETARY in actor.roles
    of_state = bool({Role.CHAIRMAN, Role.VICE_CHAIRMAN} & actor.roles)
    if system == "party":
        return only_if(of_party, "Văn bản của Đảng do Thường trực Đảng ủy duyệt.")
    return only_if(of_state, "Văn bản của Ủy ban do lãnh đạo Ủy ban duyệt.")


def may_record_signature(actor: Actor, signer_id: int, *, on_paper: bool) -> Verdict:
    """The signer; for paper also văn thư, who has the signed sheet in hand."""
    if actor.user_id == signer_id:
        return only_if(actor.is_official, "Ông/bà không còn giữ vai trò nào ở xã.")
    if on_paper:
        return only_if(
            actor.may(Permission.REGISTER_DOCUMENT), "Chỉ người ký hoặc văn thư được ghi nhận văn bản đã ký."
        )
    return no("Văn bản điện tử phải do chính người có thẩm quyền ký.")


def may_register(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.REGISTER_DOCUMENT), "Chỉ văn thư được cấp số, đăng ký, chuyển văn bản.")


def may_void_number(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.REGISTER_DOCUMENT), "Chỉ văn thư được hủy số, và phải ghi lý do.")


def may_manage_mandates(actor: Actor, holder_id: int) -> Verdict:
    """Nobody but the Chairman records a mandate for themselves."""
    if not actor.may(Permission.MANAGE_MANDATES):
        return no("Chỉ Chủ tịch hoặc Văn phòng được ghi thẩm quyền ký.")
    other = holder_id != actor.user_id or Role.CHAIRMAN in actor.roles
    return only_if(other, "Không tự ghi thẩm quyền ký cho mình; hãy để Chủ tịch ghi.")


def may_follow_incoming(actor: Actor, unit_id: int | None) -> Verdict:
    """Văn thư, and the unit that was given the document."""
    if actor.may(Permission.REGISTER_DOCUMENT):
        return only_if(actor.is_official, "Ông/bà không còn giữ vai trò nào ở xã.")
    own = actor.may(Permission.DRAFT_DOCUMENT) and unit_id in actor.unit_ids
    return only_if(own, "Văn bản này không giao cho đơn vị của ông/bà.")
