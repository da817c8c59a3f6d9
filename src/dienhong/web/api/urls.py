"""The interface's addresses, below /api/v1/ of each commune."""

from django.urls import URLPattern, path, re_path

from dienhong.web.api import pages
from dienhong.web.api.guard import guarded
from dienhong.web.api.machine import api

# The library's root address shows nothing; ours shows the guide.
_operations = [
    guarded(pattern) for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"
]
urlpatterns = [
    path("", pages.guide, name="api_guide"),
    path("openapi.json", pages.openapi, name="api_description"),
    *_operations,
    re_path(r"^(?P<rest>.*)$", pages.nothing),
]
