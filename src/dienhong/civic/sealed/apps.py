from django.apps import AppConfig


class SealedConfig(AppConfig):
    name = "dienhong.civic.sealed"
    label = "sealed"
