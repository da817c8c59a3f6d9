from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "dienhong.cycle.invitations"
    label = "invitations"
