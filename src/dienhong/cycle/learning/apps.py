from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "dienhong.cycle.learning"
    label = "learning"
