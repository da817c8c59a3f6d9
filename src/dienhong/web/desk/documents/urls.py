"""Addresses of documents."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from dienhong.web.desk.documents import batches, dispatches, edit, files, page, register, start, stepping, versions


class FileForm(StringConverter):
    """The forms in which a document is given out."""

    regex = "docx|pdf|pdf-ky-so"


register_converter(FileForm, "fileform")

urlpatterns = [
    path("", register.register, name="documents"),
    path("moi/", start.new, name="document_new"),
    path("dot/", batches.batches, name="batches"),
    path("dot/moi/", batches.new_batch, name="batch_new"),
    path("dot/<int:pk>/", batches.batch_page, name="batch"),
    path("dot/<int:pk>/dung/", batches.stop, name="batch_stop"),
    path("dot/<int:pk>/tiep-tuc/", batches.resume, name="batch_resume"),
    path("<int:pk>/", page.document_page, name="document"),
    path("<int:pk>/sua/", edit.edit, name="document_edit"),
    path("<int:pk>/sua-loi/", versions.mend, name="document_mend"),
    path("<int:pk>/bo-qua-loi/", page.override, name="document_override"),
    path("<int:pk>/tep/<fileform:form>/", files.download, name="document_file"),
    path("<int:pk>/ban/<int:at>/", versions.version, name="document_version"),
    path("<int:pk>/ban/<int:at>/lay-lai/", versions.restore, name="document_restore"),
    path("<int:pk>/chuyen/", dispatches.dispatch, name="document_dispatch"),
    path("<int:pk>/chuyen/<int:at>/ky-nhan/", dispatches.acknowledge, name="document_acknowledge"),
    path("<int:pk>/chuyen/<int:at>/da-huy/", dispatches.destroyed, name="document_destroyed"),
    path("<int:pk>/buoc/<slug:slug>/", stepping.step, name="document_step"),
]
