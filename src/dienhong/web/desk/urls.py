"""The desk's addresses."""

from django.urls import include, path

from dienhong.web.desk.journal import views as journal
from dienhong.web.desk.notices import views as notices
from dienhong.web.desk.today import views as today

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("", include("dienhong.web.desk.account.urls")),
    path("", include("dienhong.web.desk.replies.urls")),
    path("", include("dienhong.web.desk.privacy.urls")),
    path("", include("dienhong.web.desk.outbox.urls")),
    path("y-kien/nhap-bang/", include("dienhong.web.desk.intake.urls")),
    path("y-kien/", include("dienhong.web.desk.opinions.urls")),
    path("goi-y/", include("dienhong.web.desk.learning.urls")),
    path("thu-den/", include("dienhong.web.desk.mailbox.urls")),
    path("ghi-y-kien/", include("dienhong.web.desk.village.urls")),
    path("doi-thoai/", include("dienhong.web.desk.dialogues.urls")),
    path("doi-thoai/", include("dienhong.web.desk.minutes.urls")),
    path("tuyen-truyen/", include("dienhong.web.desk.publicity.urls")),
    path("khach-moi/", include("dienhong.web.desk.invitations.urls")),
    path("viec-doi-thoai/", include("dienhong.web.desk.duties.urls")),
    path("ke-hoach/", include("dienhong.web.desk.plans.urls")),
    path("van-ban/", include("dienhong.web.desk.documents.urls")),
    path("so-van-ban/", include("dienhong.web.desk.registry.urls")),
    path("ky-so/", include("dienhong.web.desk.signing.urls")),
    path("lien-thong/", include("dienhong.web.desk.exchange.urls")),
    path("don-thu/", include("dienhong.web.desk.sealed.urls")),
    path("thong-bao/", notices.notices, name="notices"),
    path("thong-bao/da-doc/", notices.read_all, name="notices_read"),
    path("nhat-ky/", journal.journal, name="journal"),
    path("cau-hinh/", include("dienhong.web.desk.settings.urls")),
]
