"""What of a message its sender wrote just now: without the quoted message and without the signature."""

import re

_QUOTES_BEGIN = re.compile(
    r"^\s*(?:-{2,}\s*(?:original message|forwarded message|thư gốc|thư được chuyển tiếp|tin nhắn gốc)|"
    r"(?:on|vào|ngày|lúc|vào lúc)\b.{4,200}\b(?:wrote|đã viết|viết)\s*:\s*$|_{20,}\s*$)",
    re.IGNORECASE,
)
_OUTLOOK = re.compile(r"^\s*\*?(?:from|từ)\s*:\s*\S", re.IGNORECASE)
_OUTLOOK_NEXT = re.compile(r"^\s*\*?(?:sent|đã gửi|date|ngày|gửi|to|đến)\s*:\s*\S", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^\s*(?:--\s*|(?:sent from my|get outlook for|gửi từ|được gửi từ|đã gửi từ)\b.{0,60})$", re.IGNORECASE
)
_PREFIXES = re.compile(r"^(?:(?:re|fw|fwd|tl|trả lời|chuyển tiếp)\s*:\s*)+", re.IGNORECASE)


def own_words(text: str) -> str:
    """The part above the quotation, without signature; all of `text` when nothing else remains."""
    kept: list[str] = []
    lines = text.split("\n")
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else ""
        wrapped = f"{line.rstrip()} {after.strip()}" if len(line) < 200 else line  # noqa: PLR2004 - programs wrap it
        if _QUOTES_BEGIN.match(line) or (not line.startswith(">") and _QUOTES_BEGIN.match(wrapped)):
            break
        if (_OUTLOOK.match(line) and _OUTLOOK_NEXT.match(after)) or _SIGNATURE.match(line):
            break
        if not line.startswith(">"):
            kept.append(line)
    own = "\n".join(kept).strip()
    return own or text.strip()


def with_subject(subject: str, text: str) -> str:
    """Subject and words as an opinion has them; a subject that only repeats the words, or "Re:", is left out."""
    about = _PREFIXES.sub("", subject).strip()
    return text if not about or about.casefold() in text.casefold() else f"{about}\n\n{text}".strip()
