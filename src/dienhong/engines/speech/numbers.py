"""Numbers as they are said in Vietnamese."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")
_BILLION = 10**9
_LONGEST = 18


def number_words(number: int) -> str:
    """Such as "một triệu hai trăm năm mươi nghìn" for 1250000; "âm" before what is below zero."""
    if number < 0:
        return f"âm {number_words(-number)}"
    if number == 0:
        return _DIGITS[0]
    return " ".join(_said(number, whole=False))


def digit_words(digits: str) -> str:
    """One digit after another, as telephone numbers are said; other characters are passed over."""
    return " ".join(_DIGITS[int(digit)] for digit in digits if digit.isascii() and digit.isdigit())


def figure_words(figure: str) -> str:
    """A number as written: dots between thousands, a comma before decimals, zeros in front left out.

    Figures too long for an amount, or with several zeros in front, are said digit by digit.
    """
    whole, comma, rest = figure.replace(".", "").partition(",")
    if len(whole) > _LONGEST or (whole.startswith("00") and len(whole) > len("00")):
        return digit_words(whole)
    said = number_words(int(whole or "0"))
    return f"{said} phẩy {_decimals(rest)}" if comma and rest else said


def month_word(month: int) -> str:
    """Such as "Ba" or "Mười hai"; the fourth is "Tư"."""
    return "Tư" if month == 4 else number_words(month).capitalize()  # noqa: PLR2004


def day_word(day: int) -> str:
    """Such as "mùng năm" for the first ten days, "hai mươi mốt" after."""
    said = number_words(day)
    return f"mùng {said}" if day <= 10 else said  # noqa: PLR2004


def ordinal_word(number: int) -> str:
    """After "thứ": "nhất", "hai" … "tư"."""
    return {1: "nhất", 4: "tư"}.get(number) or number_words(number)


def _said(number: int, *, whole: bool) -> list[str]:
    """`whole`: something was said before, so that empty hundreds are said too."""
    if number >= _BILLION:
        rest = _said(number % _BILLION, whole=True) if number % _BILLION else []
        return [*_said(number // _BILLION, whole=whole), "tỷ", *rest]
    words: list[str] = []
    for power in (2, 1, 0):
        group = number // 1000**power % 1000
        if group:
            words += _group(group, whole=whole or bool(words))
            words += [_SCALES[power]] if power else []
    return words


def _group(group: int, *, whole: bool) -> list[str]:
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or whole else []
    if not tens:
        return [*words, *(["linh"] if words and ones else []), *([_DIGITS[ones]] if ones else [])]
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return words + ([_after_tens(tens, ones)] if ones else [])


def _after_tens(tens: int, ones: int) -> str:
    if ones == 5:  # noqa: PLR2004
        return "lăm"
    if tens > 1 and ones in (1, 4):
        return "mốt" if ones == 1 else "tư"
    return _DIGITS[ones]


def _decimals(digits: str) -> str:
    few = len(digits) <= 2 and not digits.startswith("0")  # noqa: PLR2004
    return number_words(int(digits)) if few else digit_words(digits)
