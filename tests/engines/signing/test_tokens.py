"""PKCS#11, tried on a real SoftHSM2 token."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pkcs11
import pytest
from tests.engines.signing.authority import NOW, Holder
from tests.engines.signing.holders import Token

from dienhong.engines.signing.errors import NoSuchKey, NoSuchModule, NoSuchToken, TokenFailed, WrongPin
from dienhong.engines.signing.sign import sign_pdf
from dienhong.engines.signing.tokens import forget_tokens, load_pkcs11
from dienhong.engines.signing.verification import Trust
from dienhong.engines.signing.verify import verify_pdf


@pytest.mark.parametrize("label", ["chu-tich", "xa"])
def test_key_on_a_token_signs(token: Token, paper: bytes, person: Holder, label: str) -> None:
    signer = load_pkcs11(token.module, token=token.label, pin=token.pin, label=label)
    found = verify_pdf(sign_pdf(paper, signer, field_name="nguoi-ky", now=NOW), [person.root_pem])
    (signature,) = found.signatures
    assert (signature.is_intact, signature.trust) == (True, Trust.TRUSTED)
    assert signature.certificate == signer.certificate


def test_token_is_logged_in_once(token: Token) -> None:
    first = load_pkcs11(token.module, token=token.label, pin=token.pin, label="xa")
    assert load_pkcs11(token.module, token=token.label, pin=token.pin, label="xa") is first
    other = load_pkcs11(token.module, token=token.label, pin=token.pin, label="chu-tich")
    assert other.certificate.name == "Nguyễn Văn Dũng"


def test_wrong_pin_is_refused_with_a_warning(token: Token) -> None:
    with pytest.raises(WrongPin, match="sẽ bị khóa"):
        load_pkcs11(token.module, token=token.label, pin="000000", label="xa")


def test_refused_pin_is_not_sent_again(token: Token) -> None:
    with pytest.raises(WrongPin):
        load_pkcs11(token.module, token=token.label, pin="444444", label="xa")
    change_pin(token, token.pin, "444444")
    try:
        with pytest.raises(WrongPin):  # the token would accept it by now, but is not asked
            load_pkcs11(token.module, token=token.label, pin="444444", label="xa")
        forget_tokens()
        assert load_pkcs11(token.module, token=token.label, pin="444444", label="xa").certificate
    finally:
        forget_tokens()
        change_pin(token, "444444", token.pin)


def change_pin(token: Token, old: str, new: str) -> None:
    with pkcs11.lib(str(token.module)).get_token(token_label=token.label).open(rw=True, user_pin=old) as session:
        session.set_pin(old, new)


def test_wrong_pin_is_refused_while_someone_is_logged_in(token: Token) -> None:
    load_pkcs11(token.module, token=token.label, pin=token.pin, label="xa")
    with pytest.raises(WrongPin):
        load_pkcs11(token.module, token=token.label, pin="111111", label="xa")


def test_right_pin_is_accepted_after_a_wrong_one(token: Token) -> None:
    with pytest.raises(WrongPin):
        load_pkcs11(token.module, token=token.label, pin="222222", label="xa")
    assert load_pkcs11(token.module, token=token.label, pin=token.pin, label="xa").certificate


def test_unknown_token_key_and_module_are_named(token: Token) -> None:
    with pytest.raises(NoSuchToken, match="«khac»"):
        load_pkcs11(token.module, token="khac", pin=token.pin, label="xa")
    with pytest.raises(NoSuchKey, match="«pho-chu-tich»"):
        load_pkcs11(token.module, token=token.label, pin=token.pin, label="pho-chu-tich")
    with pytest.raises(NoSuchModule, match=r"«khong-co\.so»"):
        load_pkcs11(Path("/nowhere/khong-co.so"), token=token.label, pin=token.pin, label="xa")


def test_signer_of_a_closed_session_is_refused_and_a_new_one_signs(token: Token, paper: bytes) -> None:
    stale = load_pkcs11(token.module, token=token.label, pin=token.pin, label="xa")
    forget_tokens()
    with pytest.raises(TokenFailed):
        sign_pdf(paper, stale, field_name="xa", now=NOW)
    again = load_pkcs11(token.module, token=token.label, pin=token.pin, label="xa")
    assert verify_pdf(sign_pdf(paper, again, field_name="xa", now=NOW)).signature_count == 1


def test_four_threads_sign_with_one_token(token: Token, paper: bytes) -> None:
    signer = load_pkcs11(token.module, token=token.label, pin=token.pin, label="chu-tich")
    with ThreadPoolExecutor(4) as pool:
        signed = list(pool.map(lambda _: sign_pdf(paper, signer, field_name="ky", now=NOW), range(8)))
    assert [verify_pdf(pdf).is_intact for pdf in signed] == [True] * 8


def test_pin_is_in_no_words(token: Token, caplog: pytest.LogCaptureFixture) -> None:
    for logger in (None, "pyhanko"):
        caplog.set_level("DEBUG", logger=logger)
    signer = load_pkcs11(token.module, token=token.label, pin=token.pin, label="xa")
    with pytest.raises(WrongPin) as refusal:
        load_pkcs11(token.module, token=token.label, pin="333333", label="xa")
    words = caplog.text + repr(signer) + repr(vars(signer)) + repr(refusal.value)
    assert token.pin not in words
    assert "333333" not in words
