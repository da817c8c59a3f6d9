"""A dialogue's topics with the names of their fields."""

from collections.abc import Mapping, Sequence
from typing import Any


def named_topics(topics: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each topic's words and the names of its fields; a field that the commune does not have is left out."""
    return [
        {
            "text": topic.get("text") or "",
            "fields": [names[code] for code in topic.get("fields") or [] if code in names],
        }
        for topic in topics
    ]
