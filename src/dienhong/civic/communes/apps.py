from django.apps import AppConfig


class CommunesConfig(AppConfig):
    name = "dienhong.civic.communes"
    label = "communes"
