"""The service worker's script: which files it keeps and under which version; what it does stands in worker.js."""

import hashlib
import json

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.web.desk.access import official
from dienhong.web.kit.requests import CommuneRequest

VERSION_HEADER = "X-Village-Version"
KEPT = (
    "kit/citizen.css",
    "kit/desk.css",
    "desk/office.css",
    "desk/village/village.css",
    "kit/kit.js",
    "desk/village/mark.js",
    "desk/village/village.js",
    "kit/favicon.svg",
)
# Kept when the page itself asks for them: a phone that saves data does not.
KEPT_WHEN_USED = ("kit/fonts/inter-latin.woff2", "kit/fonts/inter-vietnamese.woff2")


@official()
@require_safe
def worker(request: CommuneRequest) -> HttpResponse:
    """Nothing of the person who asks is in it. After the log-in ended the browser goes on with the one that it has."""
    told = {
        "page": reverse("desk:village"),
        "shell": reverse("desk:village_shell"),
        "version": version(),
        "header": VERSION_HEADER,
        "kept": [static(name) for name in KEPT],
        "keptWhenUsed": [static(name) for name in KEPT_WHEN_USED],
    }
    code = f"self.VILLAGE = {json.dumps(told)}\nimportScripts({json.dumps(static('desk/village/worker.js'))})\n"
    return HttpResponse(code, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


def version() -> str:
    """Changes with any kept file: their names carry a hash where the installation collects its files."""
    names = [staticfiles_storage.url(name) for name in (*KEPT, *KEPT_WHEN_USED, "desk/village/worker.js")]
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:12]
