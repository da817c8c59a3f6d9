from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "dienhong.engines.jobs"
    label = "jobs"
