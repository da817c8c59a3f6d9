"""What a reply must hold. Pure."""

from dienhong.kernel.verdicts import YES, Verdict, no

_SHORTEST = 30


def complete(text: str) -> Verdict:
    if len(text.strip()) < _SHORTEST:
        return no("Nội dung trả lời còn quá ngắn. Hãy trả lời rõ từng ý người dân hỏi.")
    return YES


def publishable(public_text: str) -> Verdict:
    """Nothing of a citizen becomes public without a wording that a person has approved."""
    if not public_text.strip():
        return no("Hãy ghi nội dung ý kiến dùng để công khai, đã bỏ tên, số điện thoại, địa chỉ của người dân.")
    return YES
