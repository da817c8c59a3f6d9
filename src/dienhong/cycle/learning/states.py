"""What the machine proposes and a person decides."""

from django.db import models


class Aspect(models.TextChoices):
    FIELD = "field", "Lĩnh vực"
    KIND = "kind", "Loại"
    URGENCY = "urgency", "Mức độ"
