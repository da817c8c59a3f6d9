"""Addresses of the sealed track."""

from django.urls import path

from dienhong.web.desk.sealed import deeds, looks, views

urlpatterns = [
    path("", views.cases, name="sealed"),
    path("<int:pk>/", views.case_page, name="sealed_case"),
    path("<int:pk>/xem/", looks.look, name="sealed_open"),
    path("<int:pk>/xem/<int:look_id>/", looks.look_page, name="sealed_look"),
    path("<int:pk>/xem/<int:look_id>/ban-sao/", looks.copy, name="sealed_copy"),
    path("<int:pk>/xem/<int:look_id>/tep/", looks.look_log, name="sealed_look_log"),
    path("<int:pk>/viec/<slug:slug>/", deeds.deed, name="sealed_deed"),
    path("<int:pk>/<slug:decision>/", views.ask, name="sealed_ask"),
    path("<int:pk>/<slug:decision>/quyet-dinh/", views.decide, name="sealed_decide"),
]
