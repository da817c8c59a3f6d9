"""The two normal forms of a text that are searched: with its diacritics, and without."""

import unicodedata

from dienhong.kernel.vietnamese import canon, fold, fold_yi, nfc


class _Letters(dict[int, str]):
    """What becomes of each letter in the exact form, in agreement with `fold`: kept, dropped, or a space."""

    def __missing__(self, code: int) -> str:
        between = fold(f"a{chr(code)}b")
        self[code] = "" if between == "ab" else " " if between == "a b" else chr(code)
        return self[code]


_LETTERS = _Letters()


def folded_words(text: str) -> list[str]:
    """The words of `text` without diacritics, a lone y written i."""
    return fold_yi(text).split()


def exact_words(text: str) -> list[str]:
    """The words of `text` in lower case with their diacritics, tones where the new style sets them."""
    plain = nfc(canon(unicodedata.normalize("NFKC", text)).casefold())
    return plain.translate(_LETTERS).split()


def padded(words: list[str]) -> str:
    """The words as the columns hold them: each between spaces."""
    return f" {' '.join(words)} "
