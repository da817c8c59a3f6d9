"""Tables of documents: numbers, mandates, what went out, what came in."""

from dienhong.civic.documents.models.batches import BatchItem, IssueBatch
from dienhong.civic.documents.models.exchange import (
    ExchangeOffice,
    ExchangePartner,
    ReceivedFile,
    ReceivedPackage,
    Transmission,
)
from dienhong.civic.documents.models.incoming import IncomingDocument
from dienhong.civic.documents.models.letterheads import Letterhead
from dienhong.civic.documents.models.mandates import Mandate
from dienhong.civic.documents.models.numbers import IssuedNumber, NumberPeriod, NumberSeries
from dienhong.civic.documents.models.outgoing import Dispatch, DocumentVersion, Dossier, OfficialDocument
from dienhong.civic.documents.models.signing import (
    DocumentAttachment,
    DocumentSignature,
    SealPicture,
    SignaturePicture,
    SigningCopy,
)

__all__ = [
    "BatchItem",
    "Dispatch",
    "DocumentAttachment",
    "DocumentSignature",
    "DocumentVersion",
    "Dossier",
    "ExchangeOffice",
    "ExchangePartner",
    "IncomingDocument",
    "IssueBatch",
    "IssuedNumber",
    "Letterhead",
    "Mandate",
    "NumberPeriod",
    "NumberSeries",
    "OfficialDocument",
    "ReceivedFile",
    "ReceivedPackage",
    "SealPicture",
    "SignaturePicture",
    "SigningCopy",
    "Transmission",
]
