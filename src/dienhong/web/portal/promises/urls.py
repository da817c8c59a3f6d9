"""Promises."""

from django.urls import path

from dienhong.web.portal.promises import views

urlpatterns = [path("", views.promises, name="promises")]
