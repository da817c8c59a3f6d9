"""What the linter says of a document, as the page shows it."""

from dataclasses import dataclass

from dienhong.civic.documents.issuing import findings_of
from dienhong.civic.documents.linting import Finding
from dienhong.civic.documents.models import OfficialDocument

_LOOKS = {"error": ("error", "Lỗi"), "warning": ("warning", "Nên sửa"), "info": ("note", "Xem lại")}
_UNSIGNED = "signature_missing"
_ORDER = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding; `at` is its place in the linter's list, by which its fix is asked for."""

    at: int
    finding: Finding
    look: str
    severity: str

    @property
    def is_fixable(self) -> bool:
        return self.finding.fix is not None and bool(self.finding.where.path)

    @property
    def removes(self) -> bool:
        """Whether the fix takes words away and puts none."""
        return self.finding.fix == ""


def shown_findings(row: OfficialDocument) -> list[Shown]:
    """All findings, errors first; that nobody signs yet is no fault of a draft."""
    found = [
        Shown(at, finding, *_LOOKS[finding.severity])
        for at, finding in enumerate(findings_of(row))
        if finding.rule != _UNSIGNED or row.signer is not None
    ]
    return sorted(found, key=lambda one: (_ORDER.index(one.finding.severity), one.at))
