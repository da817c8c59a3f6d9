"""A commune's own list of fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db import transaction

from dienhong.civic.topics.catalogue import FIELDS
from dienhong.civic.topics.models import Topic
from dienhong.engines.journal.record import record
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Refused
from dienhong.kernel.events import Event
from dienhong.kernel.verdicts import only_if
from dienhong.kernel.vietnamese import nfc

CONFIGURE = "configure"
_MOST_KEYWORDS = 400
_KEYWORD_LENGTH = 80


@dataclass(frozen=True, kw_only=True)
class TopicEdited(Event):
    verb: ClassVar[str] = "topic_edited"
    subject: ClassVar[str] = "topic"
    label: ClassVar[str] = "Sửa lĩnh vực"
    code: str


@transaction.atomic
def start_topics() -> None:
    """Copy the national list into the current commune; what it has already stays."""
    for position, field in enumerate(FIELDS, start=1):
        Topic.objects.get_or_create(
            code=field.code,
            defaults={
                "name": field.name,
                "unit_key": field.unit_key,
                "keywords": list(field.phrases),
                "position": position,
            },
        )


@transaction.atomic
def edit_topic(
    actor: Actor, code: str, *, name: str, unit_key: str, keywords: Sequence[str], is_active: bool, now: datetime
) -> None:
    """Change how this commune handles a field: its name, the unit that answers, the words that point to it."""
    only_if(actor.may(CONFIGURE), "Chỉ quản trị được sửa danh mục lĩnh vực.").require()
    words = list(dict.fromkeys(nfc(word).strip()[:_KEYWORD_LENGTH] for word in keywords if word.strip()))
    if len(words) > _MOST_KEYWORDS:
        raise Refused(f"Tối đa {_MOST_KEYWORDS} từ khóa cho một lĩnh vực.", field="keywords")
    if not name.strip():
        raise Refused("Hãy ghi tên lĩnh vực.", field="name")
    topic = Topic.objects.filter(code=code).first()
    if topic is None:
        raise Missing
    topic.name, topic.unit_key, topic.keywords, topic.is_active = nfc(name).strip(), unit_key, words, is_active
    topic.save()
    record(actor, TopicEdited(subject_id=topic.pk, code=code), now)
