from django.apps import AppConfig


class StageConfig(AppConfig):
    name = "dienhong.web.stage"
    label = "stage"
