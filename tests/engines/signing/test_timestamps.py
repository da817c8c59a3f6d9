"""A timestamp authority of our own on this machine: a real exchange over HTTP."""

import datetime as dt
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from asn1crypto import keys, tsp, x509
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from tests.engines.signing.authority import NOW, Authority, Holder, rsa_key

from dienhong.engines.signing.errors import TimestampUnavailable
from dienhong.engines.signing.sign import sign_pdf
from dienhong.engines.signing.signers import Signer
from dienhong.engines.signing.timestamps import TimestampAuthority
from dienhong.engines.signing.verification import TimeSource
from dienhong.engines.signing.verify import verify_pdf

STAMPED = NOW + dt.timedelta(seconds=7)


@pytest.fixture(scope="module")
def stamper(authority: Authority) -> Holder:
    return authority.certify("Dấu thời gian thử nghiệm", rsa_key(), stamps=True)


@pytest.fixture
def address(stamper: Holder) -> Iterator[str]:
    stamps = DummyTimeStamper(
        x509.Certificate.load(stamper.certificate_der), keys.PrivateKeyInfo.load(stamper.key_der), fixed_dt=STAMPED
    )

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers["Content-Length"]))
            answer = {
                "/": lambda: stamps.request_tsa_response(tsp.TimeStampReq.load(question)).dump(),
                "/broken": lambda: b"<html>",
                "/huge": lambda: bytes(100_000),
            }[self.path]()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_words: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_time_of_the_authority_is_told_from_a_claimed_time(
    paper: bytes, dung: Signer, address: str, person: Holder
) -> None:
    signed = sign_pdf(paper, dung, field_name="ky", now=NOW, authority=TimestampAuthority(address + "/"))
    (trusted,) = verify_pdf(signed, [person.root_pem]).signatures
    assert (trusted.is_intact, trusted.signed_at, trusted.time_source) == (True, STAMPED, TimeSource.TIMESTAMP)
    (unknown,) = verify_pdf(signed).signatures
    assert (unknown.is_intact, unknown.time_source) == (True, TimeSource.UNTRUSTED_TIMESTAMP)


@pytest.mark.parametrize("path", ["/broken", "/huge"])
def test_wrong_answer_leaves_the_document_unsigned(paper: bytes, dung: Signer, address: str, path: str) -> None:
    with pytest.raises(TimestampUnavailable, match="Văn bản chưa được ký"):
        sign_pdf(paper, dung, field_name="ky", now=NOW, authority=TimestampAuthority(address + path))


def test_silent_authority_leaves_the_document_unsigned(paper: bytes, dung: Signer) -> None:
    authority = TimestampAuthority("http://127.0.0.1:9/", timeout_seconds=1)
    with pytest.raises(TimestampUnavailable):
        sign_pdf(paper, dung, field_name="ky", now=NOW, authority=authority)


def test_only_web_addresses_are_asked() -> None:
    with pytest.raises(ValueError, match="http or https"):
        TimestampAuthority("file:///etc/passwd")
