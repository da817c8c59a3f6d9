"""Settings from outside: environment variables or, for secrets, files named by `*_FILE`."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path


class SettingMissingError(RuntimeError):
    """A production installation lacks a setting; the message names it."""


def text(name: str, default: str = "") -> str:
    """The variable `name`, else the content of the file that `name_FILE` points to, else `default`."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        return Path(file).read_text("utf-8").strip()
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """True for 1, true, yes, on."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str, kept_at: Path, *, make: Callable[[], str], may_make: bool) -> str:
    """A secret from outside; on a trial installation one that is made once and kept in a private file.

    Raises `SettingMissingError` where `may_make` is false and nothing is set.
    """
    given = text(name)
    if given:
        return given
    if kept_at.exists():
        return kept_at.read_text("utf-8").strip()
    if not may_make:
        raise SettingMissingError(f"set {name} or {name}_FILE (see docs/deploy.md)")
    kept_at.parent.mkdir(parents=True, exist_ok=True)
    value = make()
    unfinished = kept_at.with_suffix(f".{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(value)
    try:
        os.link(unfinished, kept_at)  # the first of several processes wins, and all read the same
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
    return kept_at.read_text("utf-8").strip()


def new_secret() -> str:
    """64 random characters."""
    return secrets.token_urlsafe(48)
