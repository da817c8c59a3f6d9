"""Documents that came in."""

from django.db import models

from dienhong.civic.communes.models import Unit
from dienhong.civic.documents.models.choices import URGENCIES
from dienhong.civic.documents.models.numbers import IssuedNumber
from dienhong.civic.documents.models.outgoing import Dossier, OfficialDocument
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.models import CommuneOwned
from dienhong.engines.typeset.model import Urgency


class IncomingDocument(CommuneOwned):
    """A document that came in: the ten columns of its register, and the seven of its follow-up."""

    number = models.OneToOneField(IssuedNumber, on_delete=models.PROTECT, related_name="incoming")
    arrived_on = models.DateField("ngày đến")
    author = models.CharField("tác giả", max_length=200)
    reference = models.CharField("số, ký hiệu", max_length=60)
    day = models.DateField("ngày văn bản")
    subject = models.CharField("tên loại và trích yếu", max_length=500)
    urgency = models.PositiveSmallIntegerField(choices=URGENCIES, default=Urgency.NORMAL.value)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="incoming")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    forwarded_on = models.DateField("ngày chuyển", null=True)
    received_by = models.CharField("ký nhận", max_length=120, blank=True, default="")
    due_on = models.DateField("thời hạn", null=True)
    progress = models.CharField("tiến độ", max_length=300, blank=True, default="")
    reply = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, null=True, related_name="answers")
    done_on = models.DateField(null=True)
    note = models.CharField("ghi chú", max_length=300, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(fields=["commune", "day"], name="incoming_by_day"),
            models.Index(fields=["commune", "done_on", "due_on"], name="incoming_by_due"),
        ]
        ordering = ["arrived_on", "pk"]
