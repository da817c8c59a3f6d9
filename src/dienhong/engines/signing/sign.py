"""Putting an electronic signature on a PDF: PAdES (ETSI EN 319 142), incremental, so what stands is never rewritten."""

import re
from datetime import datetime
from enum import Enum
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError as CmsError
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner, PdfSigningSession
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.stamp import BaseStampStyle

from dienhong.engines.signing.appearance import Label, LabelStyle, PictureStyle
from dienhong.engines.signing.errors import CannotSign, TimestampUnavailable, UnreadablePdf
from dienhong.engines.signing.files import open_pdf
from dienhong.engines.signing.picture import read_picture
from dienhong.engines.signing.places import Place, box_of, page_width_mm, top_right
from dienhong.engines.signing.signers import Signer
from dienhong.engines.signing.timestamps import TimestampAuthority

_FIELD_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Certify(Enum):
    """What a first signature may allow afterwards (DocMDP, ISO 32000-1 §12.8.2.2)."""

    FURTHER_SIGNATURES = MDPPerm.FILL_FORMS
    NOTHING = MDPPerm.NO_CHANGES


def sign_pdf(
    pdf: bytes,
    signer: Signer,
    *,
    field_name: str,
    place: Place | None = None,
    image: bytes | None = None,
    label: Label | None = None,
    reason: str | None = None,
    location: str | None = None,
    now: datetime,
    certify: Certify | None = None,
    authority: TimestampAuthority | None = None,
) -> bytes:
    """The PDF with one more signature (ETSI.CAdES.detached, SHA-256) appended; earlier signatures stay valid.

    Seen is `image` (transparent PNG) at `place`, or `label` (at `place`, else top right of page 1), else nothing.
    `now` (aware) is the time that the signer claims; `authority` adds a time that others vouch for.
    Raises CertificateExpired, CertificateNotYetValid, UnreadablePdf, BadPlace, BadPicture, CannotSign, TokenFailed,
    TimestampUnavailable.
    """
    if not _FIELD_NAME.fullmatch(field_name) or now.utcoffset() is None:
        raise ValueError("a field name is letters, digits, hyphens; the time has a zone")
    if (place is None and image is not None) or (image is not None and label is not None):
        raise ValueError("a picture needs a place, and stands alone")
    signer.require_valid(now)
    reader = open_pdf(pdf)
    asked = PdfSignatureMetadata(
        field_name=field_name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason,
        location=location,
        certify=certify is not None,
        docmdp_permissions=(certify or Certify.FURTHER_SIGNATURES).value,
    )
    style, field = _look(reader, signer, field_name, place, image, label)
    pen = _Pen(asked, signer=signer.cms, timestamper=authority, stamp_style=style, new_field_spec=field, now=now)
    return _write(pen, reader)


def _look(
    reader: PdfFileReader, signer: Signer, name: str, place: Place | None, image: bytes | None, label: Label | None
) -> tuple[BaseStampStyle | None, SigFieldSpec]:
    readable = f"Chữ ký số của {signer.certificate.name}"
    style: BaseStampStyle | None = None
    if label is not None:
        style = LabelStyle(label=label)
        place = place or top_right(page_width_mm(reader, 1), width_mm=label.width_mm, height_mm=label.height_mm)
    elif image is not None:
        style = PictureStyle(picture=read_picture(image))
    if style is None or place is None:
        return None, SigFieldSpec(name, readable_field_name=readable)
    box: Any = box_of(place, reader)  # pyHanko takes fractions of a point though it declares integers
    return style, SigFieldSpec(name, on_page=place.page - 1, box=box, readable_field_name=readable)


def _write(pen: "_Pen", reader: PdfFileReader) -> bytes:
    out = BytesIO()
    try:
        pen.sign_pdf(_Appendix.from_reader(reader), output=out)
    except TimestampRequestError as error:
        raise TimestampUnavailable from error
    except CmsError as error:
        raise CannotSign(
            "Văn bản này không nhận thêm chữ ký: tên ô chữ ký đã dùng, hoặc chữ ký trước đã khóa văn bản. "
            "Hãy phát hành lại bản mới rồi ký."
        ) from error
    except (PdfError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise UnreadablePdf("damaged") from error
    return out.getvalue()


class _Pen(PdfSigner):  # type: ignore[misc]  # pyHanko is read without its types
    """Takes the time as given instead of reading the machine's clock."""

    def __init__(self, *settings: Any, now: datetime, **more: Any) -> None:
        super().__init__(*settings, **more)
        self._now = now

    def init_signing_session(self, *settings: Any, **more: Any) -> PdfSigningSession:
        session = super().init_signing_session(*settings, **more)
        session.system_time = self._now
        return session


class _Appendix(IncrementalPdfFileWriter):  # type: ignore[misc]  # pyHanko is read without its types
    """Leaves the document's metadata alone: it says who wrote the text, and PDF/A wants both its copies equal."""

    def _update_meta(self) -> None:
        return
