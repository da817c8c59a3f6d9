"""Addresses of registers, arrivals, dossiers, rights to sign and series of numbers."""

from django.urls import path

from dienhong.web.desk.registry import (
    archive,
    arrival,
    dossiers,
    incoming,
    mandates,
    new_arrival,
    paper,
    register,
    series,
)

urlpatterns = [
    path("", register.register, {"key": "di"}, name="book_out"),
    path("den/", register.register, {"key": "den"}, name="book_in"),
    path("theo-doi/", register.register, {"key": "theo-doi"}, name="book_follow_up"),
    path("tai/<slug:key>/excel/", paper.workbook, name="book_workbook"),
    path("tai/<slug:key>/pdf/", paper.printed, name="book_paper"),
    path("van-ban-den/", incoming.incoming, name="incoming"),
    path("van-ban-den/moi/", new_arrival.new_arrival, name="new_arrival"),
    path("van-ban-den/<int:pk>/", arrival.arrival, name="arrival"),
    path("van-ban-den/<int:pk>/chuyen/", arrival.forward, name="arrival_forward"),
    path("van-ban-den/<int:pk>/tien-do/", arrival.follow, name="arrival_follow"),
    path("van-ban-den/<int:pk>/ban-chup/", arrival.scan, name="arrival_scan"),
    path("ho-so/", dossiers.dossiers, name="dossiers"),
    path("ho-so/moi/", dossiers.new_dossier, name="new_dossier"),
    path("ho-so/<int:pk>/", dossiers.dossier, name="dossier"),
    path("ho-so/<int:pk>/them/", dossiers.fill, name="dossier_fill"),
    path("ho-so/<int:pk>/ket-thuc/", dossiers.close, name="dossier_close"),
    path("ho-so/<int:pk>/tai/", archive.archive, name="dossier_archive"),
    path("ho-so/<int:pk>/xml/", archive.metadata, name="dossier_metadata"),
    path("tham-quyen-ky/", mandates.mandates, name="mandates"),
    path("tham-quyen-ky/moi/", mandates.new_mandate, name="new_mandate"),
    path("tham-quyen-ky/<int:pk>/thoi/", mandates.mandate_end, name="mandate_end"),
    path("he-thong-so/", series.number_series, name="number_series"),
    path("he-thong-so/moi/", series.new_series, name="new_series"),
    path("he-thong-so/<slug:key>/", series.series, name="series"),
    path("he-thong-so/<slug:key>/ngoai/", series.series_outside, name="series_outside"),
]
