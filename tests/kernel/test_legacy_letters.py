import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.kernel.legacy_letters import to_unicode, writing_of
from dienhong.kernel.vietnamese import nfc

SENTENCE = "Đề nghị Ủy ban nhân dân xã sửa chữa đoạn đường từ nhà văn hóa đến trường mẫu giáo, đi lại rất khó khăn"
_VNI = (
    "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï "
    "oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î"
)
_VNI_OF = dict(
    zip(
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
        _VNI.split(),
        strict=True,
    )
)


def in_vni(text: str) -> str:
    return "".join(
        _VNI_OF.get(char) or (_VNI_OF[char.lower()].upper() if char.lower() in _VNI_OF else char) for char in text
    )


def test_a_sentence_typed_in_tcvn3_is_recognised_and_read() -> None:
    typed = "§Ò nghÞ x· söa ch÷a ®o¹n ®­êng tõ nhµ v¨n hãa ®Õn tr­êng mÉu gi¸o, ®i l¹i rÊt khã kh¨n"
    assert writing_of(typed) == "tcvn3"
    assert to_unicode(typed, "tcvn3") == (
        "Đề nghị xã sửa chữa đoạn đường từ nhà văn hóa đến trường mẫu giáo, đi lại rất khó khăn"
    )


def test_a_sentence_typed_in_vni_is_recognised_and_read() -> None:
    typed = in_vni(SENTENCE)
    assert typed.startswith("Ñeà nghò UÛy ban nhaân daân xaõ söûa chöõa")
    assert writing_of(typed) == "vni"
    assert to_unicode(typed, "vni") == SENTENCE


@pytest.mark.parametrize(
    "text",
    [SENTENCE, SENTENCE.upper(), "Duong hong tu lau chua sua", "Ông Óng Ánh", "", "café à la crème", "12,5 % – 30 m²"],
)
def test_unicode_text_stays_as_it_is(text: str) -> None:
    assert writing_of(text) == "unicode"
    assert to_unicode(text, "unicode") == nfc(text)


@given(st.text(alphabet="abcdđeghiklmnopqrstuvxyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ ,."))
def test_every_vietnamese_letter_survives_vni(text: str) -> None:
    assert to_unicode(in_vni(text), "vni") == text


@given(st.text())
def test_no_text_breaks_the_conversion(text: str) -> None:
    assert writing_of(text) in {"unicode", "tcvn3", "vni"}
    to_unicode(text, "tcvn3")
    to_unicode(text, "vni")
