"""Every rule of the linter, as one table."""

from collections.abc import Mapping

from dienhong.civic.documents.linting.checks import (
    abolished,
    bases,
    capitals,
    citing_capitals,
    consistency,
    dates,
    numbers,
    party,
    recipients,
    references,
    signature,
    spacing,
    spelling,
    structure,
    unicode,
)
from dienhong.civic.documents.linting.rule import Rule

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *bases.RULES,
    *capitals.RULES,
    *citing_capitals.RULES,
    *spacing.RULES,
    *dates.RULES,
    *numbers.RULES,
    *references.RULES,
    *abolished.RULES,
    *signature.RULES,
    *recipients.RULES,
    *party.RULES,
    *spelling.RULES,
    *unicode.RULES,
    *consistency.RULES,
)
RULES_BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}
