"""What is seen of a signature and where: the person's picture between title and name, the seal over its left third."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dienhong.civic.documents.models import OfficialDocument, SealPicture, SignaturePicture
from dienhong.civic.documents.signing.slots import Slot
from dienhong.engines.files.store import fetch
from dienhong.engines.signing.appearance import Label, set_label, time_text
from dienhong.engines.signing.finding import find_gap
from dienhong.engines.signing.picture import Picture, read_picture
from dienhong.engines.signing.places import Place, between, seal_over
from dienhong.engines.typeset.fonts import FOLDER
from dienhong.kernel.errors import Refused

_WIDEST_MM, _AIR_MM = 40.0, 1.0
_FAMILIES = ("Tinos",)


@dataclass(frozen=True, slots=True)
class Look:
    """A picture and its place on the page."""

    image: bytes
    place: Place


def person_look(pdf: bytes, slot: Slot, picture: SignaturePicture | None, folder: Path) -> Look:
    """The signer's own picture in the room that the page leaves for it."""
    if picture is None:
        raise Refused("Ông/bà chưa có ảnh chữ ký. Hãy tải ảnh chữ ký lên rồi ký.", field="picture")
    image = fetch(folder, picture.file)
    return Look(image, _place(pdf, slot, read_picture(image)))


def seal_look(pdf: bytes, row: OfficialDocument, slot: Slot, folder: Path) -> Look:
    """The agency's seal over the left third of the last signer's picture, in real size."""
    seal = SealPicture.objects.select_related("file").filter(system=row.system).first()
    if seal is None:
        raise Refused("Cơ quan chưa có ảnh con dấu. Hãy tải ảnh con dấu lên ở mục Ký số rồi đóng dấu.", field="seal")
    signature = SignaturePicture.objects.select_related("file").filter(holder_id=slot.holder_id).first()
    drawn = read_picture(fetch(folder, signature.file)) if signature else None
    image = fetch(folder, seal.file)
    stamp = read_picture(image)
    height = seal.width_mm * stamp.height / stamp.width
    return Look(image, seal_over(_place(pdf, slot, drawn), width_mm=seal.width_mm, height_mm=height))


def time_label(row: OfficialDocument, now: datetime) -> Label:
    """Number, symbol and time of signing, for the top of an appendix in a file of its own."""
    return set_label(time_text(row.reference, now), families=_FAMILIES, font_folders=[FOLDER])


def _place(pdf: bytes, slot: Slot, picture: Picture | None) -> Place:
    """As large as the room allows with the picture's own sides; 40 mm at most."""
    gap = find_gap(pdf, title=slot.title, name=slot.name)
    top, bottom = gap.top_mm + _AIR_MM, gap.bottom_mm - _AIR_MM
    ratio = picture.height / picture.width if picture else (bottom - top) / _WIDEST_MM
    width = min(_WIDEST_MM, (bottom - top) / ratio)
    spare = (bottom - top - width * ratio) / 2
    return between(page=gap.page, centre_mm=gap.centre_mm, top_mm=top + spare, bottom_mm=bottom - spare, width_mm=width)
