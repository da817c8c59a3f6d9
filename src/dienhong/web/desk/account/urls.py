"""Addresses of log-in and password."""

from django.urls import path

from dienhong.web.desk.account import views

urlpatterns = [
    path("dang-nhap/", views.log_in, name="login"),
    path("dang-xuat/", views.log_out, name="logout"),
    path("doi-mat-khau/", views.change_password, name="password_change"),
]
