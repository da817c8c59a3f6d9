"""The states of a sealed case, who keeps it, and the words for what is done with it."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class SealedState(models.TextChoices):
    SUSPECTED = "suspected", "Chờ người xử lý đơn xem"
    CONFIRMED = "confirmed", "Xử lý theo Luật Tố cáo"
    COMPLAINT = "complaint", "Xử lý theo Luật Khiếu nại"
    ACCEPTED = "accepted", "Đã thụ lý"
    PASSED_ON = "passed_on", "Đã chuyển cơ quan có thẩm quyền"
    CLOSED = "closed", "Đã kết thúc"
    RELEASED = "released", "Đã chuyển về sổ ý kiến"


SEALED_FLOW: Flow[SealedState] = Flow(
    SealedState.SUSPECTED,
    [
        Step("confirm", (SealedState.SUSPECTED,), SealedState.CONFIRMED, "Xác nhận là tố cáo"),
        Step("confirm_complaint", (SealedState.SUSPECTED,), SealedState.COMPLAINT, "Xác nhận là khiếu nại"),
        Step("accept", (SealedState.CONFIRMED,), SealedState.ACCEPTED, "Ghi ngày thụ lý"),
        # Once for the same content (Thông tư 05/2021/TT-TTCP).
        Step("pass_on", (SealedState.CONFIRMED, SealedState.COMPLAINT), SealedState.PASSED_ON, "Ghi đã chuyển đi"),
        Step("close", (SealedState.ACCEPTED, SealedState.COMPLAINT), SealedState.CLOSED, "Ghi đã kết thúc"),
        # What came back to the register may be recognised there as a denunciation after all.
        Step("seal_again", (SealedState.RELEASED,), SealedState.SUSPECTED, "Tách riêng lần nữa"),
        Step("release", (SealedState.SUSPECTED,), SealedState.RELEASED, "Không phải đơn thư, chuyển về sổ ý kiến"),
    ],
)


class Keeper(models.TextChoices):
    """Whose case it is, after everybody who may not see it is left out."""

    OFFICERS = "officers", "Người xử lý đơn"
    CHAIRMAN = "chairman", "Chủ tịch Ủy ban nhân dân"
    HIGHER = "higher", "Cơ quan cấp trên trực tiếp"


class Standing(models.TextChoices):
    """One person's place on the list of one case; who is not on it stands as their role says."""

    NAMED = "named", "Được xem"
    REMOVED = "removed", "Không được xem"
    BARRED = "barred", "Không được biết"


class LookReason(models.TextChoices):
    SORT = "sort", "Phân loại, xem xét ban đầu"
    HANDLE = "handle", "Xử lý, xác minh"
    COPY = "copy", "Lập bản sao đã ẩn người gửi"
    CONTACT = "contact", "Liên hệ người gửi"
    INSPECT = "inspect", "Kiểm tra, giám sát"
    OTHER = "other", "Việc khác (ghi rõ)"


class Shown(models.TextChoices):
    CONTENT = "content", "Nội dung và người gửi"
    COPY = "copy", "Bản sao đã ẩn người gửi"
    PRINT = "print", "Bản sao, để in"
    LOG = "log", "Danh sách các lần xem"


class Deed(models.TextChoices):
    """What is written in a case's own log."""

    NAMED = "named", "Thêm người được xem"
    REMOVED = "removed", "Bỏ người khỏi danh sách"
    BARRED = "barred", "Không cho biết về đơn này"
    CLEARED = "cleared", "Bỏ hạn chế"
    ACCUSED = "accused", "Ghi người bị tố cáo"
    MANY_PLACES = "many_places", "Ghi phải xác minh ở nhiều nơi"
    ACCEPTED = "accepted", "Thụ lý"
    EXTENDED = "extended", "Gia hạn"
    COPY_APPROVED = "copy_approved", "Duyệt bản sao"
    PASSED_ON = "passed_on", "Chuyển cơ quan có thẩm quyền"
    CLOSED = "closed", "Kết thúc"
