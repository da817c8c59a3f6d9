"""When a text must be withheld until a petition officer has read it. A rule flags; only a person decides."""

import re

from dienhong.kernel.vietnamese import fold

# Words on folded text, so that they hold with and without diacritics. Better one too many than one too few: a denouncer
# must be protected from the first moment (Luật Tố cáo 2018, Điều 47 and 56).
_DENOUNCING = re.compile(
    r"\b(to cao|don to cao|to giac|xin to cao|lam don to"
    r"|tham o|tham nhung|an chan|rut ruot|bo tui rieng|bien thu"
    r"|nhan hoi lo|doi hoi lo|an hoi lo|dua hoi lo|hoi lo|nhan tien de|doi tien|voi tien|vao tui|lot tay|chung chi cho"
    r"|lam dung chuc vu|lam quyen|loi dung chuc vu|loi dung chuc quyen|bao ke|thong dong|cau ket"
    r"|khai khong|ho so gia|lap khong|chung tu gia|hoa don khong|gia mao chu ky|ky khong|an chia|chia chac)\b"
)
_OFFICIAL = re.compile(
    r"\b(can bo|cong chuc|chu tich|pho chu tich|truong thon|to truong|bi thu|dia chinh|ke toan|cong an|truong ban"
    r"|hieu truong|giam doc|lanh dao|xa doi|tu phap|thu quy|truong phong|ong|ba|anh|chi)\b"
)
_MONEY_DEMANDED = re.compile(
    r"\b(bat|ep|yeu cau|doi|bao|voi|thu)\b.{0,60}\b(dua|nop|chi|boi duong|phong bi|lot|tien|trieu)\b"
    r".{0,60}\b(moi|rieng|khong co bien lai|khong bien lai|khong hoa don|khong phieu thu)\b"
)
_EXPLICIT = re.compile(r"\b(to cao|don to cao|to giac)\b")


def suspicion(text: str) -> str | None:
    """The name of the rule that makes `text` a suspected denunciation, or None.

    Explicit words of denouncing suffice; words for an illegal act need someone who may have done it.
    """
    plain = fold(text)
    if _EXPLICIT.search(plain):
        return "nói rõ là tố cáo"
    if not _OFFICIAL.search(plain):
        return None
    if _DENOUNCING.search(plain):
        return "nêu hành vi vi phạm của người có chức vụ"
    if _MONEY_DEMANDED.search(plain):
        return "nêu việc đòi tiền không biên lai"
    return None
