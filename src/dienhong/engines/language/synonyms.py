"""Words that people use for the same thing in the north, the centre and the south, brought to one (folded)."""
# ruff: noqa: E501 (a table of words is read in rows)

from collections.abc import Iterable, Sequence
from functools import cache

_ALIKE = """
heo=lon; trai heo=trai lon; hoi lam=hoi; hoi thoi=hoi; thoi=hoi; te=nga; bong te=nga; den bu=boi thuong; boi thuong=boi thuong
tram xa=tram y te; kenh=muong; rach=muong; kinh=muong; suoi=muong; lo=duong; o voi=o ga; cai ho=o ga; ho giua=o ga; hu=hong; chay bong=hong; khong sang=hong; toi om=hong; tat=hong
cup dien=mat dien; chung nao=bao gio; khi nao=bao gio; rac=rac; mau vang=duc; vang khe=duc; duc ngau=duc; tanh=duc; nguoi cao tuoi=nguoi gia; tien gia=tro cap; tro cap=tro cap
ket=tac; nghet=tac; nghen=tac; ngap dau=dong; chat dong=dong; khong toi=khong thu gom; khong vao=khong thu gom; khong ai thu gom=khong thu gom
nghieng=sap do; muc goc=sap do; hat=karaoke; khuya=dem; am i=on; mo loa=on; sat lo=sat; bi sat=sat; xoi lo=sat; khong lay duoc nuoc=thieu nuoc; can nuoc=thieu nuoc; khong thoat duoc=tac; lan=lan; xay tuong=xay; xay lan=xay lan
het thuoc=het thuoc; khong con thuoc=het thuoc; cao huyet ap=huyet ap; ma tuy=ma tuy; trom cap=trom; mat trom=trom; to=tdp; to dan pho=tdp; 80 tuoi=nguoi gia; 75 tuoi=nguoi gia
"""


def with_synonyms(words: Sequence[str]) -> list[str]:
    """`words` with each known phrase, the longest first, replaced by its common word."""
    table = _table()
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in (4, 3, 2, 1):
            common = table.get(" ".join(words[at : at + length]))
            if common:
                found.extend(common.split())
                at += length
                break
        else:
            found.append(words[at])
            at += 1
    return found


@cache
def _table() -> dict[str, str]:
    rows: Iterable[str] = (row.strip() for row in _ALIKE.replace("\n", ";").split(";"))
    return {said: common for said, _, common in (row.partition("=") for row in rows if row)}
