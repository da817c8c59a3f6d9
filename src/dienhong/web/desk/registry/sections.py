"""The parts of the registry that a person may open, as tabs over each of its pages."""

from typing import Any

from django.urls import reverse

from dienhong.civic.people.roles import Permission
from dienhong.kernel.actors import Actor

_READ = frozenset({Permission.READ_DOCUMENTS})
_WORK = _READ | {Permission.DRAFT_DOCUMENT}
_SECTIONS = (
    ("book_out", "Sổ văn bản đi", _READ),
    ("book_in", "Sổ văn bản đến", _READ),
    ("book_follow_up", "Sổ theo dõi", _READ),
    ("incoming", "Xử lý văn bản đến", _WORK),
    ("dossiers", "Hồ sơ", _WORK),
    ("mandates", "Thẩm quyền ký", _WORK | {Permission.MANAGE_MANDATES}),
    ("number_series", "Hệ thống số", _READ),
)


def sections(actor: Actor, current: str) -> list[dict[str, Any]]:
    """Tabs of the pages that this person may open; `current` is the name of the page's address."""
    return [
        {"label": label, "href": reverse(f"desk:{name}"), "current": name == current}
        for name, label, needed in _SECTIONS
        if any(actor.may(permission) for permission in needed)
    ]
