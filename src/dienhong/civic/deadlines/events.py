"""A commune sets limits of its own."""

from dataclasses import dataclass
from typing import ClassVar

from dienhong.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class LimitChanged(Event):
    """`amount` is None where the commune goes back to the general limit. `subject_id` is the commune."""

    verb: ClassVar[str] = "limit_changed"
    subject: ClassVar[str] = "commune"
    label: ClassVar[str] = "Sửa thời hạn"
    rule: str
    kind: str
    field: str
    amount: int | None
