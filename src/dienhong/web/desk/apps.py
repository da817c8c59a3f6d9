from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "dienhong.web.desk"
    label = "desk"
