"""A commune's fields of public affairs: the national list, with its own units and words."""

from django.db import models

from dienhong.engines.tenancy.models import CommuneOwned


class Topic(CommuneOwned):
    """One field (code of the catalogue) as this commune handles it. `unit_key` names the unit that answers."""

    code = models.CharField(max_length=10)
    name = models.CharField("tên lĩnh vực", max_length=120)
    unit_key = models.CharField("đơn vị phụ trách", max_length=40, blank=True)
    keywords = models.JSONField("từ khóa", default=list)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "code"], name="topic_code_once")]
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name
