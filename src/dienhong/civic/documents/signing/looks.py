"""What is seen of a signature and where: the person's picture between title and name, the seal over its left third."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dienhong.civic.documents.models import OfficialDocument, SealPicture, SignaturePicture
from dienhong.civic.documents.signing.slots import Slot
from dienhong.engines.files.store import fetch
from dienhong.engines.signing.appearance import Label, set_label, time_text
from dienhong.engines.signing.finding import find_gap
from dienhong.engines.signing.picture import read_picture
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


def room_of(pdf: bytes, slot: Slot) -> Place:
    """The room that the page leaves for a signer. Raises BadPlace."""
    gap = find_gap(pdf, title=slot.title, name=slot.name)
    return between(
        page=gap.page,
        centre_mm=gap.centre_mm,
        top_mm=gap.top_mm + _AIR_MM,
        bottom_mm=gap.bottom_mm - _AIR_MM,
        width_mm=_WIDEST_MM,
    )


def person_look(pdf: bytes, slot: Slot, picture: SignaturePicture | None, folder: Path) -> Look:
    """The signer's own picture in the middle of the signer's room."""
    if picture is None:
        raise Refused("Ông/bà chưa có ảnh chữ ký. Hãy tải ảnh chữ ký lên rồi ký.", field="picture")
    return Look(fetch(folder, picture.file), room_of(pdf, slot))


def seal_look(pdf: bytes, row: OfficialDocument, slot: Slot, folder: Path) -> Look:
    """The agency's seal over the left third of the last signer's picture, in real size."""
    seal = SealPicture.objects.select_related("file").filter(system=row.system).first()
    if seal is None:
        raise Refused("Cơ quan chưa có ảnh con dấu. Hãy tải ảnh con dấu lên ở mục Ký số rồi đóng dấu.", field="seal")
    signature = SignaturePicture.objects.select_related("file").filter(holder_id=slot.holder_id).first()
    under = room_of(pdf, slot)
    if signature is not None:
        under = _filled(under, fetch(folder, signature.file))
    image = fetch(folder, seal.file)
    stamp = read_picture(image)
    return Look(
        image,
        seal_over(under, width_mm=seal.width_mm, height_mm=seal.width_mm * stamp.height / stamp.width),
    )


def time_label(row: OfficialDocument, now: datetime) -> Label:
    """Number, symbol and time of signing, for the top of an appendix in a file of its own."""
    return set_label(time_text(row.reference, now), families=_FAMILIES, font_folders=[FOLDER])


def _filled(room: Place, image: bytes) -> Place:
    """What a picture covers of the room when it is drawn in its middle as large as it fits."""
    picture = read_picture(image)
    scale = min(room.width_mm / picture.width, room.height_mm / picture.height)
    width, height = picture.width * scale, picture.height * scale
    left, top = room.x_mm + (room.width_mm - width) / 2, room.y_mm + (room.height_mm - height) / 2
    return Place(room.page, left, top, width, height)
