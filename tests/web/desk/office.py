"""The desk in a browser without a browser: one person of the cast asks for pages."""

from typing import Any

from django.test import Client

from dienhong.civic.people.models import User

HOA_PHU = "/hoa-phu/ban-lam-viec/"


class Desk:
    """One person's session; paths are those below the desk's root."""

    def __init__(self, username: str | None, root: str = HOA_PHU) -> None:
        self.client = Client()
        if username:
            self.client.force_login(User.objects.get(username=username))
        self.root = root

    def get(self, path: str = "", **query: str) -> Any:
        return self.client.get(self.root + path, query or None)

    def post(self, path: str, **values: Any) -> Any:
        return self.client.post(self.root + path, values)

    def text(self, path: str = "", **query: str) -> str:
        """The page's HTML; fails unless the answer is 200."""
        response = self.get(path, **query)
        assert response.status_code == 200, (path, response.status_code)
        return response.content.decode()
