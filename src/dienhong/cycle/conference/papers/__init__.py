"""Papers of the day: agenda, house rules, opening words, situation brief, minutes, conclusions."""

from dienhong.cycle.conference.papers.agenda import AgendaContext, AgendaStep, agenda_context, agenda_paper, usual_steps
from dienhong.cycle.conference.papers.appointment import AppointmentContext, appointment_paper
from dienhong.cycle.conference.papers.brief import BriefContext, Figure, brief_paper
from dienhong.cycle.conference.papers.conclusions import Conclusion, ConclusionsContext, conclusions_paper
from dienhong.cycle.conference.papers.house_rules import HouseRulesContext, house_rules_context, house_rules_paper
from dienhong.cycle.conference.papers.minutes import Answer, Commitment, MinutesContext, Totals, Turn, minutes_paper
from dienhong.cycle.conference.papers.opening import OpeningContext, opening_context, opening_paper

__all__ = [
    "AgendaContext",
    "AgendaStep",
    "Answer",
    "AppointmentContext",
    "BriefContext",
    "Commitment",
    "Conclusion",
    "ConclusionsContext",
    "Figure",
    "HouseRulesContext",
    "MinutesContext",
    "OpeningContext",
    "Totals",
    "Turn",
    "agenda_context",
    "agenda_paper",
    "appointment_paper",
    "brief_paper",
    "conclusions_paper",
    "house_rules_context",
    "house_rules_paper",
    "minutes_paper",
    "opening_context",
    "opening_paper",
    "usual_steps",
]
