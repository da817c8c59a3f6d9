"""Addresses of the hall."""

from django.urls import URLPattern, URLResolver, path

from dienhong.web.stage import acting, inviting, pages, preparing, worker
from dienhong.web.stage.sights import kiosk, phone, projector, reception

app_name = "stage"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:pk>/", pages.hall, name="hall"),
    path("<int:pk>/cua/", pages.doors, name="doors"),
    path("<int:pk>/chuan-bi/", preparing.prepare, name="prepare"),
    path("<int:pk>/chuan-bi/ma/", preparing.add_token, name="add_token"),
    path("<int:pk>/chuan-bi/ma/<int:token_id>/thu-hoi/", preparing.end_token, name="end_token"),
    path("<int:pk>/chuan-bi/in/", preparing.listed, name="listed"),
    path("<int:pk>/chu-toa/", pages.chair, name="chair"),
    path("<int:pk>/thu-ky/", pages.secretary, name="secretary"),
    path("<int:pk>/hang-cho/", pages.desk, name="desk"),
    path("<int:pk>/manh/", pages.fragments, name="fragments"),
    path("<int:pk>/viec/<slug:verb>/", acting.act, name="act"),
    path("<int:pk>/chuan-bi/khach-moi/", inviting.expect_guests, name="expect"),
    path("<int:pk>/chuan-bi/lay-khach-moi/", inviting.expect_invitees, name="expect_invitees"),
    path("<int:pk>/chuan-bi/ma-khach-moi/", inviting.cards, name="cards"),
    path("man-hinh/<str:token>/", projector.projector, name="projector"),
    path("man-hinh/<str:token>/manh/", projector.board, name="projector_parts"),
    path("d/<str:token>/", phone.phone, name="phone"),
    path("d/<str:token>/manh/", phone.news, name="phone_parts"),
    path("d/<str:token>/phat-bieu/", phone.speak, name="phone_speak"),
    path("d/<str:token>/cau-hoi/", phone.question, name="phone_ask"),
    path("d/<str:token>/cau-hoi/<int:question_id>/", phone.second, name="phone_second"),
    path("ki-ot/<str:token>/", kiosk.kiosk, name="kiosk"),
    path("ki-ot/<str:token>/so/<int:number>/", kiosk.kiosk_done, name="kiosk_done"),
    path("don-tiep/<str:token>/", reception.check_in, name="check_in"),
    path("don-tiep/<str:token>/manh/", reception.counts, name="check_in_parts"),
    path("don-tiep/<str:token>/danh-sach/", reception.people, name="check_in_people"),
    path("don-tiep/<str:token>/viec/<slug:verb>/", reception.receive_act, name="check_in_act"),
    path("sw.js", worker.worker, name="worker"),
]
