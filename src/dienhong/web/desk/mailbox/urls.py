"""Addresses of the commune's mail."""

from django.urls import path

from dienhong.web.desk.mailbox import views

urlpatterns = [
    path("", views.mails, name="mails"),
    path("<int:pk>/", views.mail, name="mail"),
    path("<int:pk>/<slug:step>/", views.step, name="mail_step"),
]
