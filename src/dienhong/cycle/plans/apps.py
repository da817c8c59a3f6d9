from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "dienhong.cycle.plans"
    label = "plans"
