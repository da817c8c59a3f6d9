"""The index can be taken away and made again, and opinions that stood before it become findable."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState
from tests.cast import Cast, make_opinion

from dienhong.cycle.opinions.models import SEARCH_KIND, Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.search.beside import IndexBeside
from dienhong.engines.search.finding import find
from dienhong.engines.search.models import SearchEntry
from dienhong.engines.tenancy.scope import in_commune


def found(commune_id: int, query: str) -> list[int]:
    with in_commune(commune_id):
        return [hit.object_id for hit in find(SEARCH_KIND, query, limit=9)]


@pytest.mark.django_db(transaction=True)
def test_opinions_of_before_become_findable_and_blanks_do_not(hoa_phu_committed: Cast) -> None:
    commune_id = hoa_phu_committed.commune.pk
    opinion = make_opinion(hoa_phu_committed)
    make_opinion(hoa_phu_committed, OpinionState.DIVERTED)
    before = found(commune_id, opinion.code)
    SearchEntry.objects.all().delete()
    module = __import__("dienhong.cycle.opinions.migrations.0006_make_findable", fromlist=["make_findable"])
    module.make_findable(apps_at("0006_make_findable"), None)
    assert (found(commune_id, opinion.code), before) == ([opinion.pk], [opinion.pk])
    with in_commune(commune_id):
        assert SearchEntry.objects.count() == 1 == Opinion.objects.exclude(state=OpinionState.DIVERTED).count()


def apps_at(name: str) -> object:
    """The models as they were then, with plain managers."""
    return MigrationExecutor(connection).loader.project_state(("opinions", name)).apps


@pytest.mark.django_db(transaction=True)
def test_index_is_made_again_after_it_was_taken_away(hoa_phu_committed: Cast) -> None:
    step, state = IndexBeside(), ProjectState()
    tables = set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        step.database_backwards(SEARCH_KIND, editor, state, state)
    left = set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        step.database_forwards(SEARCH_KIND, editor, state, state)
    assert {name for name in left if name.startswith("search_")} == {"search_searchentry", "search_searchword"}
    assert set(connection.introspection.table_names()) == tables
    opinion = make_opinion(hoa_phu_committed)
    assert found(hoa_phu_committed.commune.pk, opinion.code) == [opinion.pk]
