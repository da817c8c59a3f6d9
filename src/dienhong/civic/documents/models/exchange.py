"""Exchange with other agencies: our code, theirs, what went out and what came in."""

from django.db import models

from dienhong.civic.documents.models.incoming import IncomingDocument
from dienhong.civic.documents.models.outgoing import Dispatch
from dienhong.civic.documents.states import PackageKind, Required
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.models import CommuneOwned

CODE_LENGTH = 35
KEY_LENGTH = 200


class ExchangeOffice(CommuneOwned):
    """The commune as others know it: its code (QĐ 20/2020/QĐ-TTg), and which signatures its documents need."""

    organ_code = models.CharField("mã cơ quan", max_length=CODE_LENGTH, blank=True, default="")
    required = models.CharField(max_length=6, choices=Required.choices, default=Required.NONE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune"], name="one_exchange_office")]


class ExchangePartner(CommuneOwned):
    """An agency that documents are sent to."""

    name = models.CharField("tên cơ quan", max_length=200)
    organ_code = models.CharField("mã cơ quan", max_length=CODE_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "organ_code"], name="partner_code_once")]
        ordering = ["name", "pk"]


class Transmission(CommuneOwned):
    """A dispatch that goes as a package. `status` is the receiver's last word (codes of QCVN 102:2016)."""

    dispatch = models.OneToOneField(Dispatch, on_delete=models.PROTECT, related_name="transmission")
    organ_code = models.CharField(max_length=CODE_LENGTH)
    document_key = models.CharField(max_length=KEY_LENGTH)
    put_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    status_at = models.DateTimeField(null=True)
    status_note = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "document_key", "organ_code"], name="transmitted_once"),
        ]


class ReceivedPackage(CommuneOwned):
    """A package that came in, known by the digest of its bytes, so that it counts once however often it comes.

    `answer` is the status that we owe or gave (`answered_at`). `about` leads from a recall to what it recalls.
    """

    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=PackageKind.choices)
    sender_code = models.CharField(max_length=CODE_LENGTH, blank=True, default="")
    sender_name = models.CharField(max_length=200, blank=True, default="")
    document_key = models.CharField(max_length=KEY_LENGTH, blank=True, default="")
    incoming = models.ForeignKey(IncomingDocument, on_delete=models.PROTECT, null=True, related_name="packages")
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="recalls")
    reason = models.CharField(max_length=500, blank=True, default="")
    notes = models.JSONField(default=list)
    received_at = models.DateTimeField()
    answer = models.PositiveSmallIntegerField(null=True)
    answer_note = models.CharField(max_length=500, blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "digest"], name="package_counts_once"),
            models.UniqueConstraint(
                fields=["commune", "incoming"],
                condition=models.Q(kind=PackageKind.DOCUMENT),
                name="one_package_an_arrival",
            ),
        ]
        indexes = [models.Index(fields=["commune", "document_key"], name="package_by_document")]
        ordering = ["-received_at", "-pk"]


class ReceivedFile(CommuneOwned):
    """A file of a package."""

    package = models.ForeignKey(ReceivedPackage, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    description = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ["pk"]
