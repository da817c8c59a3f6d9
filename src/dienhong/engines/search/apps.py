from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "dienhong.engines.search"
    label = "search"
