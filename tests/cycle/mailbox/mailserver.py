"""A Dovecot of our own on loopback, with TLS by a certificate made for it; and a line to it that can be cut."""

import datetime as dt
import imaplib
import ipaddress
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"
PASSWORD = "thư-thử-1284"
_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.key
auth_failure_delay = 0
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{folder}/mail/%u
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
  }}
}}
service anvil {{
  chroot =
}}
"""


# Debian keeps it where the paths of ordinary users do not look.
PROGRAM = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")


def is_installed() -> bool:
    return PROGRAM is not None


@dataclass(frozen=True)
class Server:
    """Any user name has a mailbox of its own, all have the one password."""

    port: int
    authority: Path

    @property
    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.authority))

    @contextmanager
    def client(self, user: str) -> Iterator[imaplib.IMAP4_SSL]:
        """Another program at the same mailbox."""
        with imaplib.IMAP4_SSL(HOST, self.port, ssl_context=self.trust, timeout=10) as client:
            client.authenticate("PLAIN", lambda _challenge: f"\0{user}\0{PASSWORD}".encode())
            yield client

    def deliver(self, user: str, *messages: bytes, folder: str = "INBOX") -> None:
        with self.client(user) as client:
            for content in messages:
                state, told = client.append(folder, "", "", content)
                assert state == "OK", told


@contextmanager
def served() -> Iterator[Server]:
    """Dovecot as the present user; root, whose mail it refuses to touch, lends it the user nobody."""
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    group = subprocess.run(["id", "-gn", account.pw_name], capture_output=True, text=True, check=True).stdout.strip()
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))  # short: the sockets' paths have a greatest length
    authority = make_certificate(folder)
    port = free_port()
    configuration = folder / "conf"
    words = {"folder": folder, "user": account.pw_name, "group": group, "password": PASSWORD, "port": port}
    configuration.write_text(_CONFIGURATION.format_map(words))
    for name in ("run", "mail"):
        (folder / name).mkdir()
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, account.pw_uid, account.pw_gid)
    as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    with (folder / "said").open("w") as said:  # a pipe would stay open as long as the server runs
        started = subprocess.run(
            [str(PROGRAM), "-c", configuration], stdout=said, stderr=said, check=False, cwd=folder, **as_user
        )
    assert started.returncode == 0, (folder / "said").read_text()
    try:
        yield Server(port, authority)
    finally:
        os.kill(int((folder / "run/master.pid").read_text()), signal.SIGTERM)
        shutil.rmtree(folder, ignore_errors=True)


def make_certificate(folder: Path) -> Path:
    """A self-made certificate for the loopback address; returns the file that whoever trusts it names."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Máy chủ thư thử nghiệm")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "server.key").write_bytes(key.private_bytes(*private))
    (folder / "server.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return folder / "server.pem"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def line_cut_after(server: Server, count: int) -> Iterator[int]:
    """A port that leads to the server and is dead as soon as `count` bytes came from there."""
    with socket.create_server((HOST, 0)) as door:
        threading.Thread(target=_carry, args=(door, server.port, count), daemon=True).start()
        yield int(door.getsockname()[1])


def _carry(door: socket.socket, port: int, count: int) -> None:
    ours, _ = door.accept()
    with ours, socket.create_connection((HOST, port)) as theirs:
        threading.Thread(target=_pour, args=(ours, theirs), daemon=True).start()
        while count > 0 and (some := theirs.recv(min(count, 4096))):
            ours.sendall(some)
            count -= len(some)
        ours.shutdown(socket.SHUT_RDWR)


def _pour(source: socket.socket, target: socket.socket) -> None:
    try:
        while some := source.recv(4096):
            target.sendall(some)
    except OSError:
        return
