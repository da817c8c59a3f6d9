"""Vietnamese telephone numbers: read as people write them, kept as E.164, shown in groups."""

import re

# Mobile prefixes in use since the change of 2018 and landlines with their 02x/02xx area codes (domain §4).
_MOBILE = re.compile(r"(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
_LANDLINE = re.compile(r"2\d{9}")
_FOREIGN_WAY = re.compile(r"(?:\+|00)84\(?0?\)?")
_FILLING = re.compile(r"[\s.\-–()/]")


def parse_phone(text: str) -> str | None:
    """The number in `text` as E.164 ("+84912345678"), or None when it is no Vietnamese number.

    Spaces, dots, dashes and brackets do not matter; the number may begin with 0, 84, +84 or 0084. Mobiles have nine
    digits after the leading 0, landlines ten.
    """
    bare = _FILLING.sub("", text)
    national = _FOREIGN_WAY.sub("0", bare, count=1) if bare.startswith(("+", "00")) else bare
    if national.startswith("84") and not national.startswith("0") and len(national) > len("84") + 8:
        national = f"0{national[2:]}"
    rest = national[1:]
    known = national.startswith("0") and (_MOBILE.fullmatch(rest) or _LANDLINE.fullmatch(rest))
    return f"+84{rest}" if known else None


def show_phone(number: str) -> str:
    """`number` (E.164 of Viet Nam) as it is read out: "0912 345 678", "0204 123 4567"; others stay as they are."""
    if not number.startswith("+84"):
        return number
    digits = f"0{number[3:]}"
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
