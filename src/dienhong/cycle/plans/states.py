"""How a year's plan lives."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class PlanState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    ISSUED = "issued", "Đã ban hành"
    REPLACED = "replaced", "Đã thay thế"
    DISCARDED = "discarded", "Đã bỏ"


class PaperKind(models.TextChoices):
    """Documents that are drafted from a plan."""

    PLAN = "plan", "Kế hoạch"
    RESULT = "result", "Báo cáo kết quả năm"


PLAN_FLOW: Flow[PlanState] = Flow(
    PlanState.DRAFT,
    [
        Step("issue", (PlanState.DRAFT,), PlanState.ISSUED, "Ban hành"),
        Step("discard", (PlanState.DRAFT,), PlanState.DISCARDED, "Bỏ dự thảo"),
        Step("replace", (PlanState.ISSUED,), PlanState.REPLACED, "Thay thế"),
    ],
)
