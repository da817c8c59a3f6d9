"""Keys that sign for agencies, as the environment names them: paths and PINs, one table a commune and system.

["07864".state]                              ["07864".party]
pkcs12 = "/etc/dienhong/uy-ban.p12"          module = "/usr/lib/softhsm/libsofthsm2.so"
passphrase_file = "/run/secrets/uy-ban"      token = "dang-uy"
                                             label = "khoa-dang-uy"
                                             pin_file = "/run/secrets/dang-uy"
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dienhong.civic.documents.signing.keys import AgencyKey, FileKey, TokenKey
from dienhong.config.env import SettingMissingError

_SYSTEMS = ("state", "party")


def read_keys(text: str) -> dict[tuple[str, str], AgencyKey]:
    """(commune's code, system) → key, from TOML; secrets may stand in `*_file`.

    Raises `SettingMissingError`, which names the entry and never what it holds.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise SettingMissingError("DIENHONG_AGENCY_KEYS is no valid TOML (see docs/deploy.md)") from None
    keys: dict[tuple[str, str], AgencyKey] = {}
    for code, systems in tables.items():
        for system, entry in systems.items() if isinstance(systems, dict) else ():
            if system not in _SYSTEMS or not isinstance(entry, dict):
                raise SettingMissingError(f"DIENHONG_AGENCY_KEYS: {code}.{system} is no table of a system")
            keys[code, system] = _key(entry, f"{code}.{system}")
    return keys


def _key(entry: Mapping[str, Any], name: str) -> AgencyKey:
    if "pkcs12" in entry:
        return FileKey(Path(_word(entry, "pkcs12", name)), _word(entry, "passphrase", name))
    return TokenKey(
        Path(_word(entry, "module", name)),
        token=_word(entry, "token", name),
        label=_word(entry, "label", name),
        pin=_word(entry, "pin", name),
    )


def _word(entry: Mapping[str, Any], field: str, name: str) -> str:
    """The value, or the content of the file that `field_file` names."""
    file, value = entry.get(f"{field}_file"), entry.get(field)
    if isinstance(file, str):
        try:
            return Path(file).read_text("utf-8").strip()
        except OSError:
            raise SettingMissingError(f"DIENHONG_AGENCY_KEYS: {name}.{field}_file cannot be read") from None
    if not isinstance(value, str) or not value:
        raise SettingMissingError(f"DIENHONG_AGENCY_KEYS: {name}.{field} is missing")
    return value
