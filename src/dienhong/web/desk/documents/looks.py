"""How a document's state and a finding look."""

from typing import Final

from dienhong.civic.documents.states import DocumentState

_S = DocumentState
STATE_COLOURS: Final = {
    _S.DRAFT: "grey",
    _S.SUBMITTED: "purple",
    _S.APPROVED: "teal",
    _S.SIGNED: "blue",
    _S.NUMBERED: "yellow",
    _S.ISSUED: "green",
    _S.CORRECTED: "green",
    _S.REPLACED: "orange",
    _S.RECALLED: "red",
    _S.VOIDED: "red",
    _S.DISCARDED: "grey",
}


def state_colour(state: str) -> str:
    """Tag colour of a document's state."""
    return STATE_COLOURS[DocumentState(state)]
