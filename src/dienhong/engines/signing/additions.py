"""Whether a PDF that came back is the one that was given out, with nothing but signatures added behind it."""

from pyhanko.sign.diff_analysis import DiffResult

from dienhong.engines.signing.examination import LATER_RULES
from dienhong.engines.signing.files import open_pdf


def only_signatures_added(given: bytes, returned: bytes) -> bool:
    """Whether `returned` begins with the bytes of `given` and shows the same, but for signatures and their proofs.

    The bytes alone do not say it: a later revision can lay other pages over them, and be signed then. `given` has
    a signature or reserved fields (`reserve_fields`), else the answer is no.
    Raises UnreadablePdf when either is no readable PDF.
    """
    before, after = open_pdf(given), open_pdf(returned)
    if len(returned) <= len(given) or not returned.startswith(given):
        return False
    try:
        found = LATER_RULES.review_file(after, before.xrefs.total_revisions - 1)
    except Exception:  # noqa: BLE001 - a parser of hostile bytes fails in many ways
        return False
    return isinstance(found, DiffResult)
