"""Addresses of the page that village heads use where the network is poor. The worker's scope is this folder."""

from django.urls import path

from dienhong.web.desk.village import pages, sending, worker

urlpatterns = [
    path("", pages.village_page, name="village"),
    path("ngoai-tuyen/", pages.shell, name="village_shell"),
    path("phien/", sending.session, name="village_session"),
    path("gui/", sending.take, name="village_take"),
    path("sw.js", worker.worker, name="village_worker"),
]
