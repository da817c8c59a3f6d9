"""Who acts: every action takes one first."""

from dataclasses import dataclass, field

from dienhong.kernel.errors import Forbidden


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or the system) within one commune, with what the commune's roles allow.

    `user_id` is None for a citizen without log-in and for the system. `permissions` are the words of
    `civic/people/roles.py`; `unit_ids` and `village_ids` say for which units and villages the person works.
    """

    commune_id: int
    name: str
    user_id: int | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    permissions: frozenset[str] = field(default_factory=frozenset)
    unit_ids: frozenset[int] = field(default_factory=frozenset)
    village_ids: frozenset[int] = field(default_factory=frozenset)

    def may(self, permission: str) -> bool:
        """Whether the actor's roles grant `permission`."""
        return permission in self.permissions

    @property
    def person_id(self) -> int:
        """`user_id` of someone who is logged in; `Forbidden` for anybody else."""
        if self.user_id is None:
            raise Forbidden("Mời đăng nhập để tiếp tục.")
        return self.user_id

    @property
    def is_official(self) -> bool:
        """Whether the actor holds any role in the commune."""
        return bool(self.roles)


def citizen(commune_id: int) -> Actor:
    """The actor for someone who is not logged in."""
    return Actor(commune_id=commune_id, name="Người dân")


def system(commune_id: int) -> Actor:
    """The actor for jobs and commands."""
    return Actor(commune_id=commune_id, name="Hệ thống", permissions=frozenset({"system"}))
