"""The signed attributes of PAdES, built once for each key: two thirds of pyHanko's time went into encoding them."""

from typing import Any

from asn1crypto import cms
from pyhanko.sign.signers.pdf_cms import Signer as CmsSigner

_SPACE = bytes.fromhex("5a" * 32)  # stands where the digest of the document comes


class SteadyAttributes(CmsSigner):  # type: ignore[misc]  # pyHanko is read without its types
    """Mixed into a signer: of content type, certificate, algorithms and digest (RFC 5126) only the digest varies."""

    _template: bytes = b""

    async def signed_attrs(self, data_digest: bytes, *settings: Any, **more: Any) -> cms.CMSAttributes:
        if not more.get("use_pades"):
            return await super().signed_attrs(data_digest, *settings, **more)
        if not self._template:
            attributes = await super().signed_attrs(_SPACE, *settings, **more)
            self._template = attributes.dump()
        return cms.CMSAttributes.load(self._template.replace(_SPACE, data_digest))
