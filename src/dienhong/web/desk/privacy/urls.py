"""Addresses of personal data at the desk."""

from django.urls import path

from dienhong.web.desk.privacy import wordings

urlpatterns = [
    path("tra-loi/<int:pk>/cong-khai/", wordings.review, name="publish"),
    path("ra-soat/", wordings.queue, name="wordings"),
    path("ra-soat/<int:pk>/", wordings.history, name="wording_history"),
]
