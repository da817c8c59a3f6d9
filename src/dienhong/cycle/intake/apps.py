from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "dienhong.cycle.intake"
    label = "intake"
