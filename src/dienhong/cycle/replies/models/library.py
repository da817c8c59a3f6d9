"""What answers are made of: a commune's own templates, and passages of law to cite."""

from django.db import models

from dienhong.engines.tenancy.models import CommuneOwned


class AnswerTemplate(CommuneOwned):
    """A beginning for answers, for one field of affairs or (empty) for all; `text` holds places such as {ngay_nhan}."""

    name = models.CharField("tên mẫu", max_length=120)
    field = models.CharField("lĩnh vực", max_length=10, blank=True, default="")
    text = models.TextField("nội dung")
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "name"], name="answer_template_once")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class LegalSnippet(CommuneOwned):
    """A passage to cite, in force from `valid_from` to `valid_until` (both included; None: no end known).

    `source` says where its wording can be checked.
    """

    citation = models.CharField("viện dẫn", max_length=300)
    gist = models.TextField("nội dung chính", blank=True, default="")
    source = models.CharField("nguồn", max_length=300)
    field = models.CharField("lĩnh vực", max_length=10, blank=True, default="")
    valid_from = models.DateField("có hiệu lực từ ngày")
    valid_until = models.DateField("hết hiệu lực sau ngày", null=True)
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "citation"], name="legal_snippet_once")]
        ordering = ["citation"]

    def __str__(self) -> str:
        return self.citation
