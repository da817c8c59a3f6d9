"""Addresses of the exchange of packages."""

from django.urls import path

from dienhong.web.desk.exchange import views

urlpatterns = [
    path("", views.packages, name="packages"),
    path("<int:pk>/", views.package, name="package"),
    path("<int:pk>/tep/<int:at>/", views.package_file, name="package_file"),
    path("gui/<int:pk>/", views.send, name="send"),
]
