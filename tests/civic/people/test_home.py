"""Which commune an account belongs to, for accounts that were made before this was kept."""

from datetime import date
from importlib import import_module

from django.apps import apps
from tests.cast import Cast

from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.roles import Role
from dienhong.engines.tenancy.scope import in_commune

migration = import_module("dienhong.civic.people.migrations.0003_user_home")


def test_accounts_of_one_commune_are_given_to_it_and_shared_ones_to_none(hoa_phu: Cast, binh_an: Cast) -> None:
    User.objects.update(home=None)
    with in_commune(binh_an.commune.pk):
        Membership.objects.create(
            user=User.objects.get(username="ha"), role=Role.REGISTRAR, valid_from=date(2026, 1, 1)
        )
    migration._fill(apps, None)
    homes = dict(User.objects.filter(username__in=("ha", "dung", "ngoc")).values_list("username", "home_id"))
    assert homes == {"ha": None, "dung": hoa_phu.commune.pk, "ngoc": binh_an.commune.pk}
