"""What an annual plan says, ready to be laid out."""

from dataclasses import dataclass

from dienhong.civic.communes.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDialogue:
    """One meeting of the year. `audience` follows "Đối thoại với …"; what is not known yet stays empty."""

    audience: str = ""
    topics: tuple[str, ...] = ()
    when: str = ""
    venue: str = ""
    chair: str = ""
    preparing_unit: str = ""


@dataclass(frozen=True, slots=True)
class PlannedDuty:
    """`due` is empty where `what` tells it already."""

    who: str
    what: str
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContext:
    """`bases` are whole phrases ("Luật … ngày …", "Thực hiện …") without an end mark."""

    letterhead: Letterhead
    symbol: str
    subject: str
    bases: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    mottos: tuple[str, ...] = ()
    dialogues: tuple[PlannedDialogue, ...] = ()
    participants: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    duration: str = ""
    procedure: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    duties: tuple[PlannedDuty, ...] = ()
