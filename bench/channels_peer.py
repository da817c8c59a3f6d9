"""channels + daphne as a peer of `conference.py`, which installs them: the same stream by its own means.

Usage: python channels_peer.py PORT. GET /sub is a stream of server-sent events, POST /pub tells all of them.
"""

import sys
from typing import Any

from channels.generic.http import AsyncHttpConsumer
from channels.layers import get_channel_layer
from channels.routing import ProtocolTypeRouter, URLRouter
from django.conf import settings

if not settings.configured:  # daphne imports this file a second time
    settings.configure(
    SECRET_KEY="bench", ALLOWED_HOSTS=["*"], INSTALLED_APPS=["channels"],
    CHANNEL_LAYERS={"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}},
)  # fmt: skip

import django

django.setup()

from django.urls import path  # noqa: E402


class Stream(AsyncHttpConsumer):
    async def handle(self, _body: bytes) -> None:
        await self.channel_layer.group_add("hall", self.channel_name)
        await self.send_headers(headers=[(b"Content-Type", b"text/event-stream")])
        await self.send_body(b": hello\n\n", more_body=True)

    async def http_request(self, message: dict[str, Any]) -> None:
        if message.get("body"):
            self.body.append(message["body"])
        if not message.get("more_body"):
            await self.handle(b"")

    async def tell(self, event: dict[str, Any]) -> None:
        await self.send_body(event["text"].encode(), more_body=True)


class Publish(AsyncHttpConsumer):
    async def handle(self, body: bytes) -> None:
        await get_channel_layer().group_send("hall", {"type": "tell", "text": f"data: {body.decode()}\n\n"})
        await self.send_response(200, b"ok")


application = ProtocolTypeRouter({"http": URLRouter([path("sub", Stream.as_asgi()), path("pub", Publish.as_asgi())])})

if __name__ == "__main__":
    from daphne.cli import CommandLineInterface

    CommandLineInterface().run(["-p", sys.argv[1], "-b", "127.0.0.1", "-v", "0", "channels_peer:application"])
