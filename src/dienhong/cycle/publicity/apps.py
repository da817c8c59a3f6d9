from django.apps import AppConfig


class PublicityConfig(AppConfig):
    name = "dienhong.cycle.publicity"
    label = "publicity"
