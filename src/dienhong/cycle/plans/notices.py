"""What officials are told about plans."""

from datetime import datetime

from django.utils import timezone

from dienhong.civic.notices.actions import notify
from dienhong.civic.people.queries import people_who_may
from dienhong.civic.people.roles import Permission
from dienhong.cycle.plans.models import Plan


def tell_not_in_force(plan: Plan, *, reference: str, reason: str, key: str, now: datetime) -> None:
    """The document went out, and yet the plan could not be put in force by itself."""
    text = f"Văn bản {reference} đã ban hành nhưng kế hoạch chưa có hiệu lực trên phần mềm: {reason}"
    people = people_who_may(Permission.ISSUE_PLAN, timezone.localdate(now))
    notify(people, key=key, text=text, subject="plan", subject_id=plan.pk, now=now)
