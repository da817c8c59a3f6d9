"""Addresses below the look-up: what is held about a sender."""

from django.urls import path

from dienhong.web.portal.privacy import views

urlpatterns = [
    path("<str:ref>/du-lieu/", views.mine, name="my_data"),
    path("<str:ref>/du-lieu/ban-sao/", views.copy, name="my_data_copy"),
    path("<str:ref>/du-lieu/ban-sao.json", views.download, name="my_data_file"),
    path("<str:ref>/du-lieu/rut-dong-y/<slug:purpose>/", views.withdraw, name="withdraw_consent"),
]
