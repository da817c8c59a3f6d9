"""The linter: every rule over one document or one plain text."""

from collections.abc import Iterable
from datetime import date

from dienhong.civic.documents.linting.case import Case, Hit
from dienhong.civic.documents.linting.checks.spelling import UNMARKED, is_unmarked
from dienhong.civic.documents.linting.findings import Finding, Part, Where
from dienhong.civic.documents.linting.passages import passages_of
from dienhong.civic.documents.linting.plain_text import PlainText
from dienhong.civic.documents.linting.rule import Rule
from dienhong.civic.documents.linting.rules import RULES
from dienhong.civic.documents.linting.settings import LintSettings
from dienhong.engines.typeset.model import Document
from dienhong.kernel.numbering import System

_RANK = {"error": 0, "warning": 1, "info": 2}


def lint(document: Document, on: date, settings: LintSettings | None = None) -> list[Finding]:
    """Findings in `document`, to be issued on the day `on`; in reading order.

    Places count characters of the text at `Finding.where.path`. A document without findings may be issued as it is.
    """
    case = Case(
        passages_of(document),
        document.system,
        on,
        settings or LintSettings(),
        kind_name=document.kind_name.upper(),
        document=document,
    )
    return run(RULES, case)


def lint_text(text: str, on: date, settings: LintSettings | None = None, system: System | None = None) -> list[Finding]:
    """Findings in a plain text; places count characters of `text`. `system` None: as its header says."""
    read = PlainText(text).read()
    case = Case(
        tuple(read.passages),
        system or read.system,
        on,
        settings or LintSettings(),
        marked=True,
        whole=read.whole,
        kind_name=read.kind_name,
    )
    return run(RULES, case)


def run(rules: Iterable[Rule], case: Case) -> list[Finding]:
    """Findings of some rules, in reading order and the gravest first at one place."""
    if is_unmarked(case.text):
        rules = (UNMARKED,)  # the others read Vietnamese words
    found = [
        (hit.start, _RANK[rule.severity], _finding(rule, case, hit))
        for rule in rules
        if rule.id not in case.settings.ignored
        for hit in rule.check(case)
    ]
    return [finding for *_, finding in sorted(found, key=lambda row: row[:2])]


def _finding(rule: Rule, case: Case, hit: Hit) -> Finding:
    source = rule.party_source if case.system == "party" and rule.party_source else rule.source
    if not case.passages or hit.start < 0:
        where = hit.where or Where(Part.WHOLE)
        return Finding(rule.id, rule.severity, where, 0, 0, "", hit.message, source, hit.fix)
    index = case.index_at(hit.start)
    passage = case.passages[index]
    shift = passage.origin - case.starts[index]
    excerpt = case.text[hit.start : hit.end]
    start, end = hit.start + shift, hit.end + shift
    return Finding(rule.id, rule.severity, passage.where, start, end, excerpt, hit.message, source, hit.fix)
