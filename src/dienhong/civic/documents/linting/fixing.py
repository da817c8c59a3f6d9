"""Fixes: the words that a finding proposes, put in their place."""

from collections.abc import Iterable
from itertools import groupby

from dienhong.civic.documents.linting.findings import Finding
from dienhong.civic.documents.linting.passages import text_at, with_text
from dienhong.engines.typeset.model import Document


def apply_fix(document: Document, finding: Finding) -> Document:
    """`document` with `finding.fix` in the place of its excerpt.

    Unchanged when there is no fix or the words are no longer there (someone wrote in the meantime).
    """
    return apply_fixes(document, (finding,))


def apply_fixes(document: Document, findings: Iterable[Finding]) -> Document:
    """All fixes that do not overlap, the earlier and then the longer of two first."""
    mendable = [finding for finding in findings if finding.fix is not None and finding.where.path]
    mendable.sort(key=lambda finding: (_order(finding), finding.start, -finding.end))
    for _, group in reversed([(key, list(group)) for key, group in groupby(mendable, key=_order)]):
        for finding in reversed(_apart(group)):
            if _still_there(document, finding):
                path, fix = finding.where.path, finding.fix or ""
                document = with_text(document, path, finding.start, finding.end, fix)
    return document


def apply_fixes_to_text(text: str, findings: Iterable[Finding]) -> str:
    """The same for a plain text that was read by `lint_text`."""
    mendable = [finding for finding in findings if finding.fix is not None]
    mendable.sort(key=lambda finding: (finding.start, -finding.end))
    for finding in reversed(_apart(mendable)):
        if text[finding.start : finding.end] == finding.excerpt:
            text = f"{text[: finding.start]}{finding.fix}{text[finding.end :]}"
    return text


def _order(finding: Finding) -> list[tuple[int, int | str]]:
    """Paths in reading order, so that a basis parted in two does not move those before it."""
    return [(0, step) if isinstance(step, int) else (1, step) for step in finding.where.path]


def _apart(findings: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in findings:
        if not kept or finding.start > kept[-1].end or (finding.start == kept[-1].end and finding.end > finding.start):
            kept.append(finding)
    return kept


def _still_there(document: Document, finding: Finding) -> bool:
    try:
        return text_at(document, finding.where.path)[finding.start : finding.end] == finding.excerpt
    except KeyError:
        return False
