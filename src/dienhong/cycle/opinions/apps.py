from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    name = "dienhong.cycle.opinions"
    label = "opinions"
