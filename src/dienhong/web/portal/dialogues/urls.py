"""Dialogues."""

from django.urls import path

from dienhong.web.portal.dialogues import views

urlpatterns = [
    path("", views.dialogues, name="dialogues"),
    path("<int:pk>/", views.dialogue, name="dialogue"),
    path("<int:pk>/lich.ics", views.calendar_file, name="dialogue_calendar"),
]
