"""What can be drafted from a record, and what was: the menu and the list on the record's page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.states import Medium
from dienhong.web.desk.documents.looks import state_colour
from dienhong.web.desk.drafting.forms import MediumForm

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """One paper of the menu."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A document of the list, by the name of its paper."""

    label: str
    document: OfficialDocument
    colour: str


def menu(choices: Iterable[Choice]) -> dict[str, Any]:
    """The menu's part of a page's context."""
    listed = list(choices)
    return {"choices": listed, "medium_form": MediumForm(initial={"medium": usual_medium()}) if listed else None}


def usual_medium() -> Medium:
    """The form of the commune's newest document: an office rarely changes it."""
    newest = OfficialDocument.objects.order_by("-drafted_at", "-pk").values_list("medium", flat=True).first()
    return Medium(newest) if newest else Medium.ELECTRONIC


def drafted(rows: Iterable[tuple[str, OfficialDocument]]) -> list[Drafted]:
    """Documents with the names of their papers, as a page lists them."""
    return [Drafted(label, row, state_colour(row.state)) for label, row in rows]
