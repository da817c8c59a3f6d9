"""Addresses of the tables of opinions."""

from django.urls import path

from dienhong.web.desk.intake import files, preview, start, steps

urlpatterns = [
    path("", start.intake, name="intake"),
    path("mau.xlsx", files.template_file, name="intake_template"),
    path("<int:pk>/", preview.batch_page, name="intake_batch"),
    path("<int:pk>/cot/", preview.columns, name="intake_columns"),
    path("<int:pk>/dong/<int:number>/", preview.row, name="intake_row"),
    path("<int:pk>/can-sua.xlsx", files.rejected_file, name="intake_rejected"),
    path("<int:pk>/nhap/", steps.start, name="intake_start"),
    path("<int:pk>/dung/", steps.stop, name="intake_stop"),
    path("<int:pk>/rut/", steps.undo, name="intake_undo"),
    path("<int:pk>/dong-lai/", steps.close, name="intake_close"),
]
