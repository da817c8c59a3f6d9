"""What may be a denunciation: in its own tables, encrypted with its own key, in no index and no search."""

from dienhong.civic.sealed.models.access import CaseAccess
from dienhong.civic.sealed.models.case import SealedCase
from dienhong.civic.sealed.models.copies import RedactedCopy
from dienhong.civic.sealed.models.log import CaseEntry, Look

__all__ = ["CaseAccess", "CaseEntry", "Look", "RedactedCopy", "SealedCase"]
