"""Published replies."""

from django.urls import path

from dienhong.web.portal.replies import photos, views

urlpatterns = [
    path("", views.replies, name="replies"),
    path("<int:pk>/", views.reply, name="reply"),
    path("<int:pk>/anh/<int:place>/", photos.photo, name="reply_photo"),
    path("<int:pk>/anh/<int:place>/nho/", photos.thumbnail, name="reply_thumbnail"),
]
