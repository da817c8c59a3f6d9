"""The one error that leaves this engine for a package that cannot be written or read."""

from dienhong.kernel.errors import Refused


class EdxmlRefused(Refused):
    """What is wrong, as a Vietnamese sentence, and where: `path` is the element path, such as `edXML/edXMLEnvelope`."""

    def __init__(self, problem: str, path: str = "edXML") -> None:
        super().__init__(f"{problem} (tại {path}).", field=path)
        self.path = path
