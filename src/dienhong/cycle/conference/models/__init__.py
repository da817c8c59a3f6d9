"""The tables of the hall: the conference, and one module for each thing that happens in it."""

from dienhong.cycle.conference.models.act import Act
from dienhong.cycle.conference.models.agenda import AgendaStep
from dienhong.cycle.conference.models.attendance import Attendance
from dienhong.cycle.conference.models.carriage import CarriedRow, Clash
from dienhong.cycle.conference.models.conference import Conference, DutyHolder, SightToken
from dienhong.cycle.conference.models.question import HallQuestion, Seconding
from dienhong.cycle.conference.models.recording import Recording, SpokenPiece
from dienhong.cycle.conference.models.review import Correction, MinutesReview, PublicMinutes, Settlement
from dienhong.cycle.conference.models.row import MinutesRow, RowText
from dienhong.cycle.conference.models.turn import Commitment, Outcome, Turn

__all__ = [
    "Act",
    "AgendaStep",
    "Attendance",
    "CarriedRow",
    "Clash",
    "Commitment",
    "Conference",
    "Correction",
    "DutyHolder",
    "HallQuestion",
    "MinutesReview",
    "MinutesRow",
    "Outcome",
    "PublicMinutes",
    "Recording",
    "RowText",
    "Seconding",
    "Settlement",
    "SightToken",
    "SpokenPiece",
    "Turn",
]
