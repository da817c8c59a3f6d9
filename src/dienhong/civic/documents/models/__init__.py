"""Tables of documents: numbers, mandates, what went out, what came in."""

from dienhong.civic.documents.models.batches import BatchItem, IssueBatch
from dienhong.civic.documents.models.incoming import IncomingDocument
from dienhong.civic.documents.models.mandates import Mandate
from dienhong.civic.documents.models.numbers import IssuedNumber, NumberPeriod, NumberSeries
from dienhong.civic.documents.models.outgoing import Dispatch, DocumentVersion, Dossier, OfficialDocument

__all__ = [
    "BatchItem",
    "Dispatch",
    "DocumentVersion",
    "Dossier",
    "IncomingDocument",
    "IssueBatch",
    "IssuedNumber",
    "Mandate",
    "NumberPeriod",
    "NumberSeries",
    "OfficialDocument",
]
