from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "dienhong.web.kit"
    label = "kit"
