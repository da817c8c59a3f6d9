from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "dienhong.web.api"
    label = "api"
