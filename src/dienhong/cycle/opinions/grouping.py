"""What may be answered together, what may leave a group again, what may be split. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dienhong.cycle.opinions.rules import acceptable_text
from dienhong.cycle.opinions.states import OPINION_FLOW, OpinionState
from dienhong.kernel.verdicts import YES, Verdict, no, only_if

_ANSWERED = (OpinionState.REPLIED, OpinionState.CLOSED)
LEADING = (OpinionState.RECEIVED, OpinionState.TRIAGED, OpinionState.ASSIGNED, *_ANSWERED)
MOST_PARTS = 10
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]*")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the rules ask of one opinion. `leader_code`: with whom it is answered; `original_id`: whose part it is."""

    pk: int
    commune_id: int
    code: str
    state: OpinionState
    leader_code: str = ""
    original_id: int | None = None


def mergeable(one: Standing, into: Standing) -> Verdict:
    """Whether `one` may be answered together with `into`.

    Only a leader can be led to and only what leads or stands alone is led, so that no ring can come about.
    """
    if one.pk == into.pk:
        return no("Không gộp ý kiến vào chính nó. Hãy ghi mã của ý kiến khác.")
    if one.commune_id != into.commune_id:
        return no("Hai ý kiến thuộc hai xã khác nhau nên không gộp được.")
    if into.leader_code:
        return no(f"Ý kiến {into.code} đã gộp vào {into.leader_code}. Hãy gộp vào {into.leader_code}.")
    if into.state not in LEADING:
        return no("Không có ý kiến đang xử lý với mã này. Hãy kiểm tra lại mã.")
    if into.original_id == one.pk:
        return no("Ý kiến kia là một phần của ý kiến này. Hãy gộp phần đó vào đây, không làm ngược lại.")
    return only_if(OPINION_FLOW.allows("merge", one.state), f"Ý kiến {one.code} đã xử lý xong nên không gộp được nữa.")


def may_part(state: OpinionState, answered_on: date | None) -> Verdict:
    """Whether an opinion may be taken out of its group."""
    if answered_on is not None:
        return no(
            f"Đã có kết quả chung ngày {answered_on:%d/%m/%Y} và người gửi đã được báo, nên không tách ra được nữa. "
            "Nếu việc của người này khác, người gửi có thể đề nghị xem lại; ý kiến khi đó tự tách khỏi nhóm."
        )
    return only_if(state == OpinionState.MERGED, "Ý kiến này không nằm trong nhóm nào. Mời tải lại trang.")


def splittable(text: str, spans: Sequence[Span], taken: Sequence[Span]) -> Verdict:
    """Whether `spans` of `text` may become opinions of their own, where `taken` already are.

    Each holds words, none overlaps another, and something is left for the opinion itself.
    """
    if not spans:
        return no("Hãy đánh dấu ít nhất một đoạn để tách.")
    if len(spans) + len(taken) > MOST_PARTS:
        return no(f"Một ý kiến tách được nhiều nhất {MOST_PARTS} việc.")
    if any(start < 0 or end > len(text) or start >= end for start, end in spans):
        return no("Đoạn đánh dấu nằm ngoài lời của người gửi. Mời tải lại trang và chọn lại.")
    ordered = sorted([*spans, *taken])
    if any(left[1] > right[0] for left, right in pairwise(ordered)):
        return no("Hai đoạn chồng lên nhau, hoặc đoạn này đã được tách. Mỗi câu chỉ thuộc một việc.")
    for start, end in spans:
        if not acceptable_text(text[start:end]):
            return no(f"Đoạn “{text[start:end].strip()[:40]}” quá ngắn để thành một ý kiến. Hãy chọn cả câu.")
    return YES if remainder(text, ordered).strip() else no("Hãy để lại ít nhất một việc ở chính ý kiến này.")


def sentences(text: str) -> list[Span]:
    """Where each sentence or line of `text` stands."""
    return [
        (start, end) for start, end in (match.span() for match in _SENTENCE.finditer(text)) if text[start:end].strip()
    ]


def spans_of(places: Sequence[Span], issues: Sequence[int]) -> list[Span]:
    """One span for each issue above 0, where `issues` names that of each sentence; [] when one is scattered."""
    spans: dict[int, Span] = {}
    before = 0
    for place, issue in zip(places, issues, strict=True):
        if issue in spans and issue != before:
            return []
        spans[issue] = (spans[issue][0] if issue == before and issue in spans else place[0], place[1])
        before = issue
        if issue == 0:
            spans.pop(0)
    return sorted(spans.values())


def remainder(text: str, spans: Sequence[Span]) -> str:
    """The words of `text` outside `spans`."""
    taken = sorted(spans)
    starts, ends = [0, *(end for _, end in taken)], [*(start for start, _ in taken), len(text)]
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))
