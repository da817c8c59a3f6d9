"""The person that an administrator means: one whom this commune knows, locked while the action runs."""

from django.db.models import Q

from dienhong.civic.communes.models import Commune
from dienhong.civic.people.models import Membership, User
from dienhong.engines.tenancy.scope import current_commune_id
from dienhong.kernel.errors import Missing


def known_person(user_id: int) -> User:
    """The person; `Missing` for anybody without a role or an account made in this commune.

    The commune is locked first, so that two administrators at once cannot end each other's role.
    """
    here = Commune.objects.select_for_update().get(pk=current_commune_id())
    mine = Q(pk__in=Membership.objects.values("user_id")) | Q(home=here)
    user = User.objects.filter(mine, pk=user_id).first()
    if user is None:
        raise Missing
    return user
