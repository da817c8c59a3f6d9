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
so hong=so do; bia do=so do; giay chung nhan quyen su dung dat=so do; giay chung nhan=so do; bia hong=so do; truong mam non=mau giao; mam non=mau giao; lop mau giao=mau giao; nha tre=mau giao
khong co nap=mat nap; be nap=mat nap; bay nap=mat nap; be=hong; bi be=hong; gay=hong; muc=hong; gi set=hong; ri set=hong; nat=hong; sut=hong; lun=hong; dien yeu=dien yeu; yeu xiu=yeu; chap chon=yeu; qua tai=yeu; lu=yeu; khong noi=yeu
vit=vit; hoi hop=hoi; thui=hoi; mui=hoi; nuoc ban=nuoc thai; xa=xa; beo=beo; luc binh=beo; kho ne=thieu nuoc; khong co nuoc=thieu nuoc; nuoc khong ve=thieu nuoc; can=thieu nuoc; xe ben=xe tai; xe cho da=xe tai; xe cho dat=xe tai; xe cho cat=xe tai
loa keo=karaoke; loa thung=karaoke; mat ngu=on; khong ngu duoc=on; khong ai ngu duoc=on; duong day nong=duong day nong; chua nhan duoc=cham chi; chua thay tien=cham chi; bao gio co=cham chi; chua chi=cham chi; cham tra=cham chi; qua hen=cham tra; tre hen=cham tra
muoi=muoi; cho tha rong=cho tha rong; cho chay rong=cho tha rong; xe cuu hoa=chua chay; con nit=tre em; tre con=tre em; cac chau=tre em; may dua nho=tre em; hoc tro=hoc sinh; toi thui=toi; den duong=den duong; bong den=den duong; ca bao=bao; thiet hai do bao=bao; lu lut=lu; dam=pha
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
