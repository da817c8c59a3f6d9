"""Addresses of dialogues."""

from django.urls import path

from dienhong.web.desk.dialogues import views

urlpatterns = [
    path("", views.dialogues, name="dialogues"),
    path("<int:pk>/", views.dialogue_page, name="dialogue"),
    path("<int:pk>/xep-lich/", views.arrange, name="arrange"),
    path("<int:pk>/buoc/<slug:step>/", views.move, name="dialogue_move"),
]
