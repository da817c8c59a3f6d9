"""How sure a proposal is: shares that were right on held-out texts, and the three words in which people are told."""

from typing import Literal

from dienhong.engines.language.kinds import Judgement, Urgency
from dienhong.engines.language.personal.spans import Outcome

Certainty = Literal["sure", "likely", "doubtful"]

# Shares of right proposals on the two development sets of another hand (rounded down to steps of 0.05).
_OF_KIND = {"cam_on": 0.95, "cau_hoi": 0.75, "de_xuat": 0.65}
_OF_OTHER_KINDS = 0.5
_URGENCY_BY_RULE, _URGENCY_BY_DEFAULT = 0.65, 0.85
_OF_OUTCOME: dict[Outcome, float] = {"redact": 0.95, "ask": 0.5, "keep": 0.75}
_SURE_FROM, _LIKELY_FROM = 0.8, 0.6


def certainty(score: float) -> Certainty:
    """The word for a score of 0–1; fields at or above 0.8 were right in 97 of 100 held-out texts, below 0.6 in 58."""
    if score >= _SURE_FROM:
        return "sure"
    return "likely" if score >= _LIKELY_FROM else "doubtful"


def score_of_kind(found: Judgement) -> float:
    """How often the rules were right when they said so (0–1)."""
    return _OF_KIND.get(found.value, _OF_OTHER_KINDS)


def score_of_urgency(found: Urgency) -> float:
    """How often the level was right, by a rule that fired or because nothing pressed (0–1)."""
    return _URGENCY_BY_RULE if found.reason else _URGENCY_BY_DEFAULT


def score_of_outcome(outcome: Outcome) -> float:
    """How much a find of personal data is to be believed (0–1)."""
    return _OF_OUTCOME[outcome]
