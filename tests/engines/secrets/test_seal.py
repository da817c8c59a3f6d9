import pytest
from cryptography.fernet import Fernet

from dienhong.engines.secrets.seal import Seal, SealBrokenError, SealKeyError, new_key

OLD, NEW = new_key(), new_key()


def test_sealed_text_opens_again() -> None:
    seal = Seal([OLD])
    assert seal.open(seal.close("Tôi tố cáo…")) == "Tôi tố cáo…"


def test_sealed_bytes_hold_nothing_of_the_text() -> None:
    assert b"Nguyen" not in Seal([OLD]).close("Nguyen Van A")


def test_new_first_key_still_opens_what_the_old_one_sealed() -> None:
    assert Seal([NEW, OLD]).open(Seal([OLD]).close("cũ")) == "cũ"


def test_text_sealed_before_envelopes_named_their_key_still_opens() -> None:
    seal = Seal([NEW, OLD])
    bare = Fernet(OLD).encrypt("cũ".encode())
    assert (seal.open(bare), seal.is_newest(bare), seal.is_newest(seal.close("mới"))) == ("cũ", False, True)


def test_lost_key_names_the_key_and_not_what_it_is() -> None:
    with pytest.raises(SealBrokenError, match=f"không có khóa mã {Seal([OLD]).key_id}") as told:
        Seal([NEW]).open(Seal([OLD]).close("cũ"))
    assert [key for key in (OLD, NEW) if key in str(told.value)] == []


def test_key_of_a_wrong_form_is_named_by_its_place() -> None:
    with pytest.raises(SealKeyError, match="thứ 2 không đúng dạng") as told:
        Seal([NEW, "bi-mat"])
    assert "bi-mat" not in str(told.value)


def test_changed_bytes_say_so() -> None:
    sealed = bytearray(Seal([OLD]).close("nguyên văn"))
    sealed[20] ^= 1
    with pytest.raises(SealBrokenError):
        Seal([OLD]).open(bytes(sealed))


def test_no_key_is_no_seal() -> None:
    with pytest.raises(SealKeyError, match="Chưa đặt khóa"):
        Seal([])
