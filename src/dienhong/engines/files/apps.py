from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "dienhong.engines.files"
    label = "files"
