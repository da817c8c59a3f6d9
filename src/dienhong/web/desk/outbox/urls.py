"""Addresses of what leaves the commune."""

from django.urls import path

from dienhong.web.desk.outbox import settings, views

urlpatterns = [
    path("tin-gui-di/", views.deliveries, name="outbox"),
    path("tin-gui-di/gio/", settings.hours, name="outbox_hours"),
    path("tin-gui-di/tin/<int:pk>/", views.message, name="outbox_message"),
    path("tin-gui-di/tin/<int:pk>/duyet/", views.approval, name="outbox_approval"),
    path("tin-gui-di/tin/<int:pk>/huy/", views.cancellation, name="outbox_cancellation"),
    path("tin-gui-di/<int:pk>/gui-lai/", views.retrial, name="outbox_retry"),
    path("tin-gui-di/<int:pk>/huy/", views.delivery_cancellation, name="outbox_delivery_cancellation"),
    path("nhan-tin-bao/", settings.contact, name="contact"),
]
