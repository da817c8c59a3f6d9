from django.apps import AppConfig


class DialoguesConfig(AppConfig):
    name = "dienhong.cycle.dialogues"
    label = "dialogues"
