"""What messages are about, and how officials want theirs."""

from django.db import models


class Topic(models.TextChoices):
    """What a recipient can refuse apart."""

    OPINION = "opinion", "Tin về ý kiến đã gửi"
    INVITATION = "invitation", "Giấy mời"
    PUBLICITY = "publicity", "Thông báo của xã"
    DUTIES = "duties", "Nhắc việc đến hạn"
    NOTICES = "notices", "Tin báo công việc"
    DIGEST = "digest", "Thư tổng hợp trong ngày"
    CONFIRM = "confirm", "Thư xác nhận địa chỉ"


class NoticesBy(models.TextChoices):
    NOTHING = "nothing", "Không gửi, tôi xem ở bàn làm việc"
    DIGEST = "digest", "Gộp thành một thư mỗi ngày"
    AT_ONCE = "at_once", "Gửi ngay từng tin, trừ giờ nghỉ"
