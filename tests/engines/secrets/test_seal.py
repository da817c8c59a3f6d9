import pytest

from dienhong.engines.secrets.seal import Seal, SealBrokenError, new_key

OLD, NEW = new_key(), new_key()


def test_sealed_text_opens_again() -> None:
    seal = Seal([OLD])
    assert seal.open(seal.close("Tôi tố cáo…")) == "Tôi tố cáo…"


def test_sealed_bytes_hold_nothing_of_the_text() -> None:
    assert b"Nguyen" not in Seal([OLD]).close("Nguyen Van A")


def test_new_first_key_still_opens_what_the_old_one_sealed() -> None:
    assert Seal([NEW, OLD]).open(Seal([OLD]).close("cũ")) == "cũ"


def test_lost_key_says_so() -> None:
    with pytest.raises(SealBrokenError):
        Seal([NEW]).open(Seal([OLD]).close("cũ"))


def test_changed_bytes_say_so() -> None:
    sealed = bytearray(Seal([OLD]).close("nguyên văn"))
    sealed[20] ^= 1
    with pytest.raises(SealBrokenError):
        Seal([OLD]).open(bytes(sealed))


def test_no_key_is_no_seal() -> None:
    with pytest.raises(ValueError, match="no key"):
        Seal([])
