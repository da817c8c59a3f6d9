"""Addresses: the portal at the root, the officials' desk below one path."""

from django.urls import include, path

from dienhong.web.kit import errors, health

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

urlpatterns = [
    path("song/", health.alive, name="alive"),
    path("api/v1/", include("dienhong.web.api.urls")),
    path("ban-lam-viec/", include("dienhong.web.desk.urls")),
    path("hoi-truong/", include("dienhong.web.stage.urls")),
    path("", include("dienhong.web.portal.urls")),
]
