"""What one phone of the audience shows: how the conference runs, one's own place, questions to second."""

import json
from collections.abc import Collection
from typing import Any

from dienhong.cycle.conference.models import Conference, HallQuestion, Seconding, Turn
from dienhong.cycle.conference.queries import queue
from dienhong.cycle.conference.states import TurnState
from dienhong.web.stage.keeping import kept
from dienhong.web.stage.shown.projected import shown_questions

_QUESTIONS = 10
COUNTED = 60
"""Places that are counted one by one: the order of a very long list changes with each turn, and costs more to find."""
_SAID = {
    TurnState.SPEAKING: "Đang đến lượt ông/bà phát biểu.",
    TurnState.SPOKEN: "Ông/bà đã phát biểu. Xin cảm ơn.",
    TurnState.ABSENT: "Ông/bà được mời nhưng chưa có mặt. Hãy báo bàn tiếp nhận để trở lại danh sách.",
    TurnState.WITHDRAWN: "Tên của ông/bà không còn trong danh sách. Nếu chưa đúng, hãy báo bàn tiếp nhận.",
}


def mine(conference: Conference, turns: Collection[int], questions: Collection[int], stamp: str) -> dict[str, Any]:
    """One's turns with how many come before, and one's questions with what became of them."""
    order = places(conference, stamp)
    own = Turn.objects.filter(conference=conference, pk__in=turns)
    asked = HallQuestion.objects.filter(conference=conference, pk__in=questions)
    return {
        "turns": [{"number": turn.number, "said": said(turn, order)} for turn in own],
        "asked": list(asked),
    }


def places(conference: Conference, stamp: str) -> list[int]:
    """The ids of those who come first, in order; found once for a state of the hall, however many phones ask."""

    def find() -> str:
        return json.dumps([turn.pk for turn in queue(conference, most=COUNTED)])

    text = kept.text((conference.pk, "order"), stamp, find)
    return list(json.loads(text))


def said(turn: Turn, order: list[int]) -> str:
    """Where a turn stands, in a sentence to whom it belongs."""
    if turn.pk not in order:
        return _SAID.get(TurnState(turn.state), f"Còn hơn {COUNTED} người trước ông/bà.")
    before = order.index(turn.pk)
    return f"Còn {before} người trước ông/bà." if before else "Ông/bà là người tiếp theo. Xin mời chuẩn bị."


def to_second(conference: Conference, device: str) -> list[dict[str, Any]]:
    """The questions that are shown, each with whether this phone asks it too."""
    rows = list(shown_questions(conference.pk)[:_QUESTIONS])
    done = set(Seconding.objects.filter(question__in=rows, device=device).values_list("question_id", flat=True))
    return [{"question": row, "count": row.seconded, "is_mine": row.pk in done} for row in rows]
