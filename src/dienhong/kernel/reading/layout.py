"""Tables that only place things on the page: the two-column header and the signature block."""

from dienhong.kernel.vietnamese import fold

_MARKS = ("cong hoa xa hoi chu nghia", "dang cong san viet nam", "noi nhan", "doc lap tu do hanh phuc")
_MAX_COLUMNS = 3


def is_layout_table(rows: list[list[str]]) -> bool:
    """True for a table without data: one cell, or at most three columns around a national or signature header."""
    columns = max((len(row) for row in rows), default=0)
    if columns <= 1:
        return True
    if columns > _MAX_COLUMNS:
        return False
    words = fold(" ".join(cell for row in rows[:4] for cell in row))
    return any(mark in words for mark in _MARKS)
