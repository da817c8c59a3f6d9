"""Words that several tables of documents choose from."""

from dienhong.engines.typeset.model import Urgency
from dienhong.kernel.numbering import System

URGENCIES = [
    (Urgency.NORMAL.value, "Thường"),
    (Urgency.URGENT.value, "Khẩn"),
    (Urgency.VERY_URGENT.value, "Thượng khẩn"),
    (Urgency.EXPRESS.value, "Hỏa tốc"),
]
SYSTEMS = [("state", "Chính quyền"), ("party", "Đảng")]


def as_system(value: str) -> System:
    """A column's word as the type that the kernel speaks of."""
    return "party" if value == "party" else "state"
