"""Django's own words and dates, as Vietnamese people read them."""

import datetime as dt
import gettext
from pathlib import Path

import django
import pytest
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils import formats, translation
from django.utils.text import Truncator
from django.utils.timesince import timesince

_LIBRARY = Path(django.__file__).parent
_OURS = Path("src/dienhong/web/kit/locale/vi/LC_MESSAGES/django.mo")


def _catalogue(path: Path) -> dict[object, str]:
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _vietnamese() -> object:
    with translation.override("vi"):
        yield


def test_ours_wins_over_djangos() -> None:
    assert translation.gettext("This field is required.") == "Hãy điền mục này."


def test_plural_form_is_found() -> None:
    with pytest.raises(ValidationError) as error:
        MinimumLengthValidator(10).validate("abc")
    assert error.value.messages == ["Mật khẩu quá ngắn: cần ít nhất 10 ký tự."]


def test_sentences_of_forms_and_log_in_are_all_translated() -> None:
    """Every sentence that a form, a validator or the paginator can show has Vietnamese, in Django's or in our file."""
    known: set[str] = set()
    for path in (_LIBRARY / "conf/locale", _LIBRARY / "contrib/auth/locale"):
        known |= {_msgid(key) for key, text in _catalogue(path / "vi/LC_MESSAGES/django.mo").items() if text}
    known |= {_msgid(key) for key, text in _catalogue(_OURS).items() if text}
    english = (_LIBRARY / "conf/locale/en/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    sources = ("core/validators.py", "core/paginator.py", "forms/", "utils/timesince.py", "utils/text.py")
    assert [text for text in _msgids_from(english, sources) if text not in known] == []


def _msgid(key: object) -> str:
    text = key[0] if isinstance(key, tuple) else key
    return str(text).split("\x04")[-1]


def _msgids_from(catalogue: str, sources: tuple[str, ...]) -> list[str]:
    """Texts of the entries whose source comment names one of the files."""
    found = []
    for entry in catalogue.split("\n\n"):
        places = [word for line in entry.splitlines() if line.startswith("#:") for word in line.split()[1:]]
        if any(place.startswith(sources) for place in places):
            text = entry.partition("\nmsgid ")[2].partition("\nmsgstr")[0].partition("\nmsgid_plural")[0]
            found.append("".join(line.strip()[1:-1] for line in text.splitlines()).replace('\\"', '"'))
    return found


def test_dates_and_numbers_are_written_as_offices_do() -> None:
    day = dt.date(2026, 11, 5)
    assert formats.date_format(day, "SHORT_DATE_FORMAT") == "05/11/2026"
    assert formats.date_format(dt.datetime(2026, 11, 5, 8, 5), "DATETIME_FORMAT") == "08:05, 05/11/2026"  # noqa: DTZ001
    assert formats.number_format(1234567.5, 1, use_l10n=True, force_grouping=True) == "1.234.567,5"


def test_time_since_and_truncation() -> None:
    now = dt.datetime(2026, 11, 5, 12, tzinfo=dt.UTC)
    assert timesince(now - dt.timedelta(days=3), now) == "3\xa0ngày"
    assert Truncator("Đường liên thôn").words(2) == "Đường liên…"
