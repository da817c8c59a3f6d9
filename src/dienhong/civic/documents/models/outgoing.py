"""Documents of the office, their drafts, where they went, and the dossiers that hold them."""

from django.db import models

from dienhong.civic.communes.models import Unit
from dienhong.civic.documents.kinds import KINDS, Kind
from dienhong.civic.documents.models.choices import SYSTEMS, URGENCIES, as_system
from dienhong.civic.documents.models.mandates import Mandate
from dienhong.civic.documents.models.numbers import IssuedNumber
from dienhong.civic.documents.rules import written_reference
from dienhong.civic.documents.states import WITH_FILES, WITH_NUMBER, DocumentState, Medium
from dienhong.civic.people.models import User
from dienhong.engines.files.models import StoredFile
from dienhong.engines.tenancy.models import CommuneOwned
from dienhong.engines.typeset.model import Urgency
from dienhong.kernel.numbering import System


class Dossier(CommuneOwned):
    """Hồ sơ: the documents of one matter, kept together and handed to the archive together."""

    code = models.CharField("ký hiệu hồ sơ", max_length=20)
    title = models.CharField("tiêu đề", max_length=500)
    opened_on = models.DateField("ngày bắt đầu")
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)
    retention_years = models.PositiveSmallIntegerField("bảo quản (năm)", null=True, blank=True)
    maintenance = models.CharField("thời hạn bảo quản", max_length=30, blank=True, default="")
    rights = models.CharField("chế độ sử dụng", max_length=30, blank=True, default="")
    keeper = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="dossier_code_once"),
            models.CheckConstraint(
                condition=models.Q(closed_on=None) | models.Q(closed_on__gte=models.F("opened_on")),
                name="dossier_closes_after_opening",
            ),
        ]
        ordering = ["-opened_on", "-pk"]


class OfficialDocument(CommuneOwned):
    """A document of the office. `content` is the stored `typeset.Document`; number, day, signer come from here.

    `subject`, `symbol`, `recipients`, `urgency` are copied from the content for registers and search.
    `signed_pdf` is `pdf` with digital signatures added behind it.
    """

    kind = models.CharField("loại", max_length=30, choices=[(key, kind.title) for key, kind in KINDS.items()])
    system = models.CharField(max_length=5, choices=SYSTEMS)
    medium = models.CharField("hình thức", max_length=10, choices=Medium.choices, default=Medium.ELECTRONIC)
    state = models.CharField(max_length=9, choices=DocumentState.choices, default=DocumentState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, null=True, related_name="documents")
    subject = models.CharField("trích yếu", max_length=500)
    symbol = models.CharField("ký hiệu", max_length=40)
    content = models.JSONField()
    recipients = models.JSONField(default=list)
    urgency = models.PositiveSmallIntegerField(choices=URGENCIES, default=Urgency.NORMAL.value)
    copies = models.PositiveIntegerField("số lượng bản", default=1)
    pages = models.PositiveIntegerField("số trang", null=True)
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    drafting_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField()
    return_reason = models.CharField(max_length=500, blank=True, default="")
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    signer = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, related_name="documents")
    signed_on = models.DateField("ngày ký", null=True)
    day = models.DateField("ngày văn bản", null=True)
    number = models.OneToOneField(IssuedNumber, on_delete=models.PROTECT, null=True, related_name="document")
    lint_override = models.CharField("lý do bỏ qua lỗi thể thức", max_length=500, blank=True, default="")
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    signed_pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replacements")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    recall_reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=WITH_NUMBER, number__isnull=False, day__isnull=False)
                | (~models.Q(state__in=WITH_NUMBER) & models.Q(number=None)),
                name="number_belongs_to_the_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=WITH_FILES, docx__isnull=False, pdf__isnull=False, issued_at__isnull=False)
                | (~models.Q(state__in=WITH_FILES) & models.Q(docx=None, pdf=None, issued_at=None)),
                name="files_are_frozen_at_issue",
            ),
            models.CheckConstraint(
                condition=models.Q(number=None) | models.Q(signer__isnull=False, signed_on__isnull=False),
                name="number_only_after_signature",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DocumentState.RECALLED) | ~models.Q(recall_reason=""),
                name="recall_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(replaces=None) | models.Q(corrects=None), name="replaces_or_corrects"
            ),
            models.CheckConstraint(
                condition=models.Q(signed_pdf=None) | models.Q(pdf__isnull=False), name="signed_file_of_a_frozen_one"
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "state", "-drafted_at"], name="document_by_state"),
            models.Index(fields=["commune", "kind", "-day"], name="document_by_kind"),
        ]
        ordering = ["-drafted_at", "-pk"]

    @property
    def of_kind(self) -> Kind:
        return KINDS[self.kind]

    @property
    def of_system(self) -> System:
        return as_system(self.system)

    @property
    def reference(self) -> str:
        """05/KH-UBND; empty while it has no number."""
        if self.number is None:
            return ""
        return written_reference(self.number.number, self.number.letter, self.symbol, self.of_system)


class DocumentVersion(CommuneOwned):
    """A content as it was saved: the history of a draft."""

    document = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "document", "version"], name="document_version_once")]
        ordering = ["version"]


class Dispatch(CommuneOwned):
    """A document handed to one recipient. `acknowledged_by` is who signed for it.

    `destroyed_at`: when the recipient of a recalled document confirmed that it is destroyed or was given back.
    """

    document = models.ForeignKey(OfficialDocument, on_delete=models.PROTECT, related_name="dispatches")
    recipient = models.CharField("nơi nhận", max_length=200)
    medium = models.CharField(max_length=10, choices=Medium.choices)
    copies = models.PositiveIntegerField(default=1)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.CharField("ký nhận", max_length=120, blank=True, default="")
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "document", "recipient", "medium"], name="dispatched_once"),
        ]
        ordering = ["sent_at", "pk"]
