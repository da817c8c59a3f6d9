"""Who may read and move opinions."""

from dienhong.civic.people.roles import ROLE_PERMISSIONS, Permission, Role
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import YES, Verdict, no, only_if


def may_enter_for_others(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.ENTER_OPINION), "Chỉ cán bộ được phân công mới nhập ý kiến thay người dân.")


def may_triage(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.TRIAGE), "Chỉ Văn phòng và lãnh đạo Ủy ban được phân loại, phân công ý kiến.")


def may_tell_repeat(actor: Actor, unit_id: int | None) -> Verdict:
    """The office, and the unit that answers and so knows what it answered before."""
    own = actor.may(Permission.DRAFT_REPLY) and unit_id in actor.unit_ids
    return only_if(
        own or actor.may(Permission.TRIAGE), "Chỉ Văn phòng và đơn vị được giao mới ghi nhận việc đã trả lời."
    )


def may_hand_back(actor: Actor, unit_id: int | None) -> Verdict:
    """Those who answer for the unit that was given the opinion."""
    own = actor.may(Permission.DRAFT_REPLY) and unit_id in actor.unit_ids
    return only_if(own, "Chỉ người trả lời của đơn vị được giao mới trả lại được ý kiến này.")


def may_ask_support(actor: Actor, unit_id: int | None) -> Verdict:
    """The office, and the unit that answers."""
    asks = actor.may(Permission.TRIAGE) or (actor.may(Permission.DRAFT_REPLY) and unit_id in actor.unit_ids)
    return only_if(asks, "Chỉ Văn phòng và đơn vị được giao mới đề nghị đơn vị khác phối hợp.")


def may_give_support(actor: Actor, unit_id: int) -> Verdict:
    own = actor.may(Permission.DRAFT_REPLY) and unit_id in actor.unit_ids
    return only_if(own, "Phần góp ý này của đơn vị khác.")


def villages_for(actor: Actor) -> frozenset[int] | None:
    """The villages for which the actor writes opinions down; None is all of them. A village head has the own ones."""
    others = [Role(role) for role in actor.roles if role != Role.VILLAGE_HEAD]
    if any(Permission.ENTER_OPINION in ROLE_PERMISSIONS[role] for role in others):
        return None
    return actor.village_ids


def may_enter_for(actor: Actor, village_id: int | None) -> Verdict:
    """Writing down for this village; for none in particular everybody who may enter at all."""
    own = villages_for(actor)
    return only_if(
        own is None or village_id is None or village_id in own,
        "Ông/bà chỉ ghi ý kiến cho thôn, tổ dân phố của mình. Hãy chọn lại trong danh sách.",
    )


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


def may_ask_extension(actor: Actor, unit_id: int | None) -> Verdict:
    """The unit that answers; the office for any unit."""
    own = actor.may(Permission.DRAFT_REPLY) and (actor.may(Permission.READ_REGISTER) or unit_id in actor.unit_ids)
    return only_if(own, "Chỉ đơn vị được giao mới đề nghị gia hạn.")


def may_decide_extension(actor: Actor, asked_by_id: int) -> Verdict:
    """The office and leaders, never for themselves."""
    if not actor.may(Permission.TRIAGE):
        return no("Chỉ Văn phòng và lãnh đạo Ủy ban được duyệt gia hạn.")
    return only_if(asked_by_id != actor.user_id, "Người đề nghị không tự duyệt gia hạn được.")
