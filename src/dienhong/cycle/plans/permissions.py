"""Who may do what with plans."""

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor
from dienhong.kernel.verdicts import Verdict, only_if


def may_manage_plans(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.MANAGE_PLAN), "Chỉ Văn phòng và lãnh đạo Ủy ban được lập kế hoạch.")


def may_issue_plan(actor: Actor) -> Verdict:
    return only_if(actor.may(Permission.ISSUE_PLAN), "Chỉ Chủ tịch, Phó Chủ tịch Ủy ban được ban hành kế hoạch.")


def may_read_plans(actor: Actor) -> Verdict:
    return only_if(actor.is_official, "Mời đăng nhập để xem.")


def may_draft_plan_papers(actor: Actor) -> Verdict:
    """Whoever makes plans and writes documents."""
    drafts = actor.may(Permission.MANAGE_PLAN) and actor.may(Permission.DRAFT_DOCUMENT)
    return only_if(drafts, "Chỉ Văn phòng và Chủ tịch được soạn văn bản từ kế hoạch.")
