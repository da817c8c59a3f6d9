"""The streams of the hall, apart from the pages: one small asyncio process."""

import os
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dienhong.config.settings")
django.setup()

from django.conf import settings  # noqa: E402 - after set-up
from django.db import connection  # noqa: E402

from dienhong.cycle.conference.models.act import TOPIC  # noqa: E402
from dienhong.engines.live.asgi import Pulse  # noqa: E402
from dienhong.engines.live.following import Table, follow_postgres, follow_sqlite  # noqa: E402
from dienhong.engines.live.hub import Hub  # noqa: E402
from dienhong.web.stage.pulse import channel_of  # noqa: E402

ACTS = Table(
    numbers="SELECT id, number FROM conference_conference",
    newest="SELECT max(id) FROM conference_act",
    after="SELECT id, conference_id, number, topics FROM conference_act WHERE id > ? ORDER BY id",
    prepare="SELECT set_config('dienhong.commune', '*', false)",
)


def _follow(hub: Hub) -> Coroutine[Any, Any, None]:
    if connection.vendor == "sqlite":
        return follow_sqlite(hub, Path(settings.DATABASES["default"]["NAME"]), ACTS)
    return follow_postgres(hub, os.environ["DATABASE_URL"], ACTS, topic=TOPIC)


application = Pulse(Hub(), channel_of, _follow)
