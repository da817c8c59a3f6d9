"""Published replies."""

from django.urls import path

from dienhong.web.portal.replies import views

urlpatterns = [
    path("", views.replies, name="replies"),
    path("<int:pk>/", views.reply, name="reply"),
]
