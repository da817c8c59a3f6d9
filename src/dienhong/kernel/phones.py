"""Vietnamese telephone numbers: read as people write them, kept as E.164, shown in groups."""

import re

# Mobile prefixes in use since the change of 2018, and landlines with their 02x/02xx area codes (domain §4).
_NATIONAL = re.compile(r"0((?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}|2\d{9})", re.ASCII)
_FROM_ABROAD = re.compile(r"(?:\+|00)?840?")
_FILLING = re.compile(r"[\s.\-–()/]")


def parse_phone(text: str) -> str | None:
    """The number in `text` as E.164 ("+84912345678"), or None when it is no Vietnamese number.

    Spaces, dots, dashes and brackets do not matter; the number may begin with 0, 84, +84 or 0084. Mobiles have nine
    digits after the leading 0, landlines ten.
    """
    bare = _FILLING.sub("", text)
    abroad = _FROM_ABROAD.match(bare)
    found = _NATIONAL.fullmatch(f"0{bare[abroad.end() :]}" if abroad else bare)
    return f"+84{found[1]}" if found else None


def show_phone(number: str) -> str:
    """`number` (E.164 of Viet Nam) as it is read out: "0912 345 678", "0204 382 5555"; others stay as they are."""
    if not number.startswith("+84"):
        return number
    digits = f"0{number[3:]}"
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
