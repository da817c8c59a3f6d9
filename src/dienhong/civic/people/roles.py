"""Roles and what they allow: one table (design §5, rights in domain §2.6)."""

from django.db import models


class Role(models.TextChoices):
    CHAIRMAN = "chairman", "Chủ tịch UBND"
    VICE_CHAIRMAN = "vice_chairman", "Phó Chủ tịch UBND"
    PARTY_SECRETARY = "party_secretary", "Bí thư Đảng ủy"
    COUNCIL = "council", "Thường trực HĐND"
    FRONT = "front", "Ban Thường trực Ủy ban MTTQ"
    COORDINATOR = "coordinator", "Văn phòng (điều phối)"
    REGISTRAR = "registrar", "Văn thư"
    UNIT = "unit", "Phòng, ban chuyên môn"
    BROADCASTER = "broadcaster", "Cán bộ truyền thanh"
    VILLAGE_HEAD = "village_head", "Trưởng thôn, tổ trưởng"
    PETITION_OFFICER = "petition_officer", "Người xử lý đơn"
    ADMIN = "admin", "Quản trị"


class Permission(models.TextChoices):
    READ_REGISTER = "read_register", "xem sổ ý kiến"
    READ_OWN_UNIT = "read_own_unit", "xem ý kiến giao cho đơn vị mình"
    READ_CONTACT = "read_contact", "xem tên và liên hệ của người gửi"
    ENTER_OPINION = "enter_opinion", "nhập ý kiến thay người dân"
    TRIAGE = "triage", "phân loại, phân công ý kiến"
    DRAFT_REPLY = "draft_reply", "soạn trả lời"
    APPROVE_REPLY = "approve_reply", "duyệt trả lời"
    PUBLISH_REPLY = "publish_reply", "công khai trả lời"
    MANAGE_PLAN = "manage_plan", "lập kế hoạch"
    ISSUE_PLAN = "issue_plan", "ban hành kế hoạch"
    MANAGE_DIALOGUE = "manage_dialogue", "tổ chức đối thoại"
    READ_DOCUMENTS = "read_documents", "xem sổ văn bản"
    DRAFT_DOCUMENT = "draft_document", "soạn văn bản"
    APPROVE_DOCUMENT = "approve_document", "duyệt văn bản"
    REGISTER_DOCUMENT = "register_document", "cấp số, đăng ký, chuyển văn bản"
    MANAGE_MANDATES = "manage_mandates", "ghi thẩm quyền ký"
    READ_SEALED = "read_sealed", "xem và xử lý đơn tố cáo"
    READ_JOURNAL = "read_journal", "xem nhật ký"
    CONFIGURE = "configure", "cấu hình"


_P = Permission
_OVERSIGHT = frozenset({_P.READ_REGISTER})

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CHAIRMAN: frozenset(
        {
            _P.READ_REGISTER,
            _P.READ_CONTACT,
            _P.TRIAGE,
            _P.DRAFT_REPLY,
            _P.APPROVE_REPLY,
            _P.PUBLISH_REPLY,
            _P.ISSUE_PLAN,
            _P.MANAGE_PLAN,
            _P.MANAGE_DIALOGUE,
            _P.READ_DOCUMENTS,
            _P.DRAFT_DOCUMENT,
            _P.APPROVE_DOCUMENT,
            _P.MANAGE_MANDATES,
            _P.READ_JOURNAL,
        }
    ),
    Role.VICE_CHAIRMAN: frozenset(
        {
            _P.READ_REGISTER,
            _P.READ_CONTACT,
            _P.TRIAGE,
            _P.APPROVE_REPLY,
            _P.PUBLISH_REPLY,
            _P.ISSUE_PLAN,
            _P.READ_DOCUMENTS,
            _P.DRAFT_DOCUMENT,
            _P.APPROVE_DOCUMENT,
            _P.READ_JOURNAL,
        }
    ),
    Role.PARTY_SECRETARY: _OVERSIGHT | {_P.READ_DOCUMENTS, _P.APPROVE_DOCUMENT, _P.READ_JOURNAL},
    Role.COUNCIL: _OVERSIGHT | {_P.READ_DOCUMENTS},
    Role.FRONT: _OVERSIGHT | {_P.ENTER_OPINION},
    Role.COORDINATOR: frozenset(
        {
            _P.READ_REGISTER,
            _P.READ_CONTACT,
            _P.ENTER_OPINION,
            _P.TRIAGE,
            _P.DRAFT_REPLY,
            _P.PUBLISH_REPLY,
            _P.MANAGE_PLAN,
            _P.MANAGE_DIALOGUE,
            _P.READ_DOCUMENTS,
            _P.DRAFT_DOCUMENT,
            _P.MANAGE_MANDATES,
            _P.READ_JOURNAL,
        }
    ),
    Role.REGISTRAR: frozenset({_P.READ_REGISTER, _P.ENTER_OPINION, _P.READ_DOCUMENTS, _P.REGISTER_DOCUMENT}),
    Role.UNIT: frozenset({_P.READ_OWN_UNIT, _P.READ_CONTACT, _P.DRAFT_REPLY, _P.DRAFT_DOCUMENT}),
    Role.BROADCASTER: frozenset({_P.READ_OWN_UNIT}),
    Role.VILLAGE_HEAD: frozenset({_P.ENTER_OPINION}),
    Role.PETITION_OFFICER: frozenset({_P.READ_SEALED}),
    Role.ADMIN: frozenset({_P.CONFIGURE, _P.READ_JOURNAL}),
}
