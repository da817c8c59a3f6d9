"""What a reply must hold. Pure."""

from datetime import date, timedelta

from dienhong.cycle.replies.states import ReplyState
from dienhong.kernel.verdicts import YES, Verdict, no, only_if

_SHORTEST = 30
_LONGEST_PROMISE = timedelta(days=3 * 365)


def complete(text: str) -> Verdict:
    if len(text.strip()) < _SHORTEST:
        return no("Nội dung trả lời còn quá ngắn. Hãy trả lời rõ từng ý người dân hỏi.")
    return YES


def publishable(public_text: str) -> Verdict:
    """Nothing of a citizen becomes public without a wording that a person has approved."""
    if not public_text.strip():
        return no("Hãy ghi nội dung ý kiến dùng để công khai, đã bỏ tên, số điện thoại, địa chỉ của người dân.")
    return YES


def promisable(due: date, today: date) -> Verdict:
    """A promise lies ahead; beyond three years it is a slip in the year, or no promise that people can hold one to."""
    if due < today:
        return no(f"Ngày hoàn thành cam kết {due:%d/%m/%Y} đã qua. Hãy ghi ngày từ hôm nay trở đi.")
    last = today + _LONGEST_PROMISE
    return only_if(
        due <= last, f"Ngày hoàn thành cam kết phải trong vòng ba năm, chậm nhất {last:%d/%m/%Y}. Hãy kiểm tra lại năm."
    )


def may_have_letter(state: ReplyState) -> Verdict:
    return only_if(
        state in (ReplyState.APPROVED, ReplyState.PUBLISHED), "Trả lời được duyệt rồi mới soạn công văn gửi người dân."
    )


def reference(earlier: str, answered_on: date) -> str:
    """The draft of an answer that repeats an earlier one."""
    return (
        f"Nội dung này Ủy ban nhân dân đã trả lời ngày {answered_on:%d/%m/%Y} như sau:\n\n{earlier.strip()}\n\n"
        "Đến nay, kết quả như sau: "
    )
