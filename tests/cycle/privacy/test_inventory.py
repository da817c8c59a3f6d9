"""Every text column of every table is named: whose data it holds, or that it holds none."""

from collections import Counter

import pytest
from django.apps import apps
from django.db import models

from dienhong.cycle.privacy.expiring import EXPIRING
from dienhong.cycle.privacy.keeping import keeping_rules
from dienhong.cycle.privacy.processing import categories, processed

TEXTS = (models.CharField, models.TextField, models.JSONField, models.BinaryField)


def text_columns() -> list[str]:
    tables = [table for table in apps.get_models() if table.__module__.startswith("dienhong.")]
    return [
        f"{table._meta.label}.{column.name}"
        for table in tables
        for column in table._meta.concrete_fields
        if isinstance(column, TEXTS) and not column.choices
    ]


def named() -> list[str]:
    return [name for category in categories().values() for name in category.columns]


def test_each_text_column_is_named_once() -> None:
    counted = Counter(
        {column: sum(name in (column, column.rpartition(".")[0]) for name in named()) for column in text_columns()}
    )
    assert {column: count for column, count in counted.items() if count != 1} == {}


def test_nothing_is_named_that_is_not_there() -> None:
    columns = text_columns()
    tables = {column.rpartition(".")[0] for column in columns}
    assert set(named()) - set(columns) - tables == set()


def test_every_rule_ends_something_and_serves_a_category() -> None:
    used = {rule for category in processed() for rule in category.rules}
    assert set(keeping_rules()) == set(EXPIRING) == used


@pytest.mark.parametrize("key", sorted(keeping_rules()))
def test_every_rule_names_its_source_and_certainty(key: str) -> None:
    rule = keeping_rules()[key]
    assert (bool(rule.source), bool(rule.since), rule.amount > 0) == (True, True, True)
    assert rule.act in ("clear", "delete", "report")
    assert rule.certainty in ("law", "memory", "local")


def test_the_sealed_track_is_not_ended_here() -> None:
    assert categories()["sealed"].rules == ()


def test_the_record_of_processing_is_complete() -> None:
    assert [part.key for part in processed() if not (part.purpose and part.basis and part.recipients)] == []
