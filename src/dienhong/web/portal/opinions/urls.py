"""Sending an opinion, one thing a page."""

from django.urls import path

from dienhong.web.portal.opinions import photos, views

urlpatterns = [
    path("", views.start, name="send"),
    path("noi-dung/", views.step, {"name": "text"}, name="send_text"),
    path("anh/<int:place>/", photos.thumbnail, name="draft_photo"),
    path("noi-o/", views.step, {"name": "place"}, name="send_place"),
    path("lien-he/", views.step, {"name": "contact"}, name="send_contact"),
    path("kiem-tra/", views.check, name="send_check"),
    path("xong/", views.sent, name="sent"),
]
