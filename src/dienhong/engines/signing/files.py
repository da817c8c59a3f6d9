"""Opening a PDF of unknown origin, within limits, before it is signed or verified."""

from io import BytesIO

from pyhanko.pdf_utils.decode_limits import DecodeLimits
from pyhanko.pdf_utils.reader import PdfFileReader

from dienhong.engines.signing.errors import UnreadablePdf

MAX_PDF_BYTES = 20 * 1024 * 1024
MAX_PAGES = 2_000
MAX_REVISIONS = 40
MAX_OBJECTS = 200_000


def open_pdf(content: bytes) -> PdfFileReader:
    """A reader over ≤ 20 MB, ≤ 2,000 pages, ≤ 40 revisions, not encrypted. Raises UnreadablePdf."""
    if len(content) > MAX_PDF_BYTES:
        raise UnreadablePdf("too_large")
    if b"%PDF-" not in content[:1024]:
        raise UnreadablePdf("not_pdf")
    try:
        # Not strict: Word writes hybrid cross-references. The comparison of revisions stays strict.
        reader = PdfFileReader(BytesIO(content), strict=False, decode_limits=DecodeLimits.for_untrusted_input())
        problem = _problem(reader)
    except Exception as error:  # a parser of hostile bytes fails in many ways
        raise UnreadablePdf("damaged") from error
    if problem:
        raise UnreadablePdf(problem)
    return reader


def _problem(reader: PdfFileReader) -> str | None:
    if reader.encrypted:
        return "encrypted"
    if int(reader.root["/Pages"]["/Count"]) > MAX_PAGES:
        return "too_many_pages"
    if reader.xrefs.total_revisions > MAX_REVISIONS or int(reader.trailer["/Size"]) > MAX_OBJECTS:
        return "too_complex"
    return None
