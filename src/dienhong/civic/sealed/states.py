"""The few states of a sealed case that this product needs; its own procedure is the petition officer's."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class SealedState(models.TextChoices):
    SUSPECTED = "suspected", "Chờ người xử lý đơn xem"
    CONFIRMED = "confirmed", "Xử lý theo Luật Tố cáo"
    COMPLAINT = "complaint", "Xử lý theo Luật Khiếu nại"
    RELEASED = "released", "Đã chuyển về sổ ý kiến"


SEALED_FLOW: Flow[SealedState] = Flow(
    SealedState.SUSPECTED,
    [
        Step("confirm", (SealedState.SUSPECTED,), SealedState.CONFIRMED, "Xác nhận là tố cáo"),
        Step("confirm_complaint", (SealedState.SUSPECTED,), SealedState.COMPLAINT, "Xác nhận là khiếu nại"),
        # What came back to the register may be recognised there as a denunciation after all.
        Step("seal_again", (SealedState.RELEASED,), SealedState.SUSPECTED, "Tách riêng lần nữa"),
        Step("release", (SealedState.SUSPECTED,), SealedState.RELEASED, "Không phải đơn thư, chuyển về sổ ý kiến"),
    ],
)
