"""The address of the examination of signatures."""

from django.urls import path

from dienhong.web.portal.signatures import views

urlpatterns = [path("", views.check, name="check_signature")]
