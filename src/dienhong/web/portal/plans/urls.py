"""The year's plan."""

from django.urls import path

from dienhong.web.portal.plans import views

urlpatterns = [
    path("", views.newest, name="plan"),
    path("<int:year>/", views.of_year, name="plan_of_year"),
]
