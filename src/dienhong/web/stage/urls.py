"""Addresses of the hall."""

from django.urls import URLPattern, URLResolver

app_name = "stage"
urlpatterns: list[URLPattern | URLResolver] = []
