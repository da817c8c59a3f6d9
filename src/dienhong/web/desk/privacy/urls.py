"""Addresses of personal data at the desk."""

from django.urls import path

from dienhong.web.desk.privacy import keeping, requests, wordings

urlpatterns = [
    path("tra-loi/<int:pk>/cong-khai/", wordings.review, name="publish"),
    path("du-lieu-ca-nhan/", wordings.queue, name="wordings"),
    path("du-lieu-ca-nhan/ban/<int:pk>/", wordings.history, name="wording_history"),
    path("du-lieu-ca-nhan/yeu-cau/", requests.requests, name="data_requests"),
    path("du-lieu-ca-nhan/yeu-cau/ghi/", requests.enter, name="enter_data_request"),
    path("du-lieu-ca-nhan/yeu-cau/<int:pk>/", requests.handle, name="data_request"),
    path("du-lieu-ca-nhan/luu-giu/", keeping.retention, name="retention"),
    path("du-lieu-ca-nhan/ho-so-xu-ly/", keeping.processing, name="processing"),
]
