"""What guests may answer and when, and what their seats depend on."""

from datetime import date

from dienhong.cycle.invitations.states import COMING, Answer
from dienhong.kernel.verdicts import YES, Verdict, no, only_if

REMIND_BEFORE = (5, 2)
"""Days before the dialogue on which those who have not answered are reminded."""
MOST_OF_A_VILLAGE = 5000
_ENDED = {
    "cancelled": "Cuộc đối thoại không diễn ra nữa.",
    "held": "Cuộc đối thoại đã diễn ra.",
    "concluded": "Cuộc đối thoại đã diễn ra.",
}


def may_answer(state: str, day: date | None, today: date) -> Verdict:
    """Guests answer and change their answer until the day before; on the day the reception decides."""
    if state in _ENDED:
        return no(_ENDED[state])
    if day is None:
        return no("Cuộc đối thoại đang được xếp lại lịch. Mời ông/bà xem lại sau.")
    return only_if(today < day, "Đã đến ngày đối thoại nên không đổi trả lời ở đây nữa. Mời ông/bà báo ở bàn đón tiếp.")


def fitting_substitute(answer: Answer, name: str) -> Verdict:
    lacks = answer == Answer.DELEGATE and not any(letter.isalpha() for letter in name)
    return only_if(not lacks, "Hãy ghi họ tên người được cử đi thay.")


def needs_seat(answer: Answer) -> bool:
    return answer in COMING


def crowding(seats: int | None, invited: int, villagers: int = 0) -> str:
    """The warning when more are asked than there are seats; "" when they fit or the seats are not known."""
    asked = invited + villagers
    if seats is None or asked <= seats:
        return ""
    told = f"Nơi họp có {seats} chỗ, danh sách mời {invited} người"
    told += f", các thôn báo {villagers} người" if villagers else ""
    return f"{told}: thiếu {asked - seats} chỗ. Người trả lời sau khi hết chỗ vào danh sách chờ."


def reminder_step(days_left: int) -> int | None:
    """Which reminder is due that many days before: the latest that has come, so that none is told late twice."""
    due = [step for step in REMIND_BEFORE if 0 < days_left <= step]
    return min(due) if due else None


def believable_turnout(expected: int) -> Verdict:
    if 0 <= expected <= MOST_OF_A_VILLAGE:
        return YES
    return no(f"Số người dự phải từ 0 đến {MOST_OF_A_VILLAGE}.")
