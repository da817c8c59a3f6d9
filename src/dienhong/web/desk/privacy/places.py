"""The pages of personal data, as tabs: each shows those that the person may open."""

from typing import Any

from django.urls import reverse

from dienhong.cycle.privacy.permissions import may_approve_wording, may_handle_requests, may_see_retention
from dienhong.kernel.actors import Actor

_PLACES = (
    ("wordings", "Rà soát công khai", may_approve_wording),
    ("requests", "Yêu cầu của người gửi", may_handle_requests),
    ("retention", "Thời hạn lưu giữ", may_see_retention),
    ("processing", "Hồ sơ xử lý dữ liệu", may_see_retention),
)
_ADDRESSES = {
    "wordings": "desk:wordings",
    "requests": "desk:data_requests",
    "retention": "desk:retention",
    "processing": "desk:processing",
}


def places(actor: Actor, current: str) -> list[dict[str, Any]]:
    """Rows for the `tabs` part."""
    return [
        {"label": label, "href": reverse(_ADDRESSES[key]), "current": key == current}
        for key, label, may in _PLACES
        if may(actor)
    ]
