from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "dienhong.civic.messages"
    label = "outgoing"
