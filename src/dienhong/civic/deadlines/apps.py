from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "dienhong.civic.deadlines"
    label = "deadlines"
