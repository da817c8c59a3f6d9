"""Linter of official documents: what an inspector would mark, with its source and a fix that one click applies."""

from dienhong.civic.documents.linting.findings import Finding, Part, Severity, Where
from dienhong.civic.documents.linting.fixing import apply_fix, apply_fixes, apply_fixes_to_text
from dienhong.civic.documents.linting.lint import lint, lint_text
from dienhong.civic.documents.linting.rule import Rule
from dienhong.civic.documents.linting.rules import RULES, RULES_BY_ID
from dienhong.civic.documents.linting.settings import LintSettings

__all__ = [
    "RULES",
    "RULES_BY_ID",
    "Finding",
    "LintSettings",
    "Part",
    "Rule",
    "Severity",
    "Where",
    "apply_fix",
    "apply_fixes",
    "apply_fixes_to_text",
    "lint",
    "lint_text",
]
