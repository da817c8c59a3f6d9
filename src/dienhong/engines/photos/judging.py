"""What may be decoded at all: said from the first bytes and the header, before a pixel is unpacked."""

from enum import StrEnum
from io import BytesIO

from PIL import Image, UnidentifiedImageError

LARGEST_BYTES = 15 * 1024 * 1024
# A plain JPEG is decoded at a fraction of its size; all other forms need every pixel in memory at once.
MOST_PIXELS_JPEG = 64_000_000
MOST_PIXELS = 25_000_000
# A photograph has up to a dozen scans; thousands of them in one small file cost minutes.
_MOST_SCANS = 64
_FORMATS = ("JPEG", "PNG", "WEBP")
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


class PhotoFault(StrEnum):
    """Why a file is not taken as a photo; the value is the sentence for the person who chose it."""

    EMPTY = "Tệp này không có nội dung. Hãy chọn ảnh khác."
    TOO_HEAVY = "Ảnh này lớn hơn 15 MB. Hãy chọn ảnh nhỏ hơn, hoặc chụp lại màn hình ảnh đó rồi gửi."
    TOO_LARGE = (
        "Ảnh này quá nhiều điểm ảnh nên không được mở. Hãy chụp lại ở cỡ thường, hoặc chụp màn hình ảnh rồi gửi."
    )
    HEIC = "Ảnh này ở dạng HEIC hoặc AVIF, xã chưa đọc được. Hãy chụp màn hình ảnh rồi gửi ảnh chụp đó."
    OTHER_KIND = "Tệp này không phải ảnh JPEG, PNG hoặc WebP. Hãy chọn ảnh chụp bằng điện thoại."
    MOVING = "Ảnh này là ảnh động. Hãy chọn ảnh đứng yên."
    BROKEN = "Ảnh này bị hỏng hoặc tải lên chưa trọn. Hãy chọn lại ảnh."


class PhotoRefusedError(ValueError):
    """The file is not taken as a photo, with `fault` saying why."""

    def __init__(self, fault: PhotoFault) -> None:
        super().__init__(fault.name)
        self.fault = fault


def opened(content: bytes) -> Image.Image:
    """The image of `content` with its header read and nothing decoded; raises `PhotoRefusedError`.

    The name and the type that the sender gave count for nothing: only the bytes are looked at.
    """
    if not content:
        raise PhotoRefusedError(PhotoFault.EMPTY)
    if len(content) > LARGEST_BYTES:
        raise PhotoRefusedError(PhotoFault.TOO_HEAVY)
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        raise PhotoRefusedError(PhotoFault.HEIC)
    image = _header(content)
    if image.format not in (*_FORMATS, "MPO"):
        raise PhotoRefusedError(PhotoFault.OTHER_KIND)
    is_jpeg = image.format in ("JPEG", "MPO")  # MPO: a JPEG with further pictures behind it, from many telephones
    if not is_jpeg and getattr(image, "n_frames", 1) > 1:
        raise PhotoRefusedError(PhotoFault.MOVING)
    is_plain = is_jpeg and not image.info.get("progressive")
    if image.width * image.height > (MOST_PIXELS_JPEG if is_plain else MOST_PIXELS):
        raise PhotoRefusedError(PhotoFault.TOO_LARGE)
    if is_jpeg and content.count(b"\xff\xda") > _MOST_SCANS:
        raise PhotoRefusedError(PhotoFault.BROKEN)
    return image


def _header(content: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(content), formats=_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoRefusedError(PhotoFault.TOO_LARGE) from error
    except UnidentifiedImageError as error:
        raise PhotoRefusedError(PhotoFault.OTHER_KIND) from error
    except Exception as error:  # a hostile header may fail anywhere in a decoder
        raise PhotoRefusedError(PhotoFault.BROKEN) from error
