"""What filing needs for plans and dialogues alike: dossiers that open by themselves, documents that still count."""

import re
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from dienhong.civic.documents.actions.dossiers import open_dossier
from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.civic.documents.queries import documents
from dienhong.civic.documents.states import DocumentState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Refused
from dienhong.kernel.numbering import padded

_TRIES = 3  # two clerks at once may choose the same number; the code is unique in the database


def open_yearly_dossier(actor: Actor, series: str, year: int, title: str, now: datetime) -> Dossier:
    """The next dossier of `series` in `year`, such as 01.DT2026. The caller runs the transaction."""
    ending = f".{series}{year}"
    for _ in range(_TRIES - 1):
        try:
            return open_dossier(actor, code=_next_code(ending), title=title, on=localdate(now), now=now)
        except Refused:
            continue
    return open_dossier(actor, code=_next_code(ending), title=title, on=localdate(now), now=now)


def standing_documents() -> QuerySet[OfficialDocument]:
    """Documents that count as drafted: neither dropped nor replaced, recalled or with a voided number."""
    return documents().exclude(state__in=(DocumentState.REPLACED, DocumentState.RECALLED, DocumentState.VOIDED))


def _next_code(ending: str) -> str:
    codes = Dossier.objects.filter(code__endswith=ending).values_list("code", flat=True)
    numbers = [int(found[0]) for code in codes if (found := re.match(r"\d+", code))]
    return f"{padded(max(numbers, default=0) + 1)}{ending}"
