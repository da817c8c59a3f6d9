"""Addresses of what the machine has learnt."""

from django.urls import path

from dienhong.web.desk.learning import views

urlpatterns = [
    path("", views.learning, name="learning"),
    path("tro-lai/", views.roll_back, name="learning_rollback"),
]
