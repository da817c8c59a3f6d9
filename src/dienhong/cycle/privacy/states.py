"""What may follow what in a request about personal data, and the words for purposes and kinds."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class Purpose(models.TextChoices):
    CONTACT = "contact", "Liên hệ để hỏi thêm và báo kết quả"
    NAMING = "naming", "Ghi tên trong văn bản trả lời gửi riêng"
    PUBLICATION = "publication", "Nêu tên khi công khai"


class RequestKind(models.TextChoices):
    SEE = "see", "Xem dữ liệu xã đang giữ về tôi"
    CORRECT = "correct", "Sửa thông tin ghi sai"
    ERASE = "erase", "Xóa tên và liên hệ"
    OBJECT = "object", "Ngừng công khai, hạn chế sử dụng"
    COMPLAINT = "complaint", "Khiếu nại về cách xã dùng dữ liệu"


class RequestState(models.TextChoices):
    RECEIVED = "received", "Mới nhận"
    HANDLING = "handling", "Đang giải quyết"
    DONE = "done", "Đã giải quyết"
    REFUSED = "refused", "Từ chối"


_S = RequestState
OPEN_REQUESTS = (_S.RECEIVED, _S.HANDLING)

REQUEST_FLOW: Flow[RequestState] = Flow(
    _S.RECEIVED,
    [
        Step("acknowledge", (_S.RECEIVED,), _S.HANDLING, "Báo đã nhận"),
        Step("extend", (_S.RECEIVED, _S.HANDLING), _S.HANDLING, "Gia hạn"),
        Step("answer", (_S.RECEIVED, _S.HANDLING), _S.DONE, "Trả lời xong"),
        Step("refuse", (_S.RECEIVED, _S.HANDLING), _S.REFUSED, "Từ chối"),
    ],
)


class About(models.TextChoices):
    NAME = "name", "Họ tên"
    PHONE = "phone", "Điện thoại"
    EMAIL = "email", "Thư điện tử"
    WORDS = "words", "Lời đã gửi"
