"""Setting up a demonstration commune's units, villages, venues and people from its file."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import Any

from dienhong.civic.communes.models import Commune, Unit, Venue, Village
from dienhong.civic.people.models import Membership, User
from dienhong.civic.people.queries import actor_for
from dienhong.civic.topics.actions import start_topics
from dienhong.kernel.actors import Actor, citizen

PASSWORD = "dienhong-2026"  # noqa: S105 (the demonstration's log-ins are printed; it refuses to load in production)
_SINCE = date(2025, 7, 1)


@dataclass
class Place:
    """A commune with its parts by the keys of its file."""

    commune: Commune
    rows: dict[str, Any]
    units: dict[str, Unit] = field(default_factory=dict)
    villages: dict[str, Village] = field(default_factory=dict)
    venues: dict[str, Venue] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def actor(self, username: str) -> Actor:
        """One of the demonstration's officials."""
        actor = actor_for(self.people[username], date.today())  # noqa: DTZ011 (roles do not change within a day)
        if actor is None:
            raise LookupError(username)
        return actor

    def citizen(self) -> Actor:
        return citizen(self.commune.pk)

    def someone(self, role: str, **part: str | None) -> Actor:
        """The first official with this role (in this `unit`, of this `village`)."""
        wanted = {"role": role} | {name: key for name, key in part.items() if key is not None}
        for person in self.rows["person"]:
            if wanted.items() <= person.items():
                return self.actor(person["username"])
        raise LookupError(f"{wanted}")


def read_rows(name: str) -> dict[str, Any]:
    """One of the demonstration's files."""
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def make_commune(rows: dict[str, Any]) -> Commune:
    """The commune's own row; its parts follow inside `in_commune`."""
    return Commune.objects.create(**rows["commune"])


def furnish(commune: Commune, rows: dict[str, Any]) -> Place:
    """Units, villages, venues, people and fields. Call inside `in_commune`."""
    start_topics()
    place = Place(commune, rows)
    for row in rows.get("unit", ()):
        place.units[row["key"]] = Unit.objects.create(**row)
    for row in rows.get("village", ()):
        place.villages[row["key"]] = Village.objects.create(name=row["name"], head_name=row.get("head_name", ""))
    for row in rows.get("venue", ()):
        place.venues[row["key"]] = Venue.objects.create(**{key: row[key] for key in row if key != "key"})
    for row in rows.get("person", ()):
        user = User.objects.create_user(row["username"], row["full_name"], PASSWORD)
        place.people[row["username"]] = user
        Membership.objects.create(
            user=user,
            role=row["role"],
            post=row["post"],
            unit=place.units.get(row.get("unit", "")),
            village=place.villages.get(row.get("village", "")),
            valid_from=_SINCE,
        )
    return place
