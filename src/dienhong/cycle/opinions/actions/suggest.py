"""Proposing what an opinion is about: with reasons, for a person to confirm."""

from pathlib import Path

from dienhong.civic.communes.models import Commune
from dienhong.civic.communes.queries import active_villages
from dienhong.civic.topics.models import Topic
from dienhong.cycle.opinions.models import Opinion, Suggestion
from dienhong.engines.language import models
from dienhong.engines.language.suggest import suggest


def suggest_for(opinion_id: int, *, models_root: Path | None = None) -> tuple[str, ...]:
    """Keep proposals beside the opinion; what a person has set stays.

    Learnt models lie below `models_root` (None: only the shipped one serves). Returns the versions that should have
    served but are damaged.
    """
    opinion = Opinion.objects.filter(pk=opinion_id).first()
    if opinion is None or not opinion.text:
        return ()
    words = dict(Topic.objects.filter(is_active=True).values_list("code", "keywords"))
    villages = list(active_villages().values_list("name", flat=True))
    stored = models.current(*_folders(models_root, opinion.commune_id))
    found = suggest(opinion.text, words, stored=stored, villages=villages)
    Suggestion.objects.update_or_create(opinion=opinion, defaults={"found": found})
    return stored.damaged if stored else ()


def _folders(root: Path | None, commune_id: int) -> tuple[Path, ...]:
    if root is None:
        return ()
    return models.folders_for(root, Commune.objects.values_list("code", flat=True).get(pk=commune_id))
