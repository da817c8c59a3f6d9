"""Learning a new model from what people decided, and going back to the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from dienhong.civic.communes.models import Commune
from dienhong.civic.topics.catalogue import PHRASES_BY_CODE
from dienhong.civic.topics.models import Topic
from dienhong.cycle.learning import queries
from dienhong.cycle.learning.events import ModelLearnt, ModelRolledBack
from dienhong.cycle.learning.permissions import may_change_models
from dienhong.engines.journal.record import record
from dienhong.engines.language import models
from dienhong.engines.language.fieldmodel import FieldModel
from dienhong.engines.language.learning import LEAST_LABELS, TooFewLabels, learn, not_worse
from dienhong.engines.language.training import Labelled
from dienhong.engines.tenancy.scope import across_communes, in_commune
from dienhong.kernel.actors import Actor, system
from dienhong.kernel.errors import Refused

Own = Sequence[Labelled] | None


@dataclass(frozen=True, slots=True)
class Learnt:
    """A new version with its report, and whether it was put to use."""

    version: str
    report: dict[str, Any]
    is_active: bool


def train_commune(actor: Actor, *, root: Path, own: Own = None, force: bool = False, now: datetime) -> Learnt:
    """Learn from the decisions of the actor's commune alone; used at once unless it is worse (then only by `force`).

    `own` are the texts to start from, None for those that ship. Raises `Refused` while there are too few decisions.
    """
    may_change_models(actor).require()
    commune = Commune.objects.get(pk=actor.commune_id)
    before = models.current(*models.folders_for(root, commune.code))
    phrases = dict(Topic.objects.filter(is_active=True).values_list("code", "keywords"))
    model, report = _learn(phrases, before, own)
    folder = models.commune_folder(root, commune.code)
    with transaction.atomic():
        learnt = keep_model(model, report, folder, force=force, now=now)
        record(actor, _event(actor.commune_id, learnt, pooled=False), now)
    return learnt


def train_pooled(*, root: Path, own: Own = None, force: bool = False, now: datetime) -> Learnt:
    """Learn from the decisions of all communes of the installation; each of them finds it in its journal."""
    folder = models.pooled_folder(root)
    with across_communes():
        model, report = _learn(PHRASES_BY_CODE, models.current(folder), own)
        communes = queries.communes_with_labels()
    learnt = keep_model(model, report, folder, force=force, now=now)
    for commune_id in communes:
        with in_commune(commune_id), transaction.atomic():
            record(system(commune_id), _event(commune_id, learnt, pooled=True), now)
    return learnt


def roll_back_model(actor: Actor, *, root: Path, seen_version: str, now: datetime) -> str:
    """Go back to the commune's model before, or from its first one to what serves all; returns the version then used.

    `seen_version` is the one that the person saw in use.
    """
    may_change_models(actor).require()
    code = Commune.objects.values_list("code", flat=True).get(pk=actor.commune_id)
    folder = models.commune_folder(root, code)
    in_use = next((one.number for one in models.versions(folder) if one.is_active), "")
    if not in_use or in_use != seen_version:
        raise Refused("Mô hình đang dùng đã đổi. Hãy tải lại trang rồi xem lại.")
    with transaction.atomic():
        version = models.roll_back(folder)
        record(actor, ModelRolledBack(subject_id=actor.commune_id, version=version), now)
    return version


def keep_model(model: FieldModel, report: dict[str, Any], folder: Path, *, force: bool, now: datetime) -> Learnt:
    """Keep a model below `folder`; put it to use when it is not worse than the one before, or by `force`."""
    number = models.store(model, folder, manifest={"made_at": now.isoformat(), **report})
    is_active = force or not_worse(report)
    if is_active:
        models.activate(folder, number)
    return Learnt(number, report, is_active)


def _learn(phrases: Any, before: models.Stored | None, own: Own) -> tuple[FieldModel, dict[str, Any]]:
    try:
        return learn(queries.training_set(), phrases, before=before, own=own)
    except TooFewLabels as error:
        raise Refused(
            f"Chưa đủ ý kiến đã phân loại để học: mới có {error.known}. Cần ít nhất {LEAST_LABELS}, "
            "trong đó vài ý kiến không giống các ý kiến khác để đo. Máy vẫn gợi ý như trước."
        ) from error


def _event(commune_id: int, learnt: Learnt, *, pooled: bool) -> ModelLearnt:
    return ModelLearnt(subject_id=commune_id, version=learnt.version, active=learnt.is_active, pooled=pooled)
