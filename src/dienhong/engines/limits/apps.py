from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "dienhong.engines.limits"
    label = "limits"
