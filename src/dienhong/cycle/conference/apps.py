from django.apps import AppConfig


class ConferenceConfig(AppConfig):
    name = "dienhong.cycle.conference"
    label = "conference"
