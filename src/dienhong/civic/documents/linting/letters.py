"""Classes of Vietnamese letters for patterns, and words written in the case of others."""

import unicodedata

_LOWER_MARKED = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
LOWER = "a-z" + _LOWER_MARKED
UPPER = "A-Z" + _LOWER_MARKED.upper()
LETTER = LOWER + UPPER
_FOLDED = {
    ord(letter): unicodedata.normalize("NFD", letter)[0].lower() for letter in _LOWER_MARKED + _LOWER_MARKED.upper()
}
_FOLDED |= {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {ord("đ"): "d", ord("Đ"): "d"}


def fold_letters(text: str) -> str:
    """`text` in small letters without marks, letter for letter, so that a place in it is a place in `text`."""
    return text.translate(_FOLDED)


def recased(written: str, pattern: str) -> str:
    """`written` with capitals where `pattern`, as long as it, has them: keeps uỷ or ủy as it was typed."""
    return "".join(
        mine.upper() if model.isupper() else mine.lower() for mine, model in zip(written, pattern, strict=True)
    )
