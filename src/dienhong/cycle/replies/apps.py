from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "dienhong.cycle.replies"
    label = "replies"
