"""What the petition officer sees, and the one thing that a sender's code may tell."""

from datetime import datetime

from django.db import models

from dienhong.civic.sealed.models import SealedCase
from dienhong.civic.sealed.permissions import may_read_sealed
from dienhong.civic.sealed.states import SealedState
from dienhong.kernel.actors import Actor


def sealed_cases(actor: Actor) -> models.QuerySet[SealedCase]:
    """All cases for a petition officer; nothing for anybody else."""
    return SealedCase.objects.all() if may_read_sealed(actor) else SealedCase.objects.none()


def is_sealed_code(code: str) -> bool:
    """Whether a sender's code stands for a case that is (still) withheld."""
    return SealedCase.objects.filter(code=code).exclude(state=SealedState.RELEASED).exists()


def withheld_since(code: str) -> datetime | None:
    """When the case (still) withheld behind a sender's code came in; None when there is none."""
    cases = SealedCase.objects.filter(code=code).exclude(state=SealedState.RELEASED)
    return cases.values_list("received_at", flat=True).first()
