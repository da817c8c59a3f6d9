"""Capital letters, spaces and terms used in two ways, by the rules of the linter, gathered for the reader of a plan."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from dienhong.civic.documents.linting.case import Case, Hit
from dienhong.civic.documents.linting.checks import capitals, consistency, spacing
from dienhong.cycle.plans.reading.findings.evidence import Evidence
from dienhong.cycle.plans.reading.structure import Finding, Span
from dienhong.cycle.plans.reading.surface import Surface

_CAPITALS_SOURCE = "Nghị định 30/2020/NĐ-CP, Phụ lục II"
_SPACING_SOURCE = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
_CAPITALS = (capitals.people, capitals.state, capitals.agencies, capitals.associations, capitals.labels)
_SPACES: tuple[tuple[Callable[[Case], Iterable[Hit]], str | None], ...] = (
    (spacing.quotes, None),
    (spacing.after_authority, spacing.AFTER_AUTHORITY),
    (spacing.references, spacing.IN_REFERENCE),
    (spacing.lopsided_hyphens, spacing.AROUND_HYPHEN),
    (spacing.fused_hyphens, spacing.AROUND_HYPHEN),
    (spacing.before_marks, spacing.BEFORE_MARK),
    (spacing.after_marks, spacing.AFTER_MARK),
)
_MIXED = (consistency.terms, consistency.tones)
_ANY_DAY = date.min  # letters do not depend on the day of issue
_EACH = 4
_EDGES = " \t\n\u00a0\u2028*|"


def find_letters(evidence: Evidence) -> Iterator[Finding]:
    """One finding a form with its count for capitals; the first few places for spaces; one a term used in two ways."""
    if not evidence.surface.has_diacritics:
        return
    plain = Case.of_prose(evidence.surface.plain[evidence.start : evidence.end], _ANY_DAY)
    yield from _capitals(evidence, plain)
    yield from _spacing(evidence)
    for check in _MIXED:
        if hit := next(iter(check(plain)), None):
            span = Span(evidence.start + hit.start, evidence.start + hit.end)
            yield Finding("inconsistent_term", "info", hit.message, _SPACING_SOURCE, span, hit.fix)


def _capitals(evidence: Evidence, plain: Case) -> Iterator[Finding]:
    for check in _CAPITALS:
        forms: dict[tuple[str, str | None], list[Hit]] = {}
        for hit in check(plain):
            forms.setdefault((plain.text[hit.start : hit.end], hit.fix), []).append(hit)
        for hits in forms.values():
            first = hits[0]
            times = f" ({len(hits)} chỗ)" if len(hits) > 1 else ""
            span = Span(evidence.start + first.start, evidence.start + first.end)
            message = f"Viết hoa đúng: “{first.fix}”{times}."
            yield Finding("capitalisation", "info", message, _CAPITALS_SOURCE, span, first.fix)


def _spacing(evidence: Evidence) -> Iterator[Finding]:
    surface = evidence.surface
    symbol = evidence.reading.symbol
    written = Case.of_prose(surface.text[evidence.start : evidence.end], _ANY_DAY)
    given: dict[str, int] = {}
    for check, name in _SPACES:
        for hit in check(written):
            message = name or hit.message.rstrip(".")
            given[message] = given.get(message, 0) + 1
            start, end = evidence.start + hit.start, evidence.start + hit.end
            span = _around(surface, start, end)
            own_number = symbol is not None and span.start <= symbol.span.start < span.end
            own_label = hit.fix == ":" and surface.folded.startswith("so", span.start)
            if given[message] > _EACH or own_label or (own_number and surface.text[start].isdigit()):
                continue  # the own number is judged with the form of the document
            words = (surface.text[span.start : start] + (hit.fix or "") + surface.text[end : span.end]).strip()
            yield Finding("spacing", "info", f"{message}: “{words}”.", _SPACING_SOURCE, span, words)


def _around(surface: Surface, start: int, end: int) -> Span:
    while start > 0 and surface.text[start - 1] not in _EDGES:
        start -= 1
    while end < len(surface.text) and surface.text[end] not in _EDGES:
        end += 1
    return Span(start, end)
