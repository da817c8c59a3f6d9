"""Addresses of the sealed track."""

from django.urls import path

from dienhong.web.desk.sealed import views

urlpatterns = [
    path("", views.cases, name="sealed"),
    path("<int:pk>/", views.case_page, name="sealed_case"),
    path("<int:pk>/<slug:decision>/", views.ask, name="sealed_ask"),
    path("<int:pk>/<slug:decision>/quyet-dinh/", views.decide, name="sealed_decide"),
]
