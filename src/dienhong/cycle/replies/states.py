"""How a reply lives."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class ReplyState(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    IN_REVIEW = "in_review", "Chờ duyệt"
    APPROVED = "approved", "Đã duyệt"
    PUBLISHED = "published", "Đã công khai"


_S = ReplyState

REPLY_FLOW: Flow[ReplyState] = Flow(
    _S.DRAFT,
    [
        Step("submit", (_S.DRAFT,), _S.IN_REVIEW, "Trình duyệt"),
        Step("return", (_S.IN_REVIEW,), _S.DRAFT, "Trả lại"),
        Step("approve", (_S.IN_REVIEW,), _S.APPROVED, "Duyệt"),
        Step("publish", (_S.APPROVED,), _S.PUBLISHED, "Công khai"),
    ],
)


class CommitmentState(models.TextChoices):
    OPEN = "open", "Đang thực hiện"
    DONE = "done", "Đã thực hiện"


COMMITMENT_FLOW: Flow[CommitmentState] = Flow(
    CommitmentState.OPEN,
    [Step("fulfil", (CommitmentState.OPEN,), CommitmentState.DONE, "Ghi nhận đã thực hiện")],
)


class Satisfaction(models.IntegerChoices):
    VERY_BAD = 1, "Rất không hài lòng"
    BAD = 2, "Không hài lòng"
    FAIR = 3, "Bình thường"
    GOOD = 4, "Hài lòng"
    VERY_GOOD = 5, "Rất hài lòng"
