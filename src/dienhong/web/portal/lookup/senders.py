"""Who may look up what: wrong codes are counted, and the sender is known by the last digits of a telephone."""

from datetime import datetime

from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.limits.tallies import Limit, count_try, is_spent
from dienhong.web.kit.requests import CommuneRequest, client_address

# 34 random bits and 60 guesses an hour: many years for each hit. Mobile networks put many people behind one address.
WRONG_CODES = Limit("wrong-code", most=60, seconds=3600)
# Many addresses guessing together: from then on each address has few tries left, wherever it is.
WRONG_EVERYWHERE = Limit("wrong-code-everywhere", most=3000, seconds=3600)
WRONG_CODES_WHEN_GUESSED = Limit("wrong-code", most=6, seconds=3600)
WRONG_DIGITS = Limit("wrong-digits", most=5, seconds=3600)
_MOST_KEPT = 20
_DIGITS = 4


def may_look_up(request: CommuneRequest, now: datetime) -> bool:
    """False when this address has tried too many wrong codes in the hour; fewer are too many while all are guessing."""
    is_guessed = is_spent(WRONG_EVERYWHERE, "", now)
    return not is_spent(WRONG_CODES_WHEN_GUESSED if is_guessed else WRONG_CODES, client_address(request), now)


def count_wrong_code(request: CommuneRequest, now: datetime) -> None:
    count_try(WRONG_EVERYWHERE, "", now)
    count_try(WRONG_CODES, client_address(request), now)


def last_digits(opinion: Opinion) -> str:
    """The last four digits of the sender's telephone; empty when there is none."""
    submitter = getattr(opinion, "submitter", None)  # a withheld opinion has lost it
    digits = [char for char in submitter.phone if char.isdigit()] if submitter else []
    return "".join(digits[-_DIGITS:]) if len(digits) >= _DIGITS else ""


def is_sender(request: CommuneRequest, opinion: Opinion) -> bool:
    """Whether this browser may see and do what is the sender's: the code suffices where no telephone was given."""
    return not last_digits(opinion) or opinion.code in request.session.get(_name(request), [])


def confirm(request: CommuneRequest, opinion: Opinion, digits: str, now: datetime) -> str:
    """ "" when the digits are right (remembered in this browser's session), else the sentence to show."""
    who = f"{request.commune.pk}:{opinion.code}"
    if is_spent(WRONG_DIGITS, who, now):
        return "Đã nhập sai quá nhiều lần. Mời ông/bà thử lại sau một giờ."
    if digits != last_digits(opinion):
        count_try(WRONG_DIGITS, who, now)
        return "Bốn số này không khớp với điện thoại đã ghi khi gửi. Hãy kiểm tra lại."
    known = [code for code in request.session.get(_name(request), []) if code != opinion.code]
    request.session[_name(request)] = [*known, opinion.code][-_MOST_KEPT:]
    return ""


def _name(request: CommuneRequest) -> str:
    return f"portal:sender:{request.commune.pk}"
