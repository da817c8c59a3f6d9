from django.apps import AppConfig


class KeysConfig(AppConfig):
    name = "dienhong.civic.keys"
    label = "keys"
