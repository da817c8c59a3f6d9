"""Addresses of publicity."""

from django.urls import path

from dienhong.web.desk.publicity import script, views

urlpatterns = [
    path("", views.overview, name="publicity"),
    path("<int:pk>/", views.channels, name="channels"),
    path("<int:pk>/loa/", script.script_page, name="loudspeaker"),
    path("<int:pk>/loa/loi-doc.txt", script.script_text, name="loudspeaker_text"),
    path("<int:pk>/loa/loi-doc.wav", script.script_sound, name="loudspeaker_sound"),
    path("lan/<int:pk>/go/", views.take_down, name="showing_end"),
    path("lan/<int:pk>/bo/", views.drop, name="showing_drop"),
    path("lan/<int:pk>/tep/", views.proof, name="showing_proof"),
]
