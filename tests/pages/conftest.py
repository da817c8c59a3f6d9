"""The demonstration, loaded once for these tests, and what each role can reach in it."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.utils import timezone
from tests.pages.spider import Visit, crawl

from dienhong.config.demo.load import load_demo
from dienhong.config.demo.places import read_rows

ROLES = {person["role"]: person["username"] for person in reversed(read_rows("commune.toml")["person"])}


@pytest.fixture(scope="package")
def demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Both demonstration communes, committed: browsers and threads see them too."""
    with django_db_blocker.unblock():
        load_demo(timezone.now())
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="package")
def visits(demo: None, django_db_blocker: pytest.FixtureRequest) -> dict[str, list[Visit]]:
    """Every page that can be reached by links: by a citizen ("") and by one official of each role."""
    start = {"": ["/hop-thinh/"]} | {username: ["/hop-thinh/ban-lam-viec/"] for username in ROLES.values()}
    with django_db_blocker.unblock():
        return {username: crawl(username, addresses) for username, addresses in start.items()}
