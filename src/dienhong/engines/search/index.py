"""Putting texts into the index and taking them out, within the current commune.

The feature that owns a text puts it in, in the transaction that writes it. What is sealed is never put in.
"""

from datetime import datetime

from django.db import IntegrityError, connection, transaction

from dienhong.engines.search import postgres, sqlite
from dienhong.engines.search.models import SearchEntry, SearchWord
from dienhong.engines.search.typing_errors import is_correctable
from dienhong.engines.search.wording import exact_words, folded_words, padded
from dienhong.engines.tenancy.scope import current_commune_id

_TRIES = 50
_ROOM_BITS = 21


@transaction.atomic
def put(kind: str, object_id: int, text: str, moment: datetime, *, is_new: bool = False) -> None:
    """Make `text` found as object `object_id` of `kind` (a slug of letters), in place of what stood there before.

    `moment` decides what is newer. `is_new`: nothing stood there. Raises `NoCommuneError` outside `in_commune`.
    """
    if not is_new:
        drop(kind, object_id)
    exact, folded = exact_words(text), folded_words(text)
    entry = _enter(kind, object_id, padded(exact), padded(folded), place_of(moment, object_id))
    commune_id = current_commune_id()
    if connection.vendor == "postgresql":
        postgres.write_keys(commune_id, kind, entry.pk, postgres.keys_of(commune_id, kind, exact, folded))
    wanted = {word for word in folded if is_correctable(word)}
    known = set(SearchWord.objects.filter(kind=kind, word__in=wanted).values_list("word", flat=True))
    rows = [SearchWord(commune_id=commune_id, kind=kind, word=word) for word in sorted(wanted - known)]
    SearchWord.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def drop(kind: str, object_id: int) -> None:
    """Make the object no longer found; words that stood nowhere else are forgotten too."""
    entry = SearchEntry.objects.filter(kind=kind, object_id=object_id).first()
    if entry is None:
        return
    SearchEntry.objects.filter(pk=entry.pk).delete()
    if connection.vendor == "postgresql":
        postgres.drop_keys(entry.pk)
    words = sorted({word for word in entry.folded.split() if is_correctable(word)})
    find_present = postgres.present_words if connection.vendor == "postgresql" else sqlite.present_words
    gone = set(words) - find_present(current_commune_id(), kind, words)
    SearchWord.objects.filter(kind=kind, word__in=gone).delete()


def forget(kind: str, object_id: int) -> None:
    """`drop`, and leave no word in the index's own files either: for what is withheld after the fact.

    On SQLite the whole index is written anew: seconds for hundreds of thousands of texts.
    """
    drop(kind, object_id)
    if connection.vendor == "sqlite":
        sqlite.rewrite()


def place_of(moment: datetime, object_id: int) -> int:
    """The key that sorts by moment (milliseconds), then by object; below 2^63 until the year 2109."""
    return (int(moment.timestamp() * 1000) << _ROOM_BITS) | (object_id % (1 << _ROOM_BITS))


def _enter(kind: str, object_id: int, exact: str, folded: str, place: int) -> SearchEntry:
    """Write the row; where another kind or commune has the place, the next free one."""
    for step in range(_TRIES):
        try:
            with transaction.atomic():
                return SearchEntry.objects.create(
                    id=place + step, kind=kind, object_id=object_id, exact=exact, folded=folded
                )
        except IntegrityError:
            if step + 1 == _TRIES:
                raise
    raise AssertionError
