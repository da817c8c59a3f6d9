"""Forgetting the commune crashes; it never leaks."""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.cast import Cast

from dienhong.civic.communes.models import Commune, Unit
from dienhong.engines.tenancy.models import CommuneOwned
from dienhong.engines.tenancy.scope import NoCommuneError, across_communes, current_commune_id, in_commune

OWNED = [model for model in apps.get_models() if issubclass(model, CommuneOwned)]


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_reading_outside_a_commune_raises(model: type[CommuneOwned], db: None) -> None:
    with pytest.raises(NoCommuneError):
        model.objects.first()


def test_writing_outside_a_commune_raises(binh_an: Cast) -> None:
    with pytest.raises(NoCommuneError):
        Unit(commune=binh_an.commune, key="x", name="X").save()


def test_writing_another_commune_s_row_raises(hoa_phu: Cast, binh_an: Cast) -> None:
    with pytest.raises(NoCommuneError):
        Unit(commune=binh_an.commune, key="x", name="X").save()


def test_saving_a_row_that_was_read_elsewhere_raises(hoa_phu: Cast, binh_an: Cast) -> None:
    with pytest.raises(NoCommuneError):
        binh_an.units["office"].save()


def test_new_row_belongs_to_the_current_commune(hoa_phu: Cast) -> None:
    assert Unit.objects.create(key="x", name="X").commune_id == hoa_phu.commune.pk


def test_rows_of_another_commune_are_not_seen(hoa_phu: Cast, binh_an: Cast) -> None:
    assert set(Unit.objects.values_list("commune_id", flat=True)) == {hoa_phu.commune.pk}
    assert Unit.objects.filter(pk=binh_an.units["office"].pk).count() == 0
    assert Unit.objects.filter(pk=binh_an.units["office"].pk).update(name="Y") == 0
    assert Unit.objects.filter(pk=binh_an.units["office"].pk).delete()[0] == 0


def test_inner_commune_ends_with_its_block(hoa_phu: Cast, binh_an: Cast) -> None:
    with in_commune(binh_an.commune.pk):
        assert Unit.objects.count() == 1
    assert (Unit.objects.count(), current_commune_id()) == (3, hoa_phu.commune.pk)


def test_across_communes_reads_all_and_writes_none(hoa_phu: Cast, binh_an: Cast) -> None:
    with across_communes():
        assert Unit.objects.count() == 4
        with pytest.raises(NoCommuneError):
            Unit.objects.create(key="x", name="X")


def test_commune_is_left_after_an_exception(binh_an: Cast) -> None:
    with pytest.raises(ZeroDivisionError), in_commune(binh_an.commune.pk):
        raise ZeroDivisionError
    with pytest.raises(NoCommuneError):
        current_commune_id()


def test_broken_statement_inside_a_commune_shows_its_own_error(binh_an: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), in_commune(binh_an.commune.pk):
        Unit.objects.create(key="office", name="Trùng")


def test_broken_raw_statement_inside_a_commune_shows_its_own_error(binh_an: Cast) -> None:
    with (
        pytest.raises(DatabaseError, match="no_such_table"),
        transaction.atomic(),
        in_commune(binh_an.commune.pk),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT * FROM no_such_table")


def test_broken_statement_leaves_the_outer_commune_in_force(hoa_phu: Cast, binh_an: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), in_commune(binh_an.commune.pk):
        Unit.objects.create(key="office", name="Trùng")
    assert Unit.objects.count() == 3


def test_commune_itself_is_open_to_all(hoa_phu: Cast, binh_an: Cast) -> None:
    assert Commune.objects.count() == 2
