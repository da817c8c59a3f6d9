"""Addresses of personal data at the desk."""

from django.urls import path

from dienhong.web.desk.privacy import keeping, requests, wordings

urlpatterns = [
    path("tra-loi/<int:pk>/cong-khai/", wordings.review, name="publish"),
    path("ra-soat/", wordings.queue, name="wordings"),
    path("ra-soat/<int:pk>/", wordings.history, name="wording_history"),
    path("yeu-cau-du-lieu/", requests.requests, name="data_requests"),
    path("yeu-cau-du-lieu/ghi/", requests.enter, name="enter_data_request"),
    path("yeu-cau-du-lieu/<int:pk>/", requests.handle, name="data_request"),
    path("luu-giu/", keeping.retention, name="retention"),
    path("ho-so-xu-ly-du-lieu/", keeping.processing, name="processing"),
]
