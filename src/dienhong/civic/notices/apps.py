from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "dienhong.civic.notices"
    label = "notices"
