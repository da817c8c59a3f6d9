from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "dienhong.engines.outbox"
    label = "outbox"
