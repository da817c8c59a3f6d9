"""Electronic signatures on documents, and the pictures that are seen of them. Keys are never here."""

from django.db import models

from dienhong.civic.documents.models.choices import SYSTEMS
from dienhong.civic.documents.models.outgoing import OfficialDocument
from dienhong.civic.documents.states import SignatureRole
from dienhong.civic.people.models import User
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.models import CommuneOwned


class SigningCopy(CommuneOwned):
    """The PDF that is signed: made once, with number and day. `blank` as it was set, `current` with what was signed."""

    document = models.OneToOneField(OfficialDocument, on_delete=models.PROTECT, related_name="signing_copy")
    blank = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    current = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField()
    made_at = models.DateTimeField()


class DocumentSignature(CommuneOwned):
    """One signature, in the order of signing. `file` is the PDF as this signature left it.

    `elsewhere`: made with the signer's own programme. `other_name`: the certificate bears another name than the
    signer's post asks for, and the signer confirmed it.
    """

    document = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, related_name="electronic_signatures")
    role = models.CharField(max_length=6, choices=SignatureRole.choices)
    place = models.CharField(max_length=20)
    certificate_name = models.CharField("chứng thư", max_length=200)
    certificate_serial = models.CharField("số chứng thư", max_length=64)
    issuer = models.CharField("nơi cấp", max_length=200)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    elsewhere = models.BooleanField(default=False)
    other_name = models.BooleanField(default=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "document", "place"], name="signed_once_at_a_place"),
        ]
        ordering = ["pk"]


class DocumentAttachment(CommuneOwned):
    """An appendix in a file of its own. `signed` is the file with the agency's signature (NĐ 30/2020, Phụ lục I)."""

    document = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, related_name="attachments")
    title = models.CharField("tên", max_length=200)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    signed = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]


class SignaturePicture(CommuneOwned):
    """A person's signature in blue on nothing."""

    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "holder"], name="one_signature_picture_a_person")]


class SealPicture(CommuneOwned):
    """The agency's red seal; `width_mm` is its real size."""

    system = models.CharField(max_length=5, choices=SYSTEMS, default="state")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    width_mm = models.PositiveSmallIntegerField("đường kính (mm)", default=36)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "system"], name="one_seal_a_system"),
            models.CheckConstraint(condition=models.Q(width_mm__gte=20, width_mm__lte=60), name="seal_of_real_size"),
        ]
