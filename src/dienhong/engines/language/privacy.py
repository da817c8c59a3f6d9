"""Proposals for the wording that becomes public: what points to a person is found, and hidden unless it may stay."""

from dienhong.engines.language.personal.names import names_in
from dienhong.engines.language.personal.numbers import numbers_in
from dienhong.engines.language.personal.places import homes_in, parcels_in
from dienhong.engines.language.personal.spans import Outcome, PersonalSpan, without_overlap

__all__ = ["Outcome", "PersonalSpan", "find_personal", "hide"]


def find_personal(text: str) -> list[PersonalSpan]:
    """Personal data in `text` by position (character offsets), none overlapping; numbers are believed before names.

    Outcomes: `redact` is certain, `ask` needs a person's look, `keep` may stay (officials in office, the place of an
    incident). Source: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 16.
    """
    numbers = list(numbers_in(text))
    people = list(names_in(text))
    homes = list(homes_in(text, people))
    return without_overlap([*numbers, *parcels_in(text, people), *people, *homes])


def hide(text: str) -> str:
    """`text` with every find but those that may stay replaced by […]: a first proposal, never the last word."""
    for span in reversed(find_personal(text)):
        if span.outcome != "keep":
            text = f"{text[: span.start]}[…]{text[span.end :]}"
    return text
