"""Groups of those whom a commune invites, what guests answer, and whether they have a seat."""

from django.db import models


class ContactGroup(models.TextChoices):
    """The groups that plans name as taking part."""

    COUNCIL = "council", "Hội đồng nhân dân"
    FRONT = "front", "Mặt trận Tổ quốc"
    ASSOCIATION = "association", "Đoàn thể, hội"
    UNIT = "unit", "Ban, ngành, đơn vị"
    VILLAGE = "village", "Thôn, tổ dân phố"
    OTHER = "other", "Khách khác"


class Answer(models.TextChoices):
    NONE = "none", "Chưa trả lời"
    YES = "yes", "Dự"
    DELEGATE = "delegate", "Cử người khác"
    NO = "no", "Không dự"


class Place(models.TextChoices):
    NONE = "none", "Không giữ chỗ"
    SEATED = "seated", "Có chỗ"
    WAITING = "waiting", "Danh sách chờ"


class RowState(models.TextChoices):
    """What becomes of a row of a table of contacts."""

    READY = "ready", "Sẽ thêm"
    DUPLICATE = "duplicate", "Đã có"
    FAULTY = "faulty", "Cần sửa"


COMING = (Answer.YES, Answer.DELEGATE)
