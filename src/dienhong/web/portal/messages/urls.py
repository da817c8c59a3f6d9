"""Addresses that stand in messages: their token says whose they are."""

from django.urls import path

from dienhong.web.portal.messages import views

urlpatterns = [
    path("<str:token>/", views.address, name="address"),
    path("<str:token>/xac-nhan/", views.confirmation, name="address_confirmation"),
    path("<str:token>/nhan-lai/", views.return_, name="address_return"),
    path("<str:token>/<slug:topic>/", views.refusal, name="address_refusal"),
]
