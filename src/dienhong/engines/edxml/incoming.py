"""A package whose kind is not known yet."""

from dienhong.engines.edxml.limits import USUAL, Limits
from dienhong.engines.edxml.message import Message
from dienhong.engines.edxml.read import is_status, message_of, open_package
from dienhong.engines.edxml.status import StatusMessage, status_of


def read_package(data: bytes, limits: Limits = USUAL) -> Message | StatusMessage:
    """The document or the status message in `data`. Raises EdxmlRefused, nothing else."""
    package = open_package(data, limits)
    return status_of(package) if is_status(package) else message_of(package, limits)
