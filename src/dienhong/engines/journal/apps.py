from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "dienhong.engines.journal"
    label = "journal"
