"""Who decides on personal data."""

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if

SYSTEM = "system"


def may_approve_wording(actor: Actor) -> Verdict:
    """Whoever publishes replies answers for what is read in them."""
    return only_if(
        actor.may(Permission.PUBLISH_REPLY), "Chỉ Văn phòng và lãnh đạo Ủy ban được duyệt nội dung công khai."
    )


def may_handle_requests(actor: Actor) -> Verdict:
    """The office and leaders: they see contacts and answer for the register."""
    allowed = actor.may(Permission.READ_CONTACT) and actor.may(Permission.TRIAGE)
    return only_if(allowed, "Chỉ Văn phòng và lãnh đạo Ủy ban được giải quyết yêu cầu về dữ liệu cá nhân.")


def may_see_retention(actor: Actor) -> Verdict:
    """Counts without words: the administrator and the office."""
    allowed = actor.may(Permission.CONFIGURE) or actor.may(Permission.TRIAGE) or actor.may(SYSTEM)
    return only_if(allowed, "Trang này dành cho quản trị và Văn phòng.")


def may_apply_retention(actor: Actor) -> Verdict:
    """The command of whoever runs the installation: no page deletes."""
    return only_if(actor.may(SYSTEM), "Việc xóa theo thời hạn chỉ chạy bằng lệnh trên máy chủ.")
