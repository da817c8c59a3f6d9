"""Places in answer templates such as {ngay_nhan}: which there are, and what stands in them. Pure."""

import re
from collections.abc import Mapping

from dienhong.kernel.verdicts import YES, Verdict, no

PLACES: Mapping[str, str] = {
    "ngay_nhan": "ngày nhận ý kiến",
    "thon": "thôn, tổ dân phố",
    "linh_vuc": "lĩnh vực",
    "don_vi": "đơn vị trả lời",
    "han": "hạn trả lời",
    "hom_nay": "ngày hôm nay",
    "xa": "tên xã, phường",
}
_PLACE = re.compile(r"\{([^{}\n]*)\}")
_CODE = "ma"


def fillable(text: str) -> Verdict:
    """Every place is known; the tracking code is none, because a published answer is read by everybody."""
    names = _PLACE.findall(text)
    if _CODE in names:
        return no("Không đưa mã tra cứu {ma} vào câu trả lời: câu trả lời công khai thì ai cũng đọc được mã.")
    unknown = [name for name in names if name not in PLACES]
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in PLACES)
        return no(f"Không có chỗ điền {{{unknown[0]}}}. Dùng được: {known}.")
    if re.search(r"[{}]", _PLACE.sub("", text)):
        return no("Dấu { và } phải đi thành cặp trên cùng một dòng, ví dụ {ngay_nhan}.")
    return YES


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with its places filled; a place without a value becomes dots for a person to fill in."""
    return _PLACE.sub(lambda place: values.get(place[1]) or "……", text)
