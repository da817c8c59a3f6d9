"""Text typed in the fonts of before Unicode: TCVN3 (ABC, .VnTime) and VNI (VNI-Times), told apart and converted.

In both the file holds Western letters that only look Vietnamese in their font. Sources: TCVN 5712:1993 (TCVN3) and the
VNI Windows table.
"""

import re
from typing import Literal

from dienhong.kernel.vietnamese import nfc

Writing = Literal["unicode", "tcvn3", "vni"]

_TCVN3 = str.maketrans(
    dict(
        zip(
            "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
            strict=True,
        )
    )
)
# VNI writes a base letter and then the sign of its diacritics.
_VNI_SIGNS = {
    "a": ("øùûõïêèéúüëâàáåãä", "àáảãạăằắẳẵặâầấẩẫậ"),
    "e": ("øùûõïâàáåãä", "èéẻẽẹêềếểễệ"),
    "o": ("øùûõïâàáåãä", "òóỏõọôồốổỗộ"),
    "u": ("øùûõï", "ùúủũụ"),
    "y": ("øùûõ", "ỳýỷỹ"),
    "ô": ("øùûõï", "ờớởỡợ"),
    "ö": ("øùûõï", "ừứửữự"),
}
_VNI_ALONE = dict(zip("ñæóòîôöÑÆÓÒÎÔÖ", "đỉĩịỵơưĐỈĨỊỴƠƯ", strict=True))
_VNI = re.compile("[aAeEoOuUyYôÔöÖ][øùûõïêèéúüëâàáåãäØÙÛÕÏÊÈÉÚÜËÂÀÁÅÃÄ]|[ñæóòîôöÑÆÓÒÎÔÖ]")

_WORD = re.compile(r"[^\W\d_]+")
# What hardly any Vietnamese text of a line or two is without; none of them reads so in a wrong conversion.
_FREQUENT_WORDS = (
    "và của là không được đã các những người nhà đường thôn xã tổ đề nghị kiến có tôi về đến ở rất cần sửa "
    "chữa hỗ trợ bà ông dân điện nước chưa đi lại làm cho với nhiều hộ năm xóm số việc đất"
)
_FREQUENT = frozenset(_FREQUENT_WORDS.split())
_ENOUGH = 2


def to_unicode(text: str, writing: Writing) -> str:
    """`text` of a known writing in Unicode NFC."""
    if writing == "tcvn3":
        return nfc(text.translate(_TCVN3))
    if writing == "vni":
        return nfc(_VNI.sub(_vni_letter, text))
    return nfc(text)


def writing_of(text: str) -> Writing:
    """Which writing `text` is in, by the frequent words that it gives when read so; Unicode unless another is clear."""
    if text.isascii():
        return "unicode"
    plain = _frequent(nfc(text))
    best: Writing = "unicode"
    most = plain + _ENOUGH - 1
    for writing in ("tcvn3", "vni"):
        count = _frequent(to_unicode(text, writing))
        if count > most:
            best, most = writing, count
    return best


def decode(content: bytes) -> str:
    """Bytes of a one-byte writing: Windows-1258, TCVN3 or VNI, whichever reads best. Never raises."""
    western = content.decode("cp1252", errors="replace")
    candidates = [
        nfc(content.decode("cp1258", errors="replace")),
        to_unicode(western, "tcvn3"),
        to_unicode(western, "vni"),
    ]
    return max(candidates, key=_frequent)


def _vni_letter(found: re.Match[str]) -> str:
    letters = found.group()
    if len(letters) == 1:
        return _VNI_ALONE[letters]
    base, sign = letters[0], letters[1].lower()
    signs, whole = _VNI_SIGNS[base.lower()]
    if sign not in signs:
        return _VNI_ALONE.get(base, base) + letters[1]
    letter = whole[signs.index(sign)]
    return letter.upper() if base.isupper() else letter


def _frequent(text: str) -> int:
    return sum(word in _FREQUENT for word in _WORD.findall(text.lower()) if not word.isascii())
