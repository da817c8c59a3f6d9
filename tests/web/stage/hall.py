"""The hall's consoles without a browser: one person of the cast asks for pages and presses buttons."""

import re
import uuid
from typing import Any

from django.test import Client

from dienhong.civic.people.models import User
from dienhong.cycle.conference.models import Conference

HALL = "/hoa-phu/hoi-truong/"


class Console:
    """One person's session in one hall; paths are those below the hall's root."""

    def __init__(self, username: str, dialogue_id: int) -> None:
        self.client = Client()
        self.client.force_login(User.objects.get(username=username))
        self.root = f"{HALL}{dialogue_id}/"

    def get(self, path: str = "", **headers: str) -> Any:
        return self.client.get(self.root + path, headers=headers)

    def text(self, path: str) -> str:
        """The page's HTML; fails unless the answer is 200."""
        response = self.get(path)
        assert response.status_code == 200, (path, response.status_code)
        return str(response.content.decode())

    def press(self, verb: str, back: str = "chair", **values: Any) -> Any:
        """A button of a page without scripts: a new page, so a new press."""
        sent = {"page_id": uuid.uuid4(), "back": back, **values}
        return self.client.post(f"{self.root}viec/{verb}/", sent)

    def script(self, verb: str, client_id: uuid.UUID | None = None, **values: Any) -> Any:
        """The same from a script."""
        sent = {"client_id": client_id or uuid.uuid4(), **values}
        return self.client.post(f"{self.root}viec/{verb}/", sent, headers={"Accept": "application/json"})

    def parts(self, *names: str, **headers: str) -> Any:
        return self.get(f"manh/?ban=chair&phan={','.join(names)}", **headers)


def buttons(page: str, verb: str) -> list[str]:
    """The values of the page's buttons for `verb`, in order."""
    return re.findall(rf'formaction="[^"]*/viec/{verb}/"(?: name="\w+" value="(\w*)")?', page)


def console(username: str, conference: Conference) -> Console:
    return Console(username, conference.dialogue_id)
