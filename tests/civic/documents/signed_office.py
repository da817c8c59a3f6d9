"""Hòa Phú's office with certificates, pictures and a seal; and a plan that waits for signatures."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from tests.cast import NOW, Cast
from tests.civic.documents.office import make_document, paper
from tests.engines.signing.authority import PASSPHRASE, Authority, Holder, ec_key

from dienhong.civic.documents.actions.pictures import keep_seal_picture, keep_signature_picture
from dienhong.civic.documents.actions.signing import sign_for_agency, sign_with_key
from dienhong.civic.documents.models import OfficialDocument
from dienhong.civic.documents.moving import document_by_id
from dienhong.civic.documents.signing.keys import FileKey
from dienhong.civic.documents.states import DocumentState, Medium
from dienhong.engines.signing.signers import Signer, load_pkcs12
from dienhong.engines.typeset.model import Signature

DUNG, HA, OFFICE = "Trần Văn Dũng", "Nguyễn Thị Hà", "Ủy ban nhân dân xã Hòa Phú"


def ink(colour: tuple[int, int, int, int], width: int = 600, height: int = 240) -> bytes:
    """A PNG of an oval on nothing."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((6, 6, width - 6, height - 6), outline=colour, width=10)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@dataclass
class SignedOffice:
    """Who holds which certificate; files lie in `folder`."""

    cast: Cast
    folder: Path
    authority: Authority = field(default_factory=lambda: Authority("CA thử nghiệm"))

    def __post_init__(self) -> None:
        self.holders = {name: self.authority.certify(name, ec_key()) for name in (DUNG, HA, OFFICE)}

    @property
    def root(self) -> bytes:
        return self.holders[DUNG].root_pem

    def holder(self, name: str) -> Holder:
        return self.holders.get(name) or self.authority.certify(name, ec_key())

    def signer(self, name: str = DUNG) -> Signer:
        return load_pkcs12(self.holder(name).p12, PASSPHRASE)

    @property
    def key(self) -> FileKey:
        """The agency's, as a file."""
        path = self.folder / "uy-ban.p12"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.holders[OFFICE].p12)
        return FileKey(path, PASSPHRASE)

    def pictures(self) -> None:
        """Blue for Dũng and Hà, red for the office."""
        for actor in (self.cast.dung, self.cast.ha):
            keep_signature_picture(actor, ink((20, 20, 20, 255)), folder=self.folder, now=NOW)
        keep_seal_picture(
            self.cast.van, ink((210, 0, 0, 255), 400, 400), system="state", width_mm=36, folder=self.folder, now=NOW
        )

    def plan(self, state: DocumentState = DocumentState.APPROVED) -> OfficialDocument:
        return make_document(self.cast, state, medium=Medium.ELECTRONIC, folder=self.folder)

    def minutes(self) -> OfficialDocument:
        blocks = (Signature(("THƯ KÝ",), HA), Signature(("CHỦ TRÌ",)))
        written = paper("minutes", subject="Hội nghị đối thoại với Nhân dân", signatures=blocks)
        return make_document(
            self.cast, DocumentState.APPROVED, kind="minutes", medium=Medium.ELECTRONIC, document=written
        )

    def signed(self, row: OfficialDocument | None = None, *, agency: bool = True) -> OfficialDocument:
        """Signed by the Chairman, and by the office unless told otherwise."""
        row = row or self.plan()
        sign_with_key(self.cast.dung, row.pk, self.signer(), seen_version=row.version, folder=self.folder, now=NOW)
        if agency:
            sign_for_agency(self.cast.van, row.pk, self.key, folder=self.folder, now=NOW)
        return document_by_id(row.pk)
