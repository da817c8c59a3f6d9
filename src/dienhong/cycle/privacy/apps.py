from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "dienhong.cycle.privacy"
    label = "privacy"
