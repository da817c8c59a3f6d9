"""What still lies before an opinion, so that its sender sees where it stands on the whole way."""

from datetime import date
from typing import Any

from dienhong.cycle.opinions.states import OpinionState

_GIVEN = {"title": "Giao cho đơn vị trả lời", "state": "pending"}
_READ = {
    "title": "Cán bộ đọc, giao cho đơn vị trả lời",
    "body": "Nếu việc thuộc cơ quan khác, xã chuyển đi và ghi rõ nơi nhận.",
    "state": "pending",
}
_BEFORE_ANSWER: dict[OpinionState, tuple[dict[str, str], ...]] = {
    OpinionState.RECEIVED: (_READ,),
    OpinionState.TRIAGED: (_GIVEN,),
    OpinionState.ASSIGNED: (),
    OpinionState.MERGED: (),
}


def ahead(state: OpinionState, due_date: date | None) -> list[dict[str, Any]]:
    """Rows for the kit's timeline after what has happened; none once it is answered or has gone elsewhere."""
    if state not in _BEFORE_ANSWER:
        return []
    title = "Trả lời chung" if state == OpinionState.MERGED else "Trả lời"
    by = f"chậm nhất {due_date:%d/%m/%Y}" if due_date else ""
    return [*_BEFORE_ANSWER[state], {"title": title, "at": by, "state": "pending"}]
