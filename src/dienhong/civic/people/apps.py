from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "dienhong.civic.people"
    label = "people"
