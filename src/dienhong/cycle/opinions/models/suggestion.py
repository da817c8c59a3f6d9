"""What the machine proposed about an opinion: beside it, never in it."""

from django.db import models

from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.engines.tenancy.models import CommuneOwned


class Suggestion(CommuneOwned):
    """One row an opinion: `found` holds each aspect with its version, values, scores and reasons.

    Its shape is that of `engines/language/suggest.py`. It repeats words of the opinion, so it goes when those go.
    """

    opinion = models.OneToOneField(Opinion, on_delete=models.CASCADE, related_name="suggestion")
    found = models.JSONField()
