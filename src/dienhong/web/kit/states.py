"""Colour of each state's label: one table, so that a state looks the same on every page."""

from typing import Final

COLOURS: Final[dict[str, str]] = {
    # waiting for somebody
    "received": "blue",
    "planned": "grey",
    "draft": "grey",
    "not_started": "grey",
    "in_review": "purple",
    "triaged": "teal",
    "assigned": "yellow",
    "in_progress": "yellow",
    "announced": "blue",
    "intake_open": "green",
    "intake_closed": "purple",
    # finished well
    "approved": "teal",
    "replied": "green",
    "published": "green",
    "issued": "green",
    "done": "green",
    "held": "teal",
    "concluded": "green",
    "closed": "grey",
    # finished otherwise
    "merged": "grey",
    "transferred": "orange",
    "separate": "orange",
    "withdrawn": "grey",
    "rejected": "red",
    "overdue": "red",
    "blocked": "orange",
    "reopened": "orange",
}
SOON_DAYS: Final = 3


def colour_of(state: object) -> str:
    """Tag colour of a state given by name or by an enumeration member; grey for a state not in the table."""
    return COLOURS.get(str(getattr(state, "value", state)).lower(), "grey")


def due_words(days: int) -> tuple[str, str]:
    """(words, colour) for a duty with so many days left; negative days are days past the deadline."""
    if days < 0:
        return f"Quá hạn {-days} ngày", "red"
    if days == 0:
        return "Hạn hôm nay", "orange"
    return f"Còn {days} ngày", "yellow" if days <= SOON_DAYS else "grey"
