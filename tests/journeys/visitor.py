"""A person at the pages without JavaScript: follows links by their words, fills in forms, presses buttons."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

PASSWORD = "dien-hong-1284"


class Visitor:
    """One person with one browser; remembers the page that is open."""

    def __init__(self, commune: str) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.home = f"/{commune}/"
        self.address = ""
        self.page = lxml.html.fromstring("<html><body></body></html>")

    def open(self, address: str, expect: int = 200) -> "Visitor":
        """Open an address of the commune (or a whole path) and follow redirects."""
        path = address if address.startswith("/") else self.home + address
        return self._show(self.client.get(path, follow=True), path, expect)

    def log_in(self, username: str) -> "Visitor":
        self.open("ban-lam-viec/dang-nhap/")
        return self.press("Đăng nhập", username=username, password=PASSWORD)

    def follow(self, words: str) -> "Visitor":
        """Follow the first link that says `words`."""
        for link in self.page.iter("a"):
            if words in _said(link):
                return self.open(urljoin(self.address, link.get("href")))
        raise AssertionError(f"no link “{words}” on {self.address}:\n{self.text}")

    def press(self, words: str, expect: int = 200, **answers: Any) -> "Visitor":
        """Fill in the form that has the button `words`, and press it. Lists tick check boxes; a Path is a file."""
        for form in self.page.forms:
            for button in _buttons(form):
                if words in (_said(button) or button.get("value", "")):
                    return self._send(form, button, answers, expect)
        raise AssertionError(f"no button “{words}” on {self.address}:\n{self.text}")

    def take_a_minute(self) -> "Visitor":
        """Let a minute pass for what is being written, as it does when a person types."""
        session = self.client.session
        for value in session.values():
            if isinstance(value, dict) and "started_at" in value:
                value["started_at"] -= 60
        session.save()
        return self

    @property
    def text(self) -> str:
        return " ".join(self.page.find(".//main").text_content().split())

    def sees(self, *words: str) -> "Visitor":
        for word in words:
            assert word in self.text, f"“{word}” is not on {self.address}:\n{self.text}"
        return self

    def does_not_see(self, *words: str) -> "Visitor":
        for word in words:
            assert word not in self.text, f"“{word}” is on {self.address}"
        return self

    def _send(self, form: Any, button: Any, answers: dict[str, Any], expect: int) -> "Visitor":
        unknown = set(answers) - {element.get("name") for element in form.inputs}
        assert not unknown, f"no field {unknown} in {sorted(filter(None, form.fields.keys()))}"
        data: dict[str, Any] = {}
        for name, value in form.form_values():
            data.setdefault(name, []).append(value)
        data |= {name: _posted(value) for name, value in answers.items()}
        if button.get("name"):
            data[button.get("name")] = button.get("value", "")
        action = urljoin(self.address, button.get("formaction") or form.get("action") or self.address)
        send = self.client.post if (form.get("method") or "get").lower() == "post" else self.client.get
        headers = {"referer": f"http://testserver{self.address}"}
        return self._show(send(action, data, follow=True, headers=headers), action, expect)

    def _show(self, response: Any, asked: str, expect: int) -> "Visitor":
        chain = getattr(response, "redirect_chain", [])
        self.address = urljoin(asked, chain[-1][0]) if chain else asked
        self.page = lxml.html.fromstring(response.content.decode())
        assert response.status_code == expect, f"{self.address}: {response.status_code}\n{self.text}"
        return self


def _buttons(form: Any) -> Iterator[Any]:
    for button in form.iter("button", "input"):
        if button.tag == "button" or button.get("type") == "submit":
            yield button


def _said(element: Any) -> str:
    """What a screen reader says: the words, else the label."""
    return " ".join(element.text_content().split()) or element.get("aria-label", "")


def _posted(value: Any) -> Any:
    if isinstance(value, Path):
        return SimpleUploadedFile(value.name, value.read_bytes())
    return value
