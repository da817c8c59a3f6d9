"""Keys that stay in a device (USB token, HSM): reached through PKCS#11, with care for the PIN's last tries."""

import hashlib
import threading
from pathlib import Path
from typing import Any

import pkcs11
from asn1crypto import x509
from pkcs11 import Attribute, ObjectClass, PKCS11Error, TokenFlag
from pkcs11 import exceptions as pkcs11_errors
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from dienhong.engines.signing.attributes import SteadyAttributes
from dienhong.engines.signing.certificate import issuers_of
from dienhong.engines.signing.errors import (
    NoSuchKey,
    NoSuchModule,
    NoSuchToken,
    PinAlmostLocked,
    PinLocked,
    TokenFailed,
    WrongPin,
)
from dienhong.engines.signing.signers import Signer

_Place = tuple[str, str]  # module, token
_sessions: dict[_Place, tuple[bytes, Any]] = {}
_held: dict[tuple[_Place, str], Signer] = {}
_refused_pins: set[tuple[_Place, bytes]] = set()
_lock = threading.Lock()


def load_pkcs11(module: Path, *, token: str, pin: str, label: str) -> Signer:
    """A signer whose key and certificate bear `label` on the token named `token`; one log-in a process.

    A PIN that the token refused once is never sent again by this process, so a wrong setting cannot lock the token.
    Raises NoSuchModule, NoSuchToken, NoSuchKey, WrongPin, PinAlmostLocked, PinLocked, TokenFailed, UnusableCertificate.
    """
    place = (str(module), token)
    with _lock:
        session = _logged_in(place, pin)
        if (place, label) not in _held:
            _held[place, label] = Signer(_KeyOnToken(place, session, label))
        return _held[place, label]


def forget_tokens() -> None:
    """Log out everywhere, and allow PINs that were refused to be tried again."""
    with _lock:
        for place in list(_sessions):
            _drop(place)
        _refused_pins.clear()


def _logged_in(place: _Place, pin: str) -> Any:
    """The session of this token; the PIN is compared with the one that opened it, without asking the token."""
    digest = hashlib.sha256(pin.encode()).digest()
    if place in _sessions:
        known, session = _sessions[place]
        if known != digest:
            raise WrongPin
        return session
    if (place, digest) in _refused_pins:
        raise WrongPin
    session = _log_in(_find(place), pin, place, digest)
    _sessions[place] = (digest, session)
    return session


def _find(place: _Place) -> Any:
    module, label = place
    try:
        slots = pkcs11.lib(module).get_slots(token_present=True)
    except (PKCS11Error, RuntimeError, OSError) as error:
        raise NoSuchModule(Path(module).name) from error
    for slot in slots:
        try:
            token = slot.get_token()
        except PKCS11Error:  # another slot's token may be out of order
            continue
        if token.label == label:
            return token
    raise NoSuchToken(label)


def _log_in(token: Any, pin: str, place: _Place, digest: bytes) -> Any:
    if token.flags & TokenFlag.USER_PIN_LOCKED:
        raise PinLocked
    if token.flags & TokenFlag.USER_PIN_FINAL_TRY:
        raise PinAlmostLocked
    try:
        return token.open(user_pin=pin)
    except pkcs11_errors.PinLocked:
        raise PinLocked from None
    except (pkcs11_errors.PinIncorrect, pkcs11_errors.PinInvalid, pkcs11_errors.PinLenRange):
        _refused_pins.add((place, digest))
        raise WrongPin from None
    except PKCS11Error as error:
        raise TokenFailed from error


def _drop(place: _Place) -> None:
    _, session = _sessions.pop(place)
    for key in [key for key in _held if key[0] == place]:
        del _held[key]
    try:
        session.close()
    except PKCS11Error:  # the device is gone, and the session with it
        return


class _KeyOnToken(SteadyAttributes, PKCS11Signer):  # type: ignore[misc]  # pyHanko is read without its types
    """The digest is made here and only it goes to the device (the mechanisms that every token has)."""

    def __init__(self, place: _Place, session: Any, label: str) -> None:
        certificate = _certificate(session, label)
        super().__init__(session, signing_cert=certificate, key_label=label, cert_label=label, use_raw_mechanism=True)
        # pyHanko registers the signer's own certificate and adds it once more: it would travel twice.
        self._cert_registry = SimpleCertificateStore.from_certs(issuers_of(certificate, _authorities(session)))
        self._place = place
        self._turn = threading.Lock()  # one signature at a time in a session (PKCS#11 §5.13)
        try:
            self._load_objects()
        except PKCS11Error as error:
            raise NoSuchKey(label) from error

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        with self._turn:
            try:
                signature: bytes = await super().async_sign_raw(data, digest_algorithm, dry_run)
            except PKCS11Error as error:
                with _lock:
                    if self._place in _sessions:
                        _drop(self._place)
                raise TokenFailed from error
        return signature


def _certificate(session: Any, label: str) -> x509.Certificate:
    try:
        found = list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.LABEL: label}))
        if len(found) != 1:
            raise NoSuchKey(label)
        return x509.Certificate.load(found[0][Attribute.VALUE])
    except PKCS11Error as error:
        raise TokenFailed from error


def _authorities(session: Any) -> list[x509.Certificate]:
    found = session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    certificates = [x509.Certificate.load(item[Attribute.VALUE]) for item in found]
    return [certificate for certificate in certificates if certificate.ca]
