"""Documents that go with an opinion."""

from django.db import models

from dienhong.civic.documents.models import OfficialDocument
from dienhong.cycle.opinions.models.opinion import Opinion
from dienhong.cycle.opinions.states import PaperKind
from dienhong.engines.tenancy.models import CommuneOwned


class OpinionPaper(CommuneOwned):
    """A slip that goes with the opinion."""

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="papers")
    paper = models.CharField(max_length=10, choices=PaperKind.choices)
    document = models.OneToOneField(OfficialDocument, on_delete=models.PROTECT, related_name="opinion_paper")
