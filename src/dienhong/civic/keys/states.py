"""What a key allows."""

from django.db import models


class Scope(models.TextChoices):
    INTAKE = "intake", "Gửi ý kiến và xem tình trạng theo mã"
    READ = "read", "Đọc dữ liệu mở với hạn mức cao hơn"
