"""What the database says when a venue or a chair is taken, in words for people."""

from django.db import IntegrityError

from dienhong.kernel.errors import Refused

_CLASHES = {
    "venue_once_a_half_day": (
        "venue",
        "Địa điểm này đã có cuộc đối thoại khác trong buổi đó. Hãy chọn nơi hoặc buổi khác.",
    ),
    "chair_once_a_half_day": (
        "chair",
        "Người chủ trì đã có cuộc đối thoại khác trong buổi đó. Hãy chọn người hoặc buổi khác.",
    ),
}


def clash(error: IntegrityError) -> Exception:
    """The refusal that `error` stands for, else `error` itself.

    SQLite names the columns of a broken constraint, PostgreSQL its name.
    """
    text = str(error)
    for name, (field, message) in _CLASHES.items():
        if name in text or f"dialogue.{field}_id" in text:
            return Refused(message, field=field)
    return error
