"""The agency's key, as the installation's environment names it: a file, or a token. It is opened when it is used."""

from dataclasses import dataclass, field
from pathlib import Path

from dienhong.engines.signing.errors import BrokenKeyFile
from dienhong.engines.signing.signers import Signer, load_pkcs12
from dienhong.engines.signing.tokens import load_pkcs11


@dataclass(frozen=True, slots=True)
class FileKey:
    """A PKCS#12 file and what opens it."""

    path: Path
    passphrase: str = field(repr=False)

    def load(self) -> Signer:
        """Ready to sign. Raises SigningError."""
        try:
            content = self.path.read_bytes()
        except OSError as error:
            raise BrokenKeyFile from error
        return load_pkcs12(content, self.passphrase)


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A key on a device that is reached through PKCS#11."""

    module: Path
    token: str
    label: str
    pin: str = field(repr=False)

    def load(self) -> Signer:
        """Ready to sign. Raises SigningError."""
        return load_pkcs11(self.module, token=self.token, pin=self.pin, label=self.label)


AgencyKey = FileKey | TokenKey
