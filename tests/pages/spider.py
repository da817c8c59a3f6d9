"""Following every link of the product, as a visitor would."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client

from dienhong.config.demo.places import PASSWORD

_NUMBER = re.compile(r"\d+")
_CODE = re.compile(r"DH-[0-9A-Z-]+")
_MOST = 400
_SAME_KIND = 2
_HIDDEN = {"script", "style", "template"}
_READ_ALOUD = {"alt", "aria-label", "placeholder", "title", "label"}


@dataclass
class Parsed(HTMLParser):
    """The parts of a page that the tests look at."""

    links: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    headings: int = 0
    title: str = ""
    language: str = ""
    ids: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    _stack: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "html":
            self.language = values.get("lang", "")
        self.headings += tag == "h1"
        self.ids += [values["id"]] if "id" in values else []
        self.inline += [name for name in values if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in values):
            self.inline.append(tag)
        self.words += [values[name] for name in _READ_ALOUD & set(values)]
        if (
            tag in _HIDDEN
            or tag in {"title", "code", "kbd"}
            or values.get("lang")
            or "data-own-words" in values
            or (self._stack and tag == self._stack[-1])
        ):
            self._stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._stack and tag == self._stack[-1]:
            self._stack.pop()

    def handle_data(self, data: str) -> None:
        inside = self._stack[-1] if self._stack else ""
        if inside == "title":
            self.title += data
        if inside in {"", "title"}:
            self.words.append(data)


@dataclass(frozen=True)
class Visit:
    """One page as one visitor got it."""

    address: str
    status: int
    content_type: str
    body: bytes

    def parsed(self) -> Parsed:
        page = Parsed()
        page.feed(self.body.decode())
        return page

    @property
    def is_page(self) -> bool:
        return self.content_type.startswith("text/html")


def kind_of(address: str) -> str:
    """Addresses that differ only in numbers, codes and queries show the same kind of page."""
    path = urlsplit(address).path
    return _CODE.sub("<code>", _NUMBER.sub("<n>", path))


def crawl(username: str, start: list[str]) -> list[Visit]:
    """Visit `start` and all that it links to inside this site, at most a few of each kind."""
    client = Client()
    if username:
        assert client.login(username=username, password=PASSWORD)
    waiting, seen, kinds = list(start), set(start), {}
    found: list[Visit] = []
    while waiting and len(found) < _MOST:
        address = waiting.pop(0)
        kinds[kind_of(address)] = kinds.get(kind_of(address), 0) + 1
        if kinds[kind_of(address)] > _SAME_KIND:
            continue
        response = client.get(address, follow=False)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        visit = Visit(address, response.status_code, response.headers.get("Content-Type", ""), body)
        found.append(visit)
        links = visit.parsed().links if visit.is_page else []
        if response.status_code in {301, 302}:
            links = [response.headers["Location"]]
        for link in links:
            target = urldefrag(urljoin(address, link)).url
            if target.startswith("/") and not target.startswith("/static/") and target not in seen:
                seen.add(target)
                waiting.append(target)
    return found
