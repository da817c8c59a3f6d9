"""The agencies' keys as the environment names them; a mistake is named without what it holds."""

from pathlib import Path

import pytest

from dienhong.civic.documents.signing.keys import FileKey, TokenKey
from dienhong.config.env import SettingMissingError
from dienhong.config.keys import read_keys


def test_file_and_token_are_told_apart_by_commune_and_system(tmp_path: Path) -> None:
    (tmp_path / "pin").write_text("482913\n")
    keys = read_keys(
        '["99001".state]\nmodule = "/lib/x.so"\ntoken = "xa"\nlabel = "khoa"\n'
        f'pin_file = "{tmp_path / "pin"}"\n'
        '["99001".party]\npkcs12 = "/etc/d.p12"\npassphrase = "con-trau"\n'
    )
    assert keys == {
        ("99001", "state"): TokenKey(Path("/lib/x.so"), token="xa", label="khoa", pin="482913"),
        ("99001", "party"): FileKey(Path("/etc/d.p12"), "con-trau"),
    }
    assert not [key for key in keys.values() if "482913" in repr(key) or "con-trau" in repr(key)]


def test_nothing_set_is_no_key() -> None:
    assert read_keys("") == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("pin = [bi-mat", "no valid TOML"),
        ('["99001".county]\npkcs12 = "bi-mat"', "99001.county"),
        ('["99001".state]\npkcs12 = "a.p12"', "99001.state.passphrase is missing"),
        ('["99001".state]\npkcs12 = "a.p12"\npassphrase_file = "/nowhere/bi-mat"', "passphrase_file cannot be read"),
        ('["99001".state]\nmodule = "x"\ntoken = "bi-mat"', "99001.state.label is missing"),
    ],
)
def test_mistake_is_named_without_its_content(text: str, named: str) -> None:
    with pytest.raises(SettingMissingError, match=named) as told:
        read_keys(text)
    assert "bi-mat" not in str(told.value)
