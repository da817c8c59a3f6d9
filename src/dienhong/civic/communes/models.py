"""The commune as a tenant, its units, villages and venues."""

from typing import Any

from django.db import models

from dienhong.engines.tenancy.models import CommuneOwned
from dienhong.kernel.vietnamese import sort_key


class CommuneKind(models.TextChoices):
    XA = "xa", "xã"
    PHUONG = "phuong", "phường"
    DAC_KHU = "dac_khu", "đặc khu"


class Commune(models.Model):
    """A commune served by this installation; chosen by `host`, else by the first part of the path (`slug`)."""

    code = models.CharField("mã đơn vị hành chính", max_length=5, unique=True)
    name = models.CharField("tên", max_length=80)
    kind = models.CharField("loại", max_length=10, choices=CommuneKind.choices, default=CommuneKind.XA)
    province_name = models.CharField("tỉnh, thành phố", max_length=80)
    slug = models.SlugField("phần địa chỉ", max_length=60, unique=True)
    host = models.CharField("tên miền", max_length=120, blank=True, default="")
    hotline = models.CharField("điện thoại", max_length=30, blank=True, default="")
    email = models.EmailField("thư điện tử", blank=True, default="")
    address = models.CharField("địa chỉ trụ sở", max_length=200, blank=True, default="")
    responsible = models.CharField("người chịu trách nhiệm nội dung", max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["host"], condition=~models.Q(host=""), name="host_serves_one_commune")
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Such as "xã Hợp Thịnh"."""
        return f"{self.get_kind_display()} {self.name}"


class Sorted(CommuneOwned):
    """A named row kept in Vietnamese order."""

    name = models.CharField("tên", max_length=160)
    sort_key = models.CharField(max_length=600, editable=False, default="")

    class Meta:
        abstract = True
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.name)[:600]
        super().save(*args, **kwargs)


class Unit(Sorted):
    """A department or body that answers opinions."""

    key = models.SlugField("ký hiệu", max_length=40)
    short_name = models.CharField("tên gọn", max_length=60, blank=True, default="")
    is_active = models.BooleanField("đang hoạt động", default=True)

    class Meta(Sorted.Meta):
        constraints = [models.UniqueConstraint(fields=["commune", "key"], name="unit_key_once")]


class Village(Sorted):
    """A village or residential group (thôn, tổ dân phố …), with its kind in the name."""

    head_name = models.CharField("trưởng thôn, tổ trưởng", max_length=120, blank=True, default="")
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta(Sorted.Meta):
        constraints = [models.UniqueConstraint(fields=["commune", "name"], name="village_name_once")]


class Venue(Sorted):
    """A place where dialogues are held."""

    address = models.CharField("địa chỉ", max_length=200, blank=True, default="")
    capacity = models.PositiveIntegerField("số chỗ", null=True, blank=True)

    class Meta(Sorted.Meta):
        constraints = [models.UniqueConstraint(fields=["commune", "name"], name="venue_name_once")]
