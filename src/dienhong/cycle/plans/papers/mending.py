"""An older plan in today's spelling: whatever the linter can put right by itself."""

from dienhong.civic.documents.linting.fixing import apply_fixes
from dienhong.civic.documents.linting.lint import lint
from dienhong.civic.documents.linting.settings import LintSettings
from dienhong.engines.typeset.model import Document

_ROUNDS = 3  # a fix can make room for another, never for long
_SPELLING = LintSettings(tone="first")  # as the form itself writes: ỦY, Hòa


def mended(document: Document, settings: LintSettings = _SPELLING) -> Document:
    """`document` with every fix of an error or a warning, by the rules of its own day of form.

    What the linter merely advises stays as the office wrote it.
    """
    for _ in range(_ROUNDS):
        findings = lint(document, document.form_day, settings)
        better = apply_fixes(document, (finding for finding in findings if finding.severity != "info"))
        if better == document:
            break
        document = better
    return document
