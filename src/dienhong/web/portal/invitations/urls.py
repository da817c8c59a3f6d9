"""Where the letter of a guest leads."""

from django.urls import path

from dienhong.web.portal.invitations import views

urlpatterns = [
    path("<str:token>/", views.rsvp, name="rsvp"),
    path("<str:token>/lich.ics", views.entry, name="rsvp_entry"),
]
