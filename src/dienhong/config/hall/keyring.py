"""The keys of packages: the server makes them from its own, the laptop keeps the one it was given."""

import hashlib
import os
import secrets
from pathlib import Path

from dienhong.config import env
from dienhong.cycle.conference.packages.envelope import Label, journey_key


def mark_of(home: Path) -> str:
    """The name of this installation for others: made once, tells nothing."""
    return env.secret(
        "DIENHONG_MARK", home / "secrets/installation.mark", make=lambda: secrets.token_hex(6), may_make=True
    )


def own_key(home: Path, label: Label, *, may_make: bool) -> str:
    """The key of a conference that was prepared here. Raises `SettingMissingError` where no key may be made."""
    master = env.secret("DIENHONG_HALL_KEY", home / "secrets/hall.key", make=env.new_secret, may_make=may_make)
    return journey_key(master, label.commune, label.conference)


def given_key(home: Path, label: Label) -> str | None:
    """The key that came with a conference prepared elsewhere: from the environment, else as it was kept."""
    kept_at = _kept_at(home, label)
    return env.text("DIENHONG_HALL_JOURNEY_KEY") or (kept_at.read_text("utf-8") if kept_at.exists() else None)


def keep_key(home: Path, label: Label, key: str) -> None:
    """So that the record can be closed with the same key after the conference."""
    path = _kept_at(home, label)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(key)


def _kept_at(home: Path, label: Label) -> Path:
    name = hashlib.sha256(f"{label.commune} {label.conference}".encode()).hexdigest()[:16]
    return home / "secrets" / f"journey-{name}.key"
