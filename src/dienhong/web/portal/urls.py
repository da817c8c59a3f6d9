"""The portal's addresses."""

from django.urls import include, path

app_name = "portal"
urlpatterns = [
    path("", include("dienhong.web.portal.pages.urls")),
    path("ke-hoach/", include("dienhong.web.portal.plans.urls")),
    path("doi-thoai/", include("dienhong.web.portal.dialogues.urls")),
    path("gui-y-kien/", include("dienhong.web.portal.opinions.urls")),
    path("tra-cuu/", include("dienhong.web.portal.lookup.urls")),
    path("tra-cuu/", include("dienhong.web.portal.privacy.urls")),
    path("tra-loi/", include("dienhong.web.portal.replies.urls")),
    path("kiem-tra-chu-ky/", include("dienhong.web.portal.signatures.urls")),
    path("nhan-tin/", include("dienhong.web.portal.messages.urls")),
    path("moi/", include("dienhong.web.portal.invitations.urls")),
    path("cam-ket/", include("dienhong.web.portal.promises.urls")),
]
