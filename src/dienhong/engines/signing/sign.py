"""Putting an electronic signature on a PDF: PAdES (ETSI EN 319 142), incremental, so what stands is never rewritten."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from enum import Enum
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.form_tools import annot_width_height, get_single_field_annot
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError, PdfWriteError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
    enumerate_sig_fields,
)
from pyhanko.sign.general import SigningError as CmsError
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner, PdfSigningSession
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.validation.pdf_embedded import read_certification_data

from dienhong.engines.signing.appearance import Label, Look
from dienhong.engines.signing.errors import CannotSign, TimestampUnavailable, UnreadablePdf
from dienhong.engines.signing.files import open_pdf
from dienhong.engines.signing.loops import beside_any_loop
from dienhong.engines.signing.picture import read_picture
from dienhong.engines.signing.places import Place, box_of, page_width_mm, top_right
from dienhong.engines.signing.signers import Signer
from dienhong.engines.signing.timestamps import TimestampAuthority

_FIELD_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Certify(Enum):
    """What a first signature allows afterwards (DocMDP, ISO 32000-1 §12.8.2.2)."""

    RESERVED_FIELDS = MDPPerm.FILL_FORMS
    NOTHING = MDPPerm.NO_CHANGES


def reserve_fields(pdf: bytes, places: Mapping[str, Place]) -> bytes:
    """The PDF with empty signature fields (name → place), for those who sign after a certifying signature.

    Raises UnreadablePdf, BadPlace, CannotSign when a name is taken.
    """
    for name in places:
        _check_name(name)
    reader = open_pdf(pdf)
    out = BytesIO()
    with _explained():
        appendix = _Appendix.from_reader(reader)
        for name, place in places.items():
            append_signature_field(appendix, _field(reader, name, place, "Ô chữ ký số"))
        appendix.write(out)
    return out.getvalue()


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
    A reserved field of that name keeps its own place. After `Certify.RESERVED_FIELDS` only those can be seen.
    `now` (aware) is the time that the signer claims; `authority` adds a time that others vouch for.
    Raises CertificateExpired, CertificateNotYetValid, UnreadablePdf, BadPlace, BadPicture, CannotSign, TokenFailed,
    TimestampUnavailable.
    """
    _check_name(field_name)
    if now.utcoffset() is None or (image is not None and (place is None or label is not None)):
        raise ValueError("the time has a zone; a picture has a place and stands alone")
    signer.require_valid(now)
    drawn = label if image is None else read_picture(image)
    reader = open_pdf(pdf)
    asked = PdfSignatureMetadata(
        field_name=field_name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason,
        location=location,
        certify=certify is not None,
        docmdp_permissions=(certify or Certify.RESERVED_FIELDS).value,
    )
    out = BytesIO()
    with _explained():
        if label is not None and place is None:
            place = top_right(page_width_mm(reader, 1), width_mm=label.width_mm, height_mm=label.height_mm)
        field = _field(reader, field_name, place if drawn else None, f"Chữ ký số của {signer.certificate.name}")
        look = None if drawn is None else Look(drawn, *_room(reader, field))
        pen = _Pen(asked, signer=signer.cms, timestamper=authority, stamp_style=look, new_field_spec=field, now=now)
        # With an authority the size is not known beforehand: pyHanko then makes a trial signature.
        size = None if authority else signer.container_size
        beside_any_loop(lambda: pen.sign_pdf(_Appendix.from_reader(reader), bytes_reserved=size, output=out))
    return out.getvalue()


def _check_name(field_name: str) -> None:
    if not _FIELD_NAME.fullmatch(field_name):
        raise ValueError("a field name is letters, digits, hyphens")


def _field(reader: PdfFileReader, name: str, place: Place | None, readable: str) -> SigFieldSpec:
    if place is None:
        return SigFieldSpec(name, readable_field_name=readable)
    box: Any = box_of(place, reader)  # pyHanko takes fractions of a point though it declares integers
    return SigFieldSpec(name, on_page=place.page - 1, box=box, readable_field_name=readable)


def _room(reader: PdfFileReader, field: SigFieldSpec) -> tuple[float, float]:
    """Width and height of the field in points: its own if it was reserved, else as asked.

    A new visible field would break a certifying signature, and pyHanko would sign without asking: refused here.
    """
    for name, _, reserved in enumerate_sig_fields(reader, filled_status=False):
        if name == field.sig_field_name:
            width, height = annot_width_height(get_single_field_annot(reserved.get_object()))
            return float(width), float(height)
    if read_certification_data(reader) is not None:
        raise CannotSign("Chữ ký đầu đã khóa bố cục văn bản, chỉ ký được vào ô chữ ký dành sẵn.")
    left, bottom, right, top = field.box
    return right - left, top - bottom


@contextmanager
def _explained() -> Iterator[None]:
    """pyHanko's faults as our sentences."""
    try:
        yield
    except TimestampRequestError as error:
        raise TimestampUnavailable from error
    except (CmsError, PdfWriteError) as error:
        raise CannotSign(
            "Văn bản này không nhận thêm chữ ký: tên ô chữ ký đã dùng, hoặc chữ ký trước đã khóa văn bản. "
            "Hãy phát hành lại bản mới rồi ký."
        ) from error
    except (PdfError, LookupError, TypeError, ValueError, AttributeError, AssertionError, RecursionError) as error:
        raise UnreadablePdf("damaged") from error


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
