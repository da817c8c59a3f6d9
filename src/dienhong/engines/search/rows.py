"""Whether one text answers a question: by reading it, where an index alone does not decide."""

from dienhong.engines.search.asking import Phrase, Question


def said_in_row(question: Question, part: str) -> tuple[str, list[object]]:
    """A condition on `exact` and `folded` of an entry, with its values. `part`: "all", "exact" or "rest"."""
    values: list[object] = []
    exact = " AND ".join(_like("exact", phrase, values) for phrase in question.typed)
    if part == "exact":
        return exact, values
    values = []
    units = " AND ".join(
        f"({' OR '.join(' AND '.join(_like('folded', phrase, values) for phrase in way) for way in ways)})"
        for ways in question.units
    )
    if part == "rest" and question.typed:
        without = " AND ".join(_like("exact", phrase, values) for phrase in question.typed)
        return f"{units} AND NOT ({without})", values
    return units, values


def _like(column: str, phrase: Phrase, values: list[object]) -> str:
    # The words hold only letters and digits: no sign that LIKE understands.
    values.append(f"% {' '.join(phrase.words)}{'' if phrase.is_begun else ' '}%")
    return f"{column} LIKE %s"
