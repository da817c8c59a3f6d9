"""Dialogues."""

from django.urls import path

from dienhong.web.portal.dialogues import feed, minutes, views

urlpatterns = [
    path("", views.dialogues, name="dialogues"),
    path("tin.atom", feed.feed, name="dialogue_feed"),
    path("<int:pk>/", views.dialogue, name="dialogue"),
    path("<int:pk>/bien-ban/", minutes.minutes, name="public_minutes"),
    path("<int:pk>/lich.ics", views.calendar_file, name="dialogue_calendar"),
]
