"""The commune of a package on the laptop: the one with its code, made at the first package."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from dienhong.civic.communes.models import Commune
from dienhong.config.hall.carried import COMMUNE
from dienhong.cycle.conference.packages.envelope import Label
from dienhong.kernel.errors import Refused


def settled(content: Mapping[str, Any], label: Label) -> Commune:
    """The commune here; `Refused` where the content speaks of another one than the label, or of none."""
    told = content.get("commune")
    if not isinstance(told, dict) or told.get("code") != label.commune or content.get("conference") != label.conference:
        raise Refused("Nhãn và nội dung gói không khớp. Không có gì được nhập.")
    known = Commune.objects.filter(code=label.commune).first()
    if known is not None:
        return known
    fresh = Commune(**{column: told.get(column, "") for column in COMMUNE})
    if Commune.objects.filter(slug=fresh.slug).exists():
        fresh.slug = f"{fresh.slug}-{fresh.code}"[-60:]
    try:
        fresh.full_clean()
    except ValidationError:
        raise Refused("Nội dung gói không đúng dạng (thông tin của xã). Không có gì được nhập.") from None
    fresh.save()
    return fresh
