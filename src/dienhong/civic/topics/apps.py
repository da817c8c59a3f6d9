from django.apps import AppConfig


class TopicsConfig(AppConfig):
    name = "dienhong.civic.topics"
    label = "topics"
