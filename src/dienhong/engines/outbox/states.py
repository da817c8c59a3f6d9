"""The way of a message to one recipient, when it may go, and by which kind of channel."""

from django.db import models

from dienhong.kernel.states import Flow, Step


class ChannelKind(models.TextChoices):
    EMAIL = "email", "Thư điện tử"
    SMS = "sms", "Tin nhắn SMS"
    ZALO = "zalo", "Zalo"


class Pace(models.TextChoices):
    """`AT_ONCE` ignores the quiet hours: it answers what the recipient did just now."""

    AT_ONCE = "at_once", "Gửi ngay"
    DAYTIME = "daytime", "Ngoài giờ nghỉ"
    DIGEST = "digest", "Gộp vào thư tổng hợp"


class DeliveryState(models.TextChoices):
    DRAFTED = "drafted", "Chờ duyệt"
    UNVERIFIED = "unverified", "Chờ xác nhận địa chỉ"
    WAITING = "waiting", "Chờ gửi"
    SENDING = "sending", "Đang gửi"
    FOLDED = "folded", "Trong thư tổng hợp"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"
    WITHHELD = "withheld", "Không gửi"
    CANCELLED = "cancelled", "Đã hủy"


_D = DeliveryState

DELIVERY_FLOW: Flow[DeliveryState] = Flow(
    _D.DRAFTED,
    [
        Step("approve", (_D.DRAFTED,), _D.WAITING, "Duyệt gửi"),
        Step("ask", (_D.DRAFTED,), _D.UNVERIFIED, "Hỏi người nhận"),
        Step("verify", (_D.UNVERIFIED,), _D.WAITING, "Xác nhận địa chỉ"),
        Step("claim", (_D.WAITING,), _D.SENDING, "Gửi"),
        Step("put_back", (_D.SENDING,), _D.WAITING, "Chờ gửi lại"),
        Step("fold", (_D.WAITING,), _D.FOLDED, "Gộp vào thư tổng hợp"),
        Step("accept", (_D.SENDING, _D.FOLDED), _D.SENT, "Nơi nhận đã nhận"),
        Step("fail", (_D.SENDING, _D.FOLDED), _D.FAILED, "Không gửi được"),
        Step("withhold", (_D.UNVERIFIED, _D.WAITING, _D.SENDING, _D.FOLDED), _D.WITHHELD, "Không gửi"),
        Step("cancel", (_D.DRAFTED, _D.UNVERIFIED, _D.WAITING), _D.CANCELLED, "Hủy gửi"),
        Step("retry", (_D.FAILED,), _D.WAITING, "Gửi lại"),
    ],
)
