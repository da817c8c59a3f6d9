"""The table of rules is whole, and the linter needs no Django."""

import subprocess
import sys

from dienhong.civic.documents.linting import RULES, RULES_BY_ID


def test_each_rule_has_its_own_id_a_title_and_a_source() -> None:
    assert len(RULES_BY_ID) == len(RULES)
    assert [rule.id for rule in RULES if not (rule.title and rule.source)] == []


def test_linter_is_imported_without_django() -> None:
    code = (
        "import sys; import dienhong.civic.documents.linting; print([m for m in sys.modules if m.startswith('django')])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
