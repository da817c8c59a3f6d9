"""Slips of the keyboard and of OCR, by the linter's list of words that have one spelling only."""

from collections.abc import Iterator

from dienhong.civic.documents.linting.slips import doubled_words, loose_grammar, misspelt_terms, mistyped_words
from dienhong.cycle.plans.reading.findings.evidence import Evidence
from dienhong.cycle.plans.reading.structure import Finding, Span

_SOURCE = "Chính tả tiếng Việt"


def find_spelling(evidence: Evidence) -> Iterator[Finding]:
    """Every misspelt place with its correction."""
    surface = evidence.surface
    if not surface.has_diacritics:
        return
    plain, folded, within = surface.plain, surface.folded, (evidence.start, evidence.end)
    for start, end, right in misspelt_terms(plain, folded, *within):
        yield _misspelling(plain[start:end], Span(start, end), right)
    for start, end, right in doubled_words(plain, *within):
        message = f"Bỏ một chữ “{right}” bị lặp."
        yield Finding("doubled_word", "warning", message, _SOURCE, Span(start, end), right)
    for start, end, right in mistyped_words(plain, folded, *within):
        yield _misspelling(plain[start:end], Span(start, end), right)
    for span, right in surface.misread_digits():
        message = f"Sửa số “{surface.text[span.start : span.end]}” thành “{right}”."
        yield Finding("misspelling", "warning", message, _SOURCE, span, right)
    for start, end, right in loose_grammar(plain, folded, *within):
        message = f"Sửa “{plain[start:end]}” thành “{right}”."
        yield Finding("grammar", "info", message, _SOURCE, Span(start, end), right)


def _misspelling(written: str, span: Span, right: str) -> Finding:
    return Finding("misspelling", "warning", f"Sửa “{written}” thành “{right}”.", _SOURCE, span, right)
