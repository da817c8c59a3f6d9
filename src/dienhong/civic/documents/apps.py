from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "dienhong.civic.documents"
    label = "documents"
