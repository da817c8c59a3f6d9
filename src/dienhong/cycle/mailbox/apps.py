from django.apps import AppConfig


class MailboxConfig(AppConfig):
    name = "dienhong.cycle.mailbox"
    label = "mailbox"
