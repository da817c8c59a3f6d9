"""Addresses of registers, arrivals and dossiers."""

from django.urls import path

from dienhong.web.desk.registry import archive, arrival, dossiers, incoming, new_arrival, paper, register

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
]
