from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "dienhong.web.portal"
    label = "portal"
