"""The channels of each commune, from the environment: servers, gateways and their secrets, which no page shows.

DIENHONG_OUTBOX, one table a commune and channel; "*" stands for communes that have no table of their own:

["07864".email]                              ["07864".sms]
host = "smtp.vidu.vn"                        url = "https://cong.vidu.vn/gui"
username = "tiepdan@vidu.vn"                 fields = { phone = "{to}", text = "{text}", id = "{reference}" }
password_file = "/run/secrets/thu-di"        headers = { Authorization = "Bearer {secret}" }
sender = "tiepdan@vidu.vn"                   secret_file = "/run/secrets/sms"
                                             answer = "code"
["07864".zalo]                               accepted = ["100"]
token_file = "/run/secrets/zalo"             repeated = ["124"]

`via = "folder"` or `via = "console"` in a table sends nowhere: for trials.
"""

import ssl
import sys
import tomllib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from dienhong.config.env import SettingMissingError
from dienhong.engines.outbox.channels.protocol import Channel, ChannelDown
from dienhong.engines.outbox.channels.sms import Gateway, SmsChannel
from dienhong.engines.outbox.channels.smtp import Server, SmtpChannel
from dienhong.engines.outbox.channels.trial import ConsoleChannel, FolderChannel
from dienhong.engines.outbox.channels.zalo import Account, ZaloChannel
from dienhong.engines.outbox.states import ChannelKind

Table = Mapping[str, Any]
Maker = Callable[[Table, str], Channel]
_EVERY = "*"
_SERVER = ("host", "port", "security", "username", "sender", "sender_name", "reply_to", "drops_repeats", "timeout")
_GATEWAY = ("url", "method", "encoding", "headers", "fields", "number", "answer", "id_field", "timeout")
_VALUES = ("accepted", "repeated", "later", "down")


def open_channels(text: str, code: str, *, folder: Path) -> dict[ChannelKind, Channel]:
    """The channels of the commune with this code; `folder` is for those that only write files.

    Raises `SettingMissingError`, which names the entry and never what it holds.
    """
    tables = read_tables(text)
    own = tables.get(_EVERY, {}) | tables.get(code, {})
    found = {}
    for name, table in own.items():
        place = f"DIENHONG_OUTBOX: {code}.{name}"
        if name not in ChannelKind.values or not isinstance(table, dict):
            raise SettingMissingError(f"{place} is no table of a channel ({', '.join(ChannelKind.values)})")
        found[ChannelKind(name)] = _made(ChannelKind(name), table, place, folder)
    return found


def read_tables(text: str) -> dict[str, dict[str, Any]]:
    """The settings as written. Raises `SettingMissingError` when they are no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise SettingMissingError("DIENHONG_OUTBOX is no valid TOML (see docs/deploy.md)") from None


def _made(kind: ChannelKind, table: Table, place: str, folder: Path) -> Channel:
    via = table.get("via", "")
    if via == "folder":
        return FolderChannel(folder)
    if via == "console":
        return ConsoleChannel(sys.stdout)
    try:
        return _MAKERS[kind](table, place)
    except TypeError as error:
        raise SettingMissingError(f"{place}: {error}") from None


def _smtp(table: Table, place: str) -> Channel:
    password = _secret(table, "password", place) if table.get("username") else ""
    given = {name: table[name] for name in _SERVER if name in table}
    return SmtpChannel(Server(**given, password=password, trust=_trust(table, place)))


def _sms(table: Table, place: str) -> Channel:
    given = {name: table[name] for name in _GATEWAY if name in table}
    values: dict[str, Any] = {name: tuple(str(one) for one in table[name]) for name in _VALUES if name in table}
    secret = _secret(table, "secret", place) if "secret" in table or "secret_file" in table else ""
    return SmsChannel(Gateway(**given, **values, secret=secret, trust=_trust(table, place)))


def _zalo(table: Table, place: str) -> Channel:
    given = {name: table[name] for name in ("url", "timeout") if name in table}
    return ZaloChannel(Account(**given, token=partial(_token, table, place), trust=_trust(table, place)))


def _token(table: Table, place: str) -> str:
    """Read anew for each message: Zalo's tokens last a day, and whoever renews them writes the file."""
    try:
        return _secret(table, "token", place)
    except SettingMissingError:
        raise ChannelDown("Chưa đọc được mã truy cập Zalo đã khai.") from None


_MAKERS: dict[ChannelKind, Maker] = {ChannelKind.EMAIL: _smtp, ChannelKind.SMS: _sms, ChannelKind.ZALO: _zalo}


def _secret(table: Table, name: str, place: str) -> str:
    file = table.get(f"{name}_file")
    try:
        told = Path(file).read_text("utf-8").strip() if file else table.get(name)
    except OSError:
        raise SettingMissingError(f"{place}.{name}_file cannot be read") from None
    if not told:
        raise SettingMissingError(f"{place} needs {name} or {name}_file")
    return str(told)


def _trust(table: Table, place: str) -> ssl.SSLContext | None:
    file = table.get("ca_file")
    try:
        return ssl.create_default_context(cafile=file) if file else None
    except OSError:  # ssl.SSLError is one
        raise SettingMissingError(f"{place}.ca_file is no readable PEM file") from None
