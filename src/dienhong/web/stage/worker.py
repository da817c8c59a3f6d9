"""The service worker of the hall: its script, and the mark on pages that it may keep for a reload without a network."""

import json

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

_KEEP = "X-Hall-Keep"


def may_be_kept(response: HttpResponse) -> HttpResponse:
    """Let the browser show this page as it was last, for half a day, when there is no network."""
    response.headers[_KEEP] = "yes"
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The same for everybody; what it does stands in worker.js."""
    script = static("stage/worker.js")
    told = json.dumps({"header": _KEEP, "files": script.rpartition("stage/")[0]})
    code = f"self.HALL = {told}\nimportScripts({json.dumps(script)})\n"
    return HttpResponse(code, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})
