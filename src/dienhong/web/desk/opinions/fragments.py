"""Parts of the register's page that are the same on most views: rendered once for what they show."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from dienhong.cycle.opinions.sheets import COLUMNS
from dienhong.web.desk.opinions.choices import Options
from dienhong.web.desk.opinions.looks import SIZES, Look


@lru_cache(maxsize=512)
def select_of(name: str, label: str, options: Options, chosen: str) -> SafeString:
    """One filter."""
    told = {"name": name, "label": label, "options": options, "chosen": chosen}
    return render_to_string("desk/opinions/register_select.html", told)


@lru_cache(maxsize=128)
def look_fields(look: Look) -> SafeString:
    """The fields of "columns and looks"."""
    columns = [(column.key, column.label, column in look.columns) for column in COLUMNS]
    told = {"look": look, "columns": columns, "sizes": [(size, size == look.size) for size in SIZES]}
    return render_to_string("desk/opinions/register_look_fields.html", told)


@lru_cache(maxsize=8)
def keys_help(*, keys_on: bool, ticks: bool) -> SafeString:
    """The dialog that explains the keys."""
    return render_to_string("desk/opinions/register_keys.html", {"keys_on": keys_on, "ticks": ticks})
