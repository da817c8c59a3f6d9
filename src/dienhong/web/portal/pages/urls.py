"""Front page, help, small pages."""

from django.urls import path

from dienhong.web.portal.pages import views

urlpatterns = [
    path("", views.home, name="home"),
    path("tim/", views.search, name="search"),
    path("tro-giup/", views.help_page, name="help"),
    path("du-lieu-ca-nhan/", views.privacy, name="privacy"),
    path("tiep-can/", views.accessibility, name="accessibility"),
    path("hien-thi/", views.display, name="display"),
    path("robots.txt", views.robots, name="robots"),
]
