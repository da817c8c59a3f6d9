"""Addresses of electronic signing."""

from django.urls import path

from dienhong.web.desk.signing import pictures, views

urlpatterns = [
    path("chu-ky-cua-toi/", pictures.my_picture, name="my_signature"),
    path("chu-ky-cua-toi/anh.png", pictures.my_picture_file, name="my_signature_file"),
    path("con-dau/", pictures.seal, name="seal"),
    path("con-dau/<slug:system>.png", pictures.seal_file, name="seal_file"),
    path("<int:pk>/", views.signing, name="signing"),
    path("<int:pk>/bat-dau/", views.begin, name="signing_begin"),
    path("<int:pk>/bang-khoa/", views.with_key, name="signing_key"),
    path("<int:pk>/ky-noi-khac/", views.elsewhere, name="signing_elsewhere"),
    path("<int:pk>/co-quan/", views.agency, name="signing_agency"),
    path("<int:pk>/ban-ky/", views.copy_file, name="signing_copy"),
    path("<int:pk>/phu-luc/", views.attach, name="signing_attach"),
    path("<int:pk>/phu-luc/<int:at>/", views.attachment_file, name="signing_attachment"),
    path("<int:pk>/phu-luc/<int:at>/bo/", views.detach, name="signing_detach"),
]
