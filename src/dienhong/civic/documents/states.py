"""How a document of the office lives, and a batch of them."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class DocumentState(models.TextChoices):
    DRAFT = "draft", "Dự thảo"
    SUBMITTED = "submitted", "Trình duyệt"
    APPROVED = "approved", "Đã duyệt"
    SIGNED = "signed", "Đã ký"
    NUMBERED = "numbered", "Đã cấp số"
    ISSUED = "issued", "Đã ban hành"
    CORRECTED = "corrected", "Đã đính chính"
    REPLACED = "replaced", "Đã được thay thế"
    RECALLED = "recalled", "Đã thu hồi"
    VOIDED = "voided", "Đã hủy số"
    DISCARDED = "discarded", "Đã bỏ"


_S = DocumentState

IN_FORCE = (_S.ISSUED, _S.CORRECTED)
WITH_NUMBER = (_S.NUMBERED, _S.ISSUED, _S.CORRECTED, _S.REPLACED, _S.RECALLED, _S.VOIDED)
WITH_FILES = (_S.ISSUED, _S.CORRECTED, _S.REPLACED, _S.RECALLED)

DOCUMENT_FLOW: Flow[DocumentState] = Flow(
    _S.DRAFT,
    [
        Step("submit", (_S.DRAFT,), _S.SUBMITTED, "Trình duyệt"),
        Step("return", (_S.SUBMITTED, _S.APPROVED, _S.SIGNED), _S.DRAFT, "Trả lại"),
        Step("approve", (_S.SUBMITTED,), _S.APPROVED, "Duyệt"),
        Step("sign", (_S.APPROVED,), _S.SIGNED, "Ký"),
        Step("number", (_S.SIGNED,), _S.NUMBERED, "Cấp số"),
        Step("issue", (_S.NUMBERED,), _S.ISSUED, "Ban hành"),
        Step("void", (_S.NUMBERED,), _S.VOIDED, "Hủy số"),
        Step("correct", IN_FORCE, _S.CORRECTED, "Đính chính"),
        Step("replace", IN_FORCE, _S.REPLACED, "Thay thế"),
        Step("recall", IN_FORCE, _S.RECALLED, "Thu hồi"),
        Step("discard", (_S.DRAFT,), _S.DISCARDED, "Bỏ dự thảo"),
    ],
)


class Medium(models.TextChoices):
    PAPER = "paper", "Bản giấy"
    ELECTRONIC = "electronic", "Bản điện tử"


class Scope(models.TextChoices):
    YEAR = "year", "Theo năm"
    TERM = "term", "Theo nhiệm kỳ"


class BatchState(models.TextChoices):
    RUNNING = "running", "Đang ban hành"
    STOPPED = "stopped", "Tạm dừng"
    DONE = "done", "Đã xong"


BATCH_FLOW: Flow[BatchState] = Flow(
    BatchState.RUNNING,
    [
        Step("stop", (BatchState.RUNNING,), BatchState.STOPPED, "Tạm dừng"),
        Step("resume", (BatchState.STOPPED,), BatchState.RUNNING, "Tiếp tục"),
        Step("finish", (BatchState.RUNNING,), BatchState.DONE, "Hoàn thành"),
    ],
)


class ItemState(models.TextChoices):
    WAITING = "waiting", "Chờ ban hành"
    DONE = "done", "Đã ban hành"
    REFUSED = "refused", "Chưa ban hành được"


class SignatureRole(models.TextChoices):
    PERSON = "person", "Người có thẩm quyền"
    AGENCY = "agency", "Cơ quan"


class Required(models.TextChoices):
    NONE = "none", "Không bắt buộc ký số"
    PERSON = "person", "Phải có chữ ký số của người có thẩm quyền"
    BOTH = "both", "Phải có chữ ký số của người có thẩm quyền và của cơ quan"


class PackageKind(models.TextChoices):
    DOCUMENT = "document", "Văn bản"
    STATUS = "status", "Trạng thái"
    RECALL = "recall", "Đề nghị thu hồi"
    REFUSED = "refused", "Không nhận"
