"""The design system's parts as template tags; docs/design-system.md shows each with an example."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dienhong.web.kit import days, icons, marked, states

register = template.Library()
register.filter("weekday", days.weekday)
register.simple_tag(icons.icon, name="icon")
register.simple_tag(marked.marked, name="marked_text")
Rows = Sequence[Mapping[str, Any]]


def _pairs(words: Sequence[Any]) -> list[tuple[str, str]]:
    """label, url, label, url, … → pairs; a last label without a url is the page itself."""
    return [(str(words[at]), str(words[at + 1]) if at + 1 < len(words) else "") for at in range(0, len(words), 2)]


# ── small pieces ─────────────────────────────────────────────────────────────────────────────────────────────
@register.simple_tag
def tag(text: str, colour: str = "grey", icon: str = "") -> SafeString:
    """A label; colours: grey blue green yellow orange red purple teal."""
    picture = icons.icon(icon) if icon else ""
    return format_html('<strong class="dt-tag dt-tag--{}">{}{}</strong>', colour, picture, text)


@register.simple_tag
def state_tag(state: Any, label: str = "") -> SafeString:
    """A state's label in its colour; `state` is a name or an enumeration member with `label`."""
    return tag(label or str(getattr(state, "label", state)), states.colour_of(state))


@register.simple_tag
def due_tag(days: int | None) -> SafeString | str:
    """Days left until a deadline, in words; nothing when there is no deadline."""
    if days is None:
        return ""
    words, colour = states.due_words(days)
    return tag(words, colour, icon="clock")


@register.simple_tag
def phone(number: str) -> SafeString:
    """A telephone number as a link to dial, with the spaces as given."""
    return format_html('<a class="dt-link dt-nowrap" href="tel:{}">{}</a>', number.replace(" ", ""), number)


@register.simple_tag
@lru_cache(maxsize=1024, typed=True)  # pages hold many, mostly the same ones; typed: safe text is not plain text
def button(
    text: str, href: str = "", kind: str = "", icon: str = "", name: str = "", value: str = "", **more: str
) -> SafeString:
    """A button, or with `href` a link that looks like one; kind: secondary, quiet, warning, link, start, small."""
    kinds = [f"dt-button--{word}" for word in kind.split()]
    extra = {key.replace("_", "-"): value for key, value in more.items()}
    told = {
        "text": text, "href": href, "classes": " ".join(["dt-button", *kinds]), "icon": icon,
        "name": name, "value": value, "type": extra.pop("type", "submit"), "extra": extra,
    }  # fmt: skip
    return render_to_string("kit/parts/button.html", told)


# ── way-finding ──────────────────────────────────────────────────────────────────────────────────────────────
@register.inclusion_tag("kit/parts/breadcrumbs.html")
def breadcrumbs(*words: Any) -> dict[str, Any]:
    """{% breadcrumbs "Trang chủ" home_url "Đối thoại" %}: label, url, …; the last may have no url."""
    return {"pairs": _pairs(words)}


@register.inclusion_tag("kit/parts/back.html")
def back(href: str, label: str = "Quay lại") -> dict[str, str]:
    """The link one step back, above the heading."""
    return {"href": href, "label": label}


@register.simple_tag(takes_context=True)
def nav(context: Context, *words: Any) -> SafeString:
    """The site's sections: label, url, …; the longest url that begins the page's path is current."""
    request = context.get("request")
    path = request.path if request else ""
    pairs = [pair for pair in _pairs(words) if pair[1]]
    home = pairs[0][1] if pairs else ""
    begun = [url for _, url in pairs if path == url or (url != home and path.startswith(url))]
    return _nav(tuple(pairs), max(begun, key=len, default=""))


@lru_cache(maxsize=512)
def _nav(pairs: tuple[tuple[str, str], ...], current: str) -> SafeString:
    return render_to_string("kit/parts/nav.html", {"pairs": pairs, "current": current})


@register.inclusion_tag("kit/parts/tabs.html")
def tabs(items: Rows, label: str = "Các mục") -> dict[str, Any]:
    """Tabs that are links: items of label, href, count (may be absent), current."""
    return {"items": items, "label": label}


@register.inclusion_tag("kit/parts/steps.html")
def steps(labels: Sequence[str], current: int) -> dict[str, Any]:
    """Where one is in a form of several pages; `current` counts from 1."""
    return {"labels": labels, "current": current, "total": len(labels)}


@register.inclusion_tag("kit/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], label: str = "Các trang") -> dict[str, Any]:
    """Numbered pages of a Django Page; the rest of the query string is kept."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    request = context.get("request")
    query = request.GET if request else QueryDict()
    return {"page": page, "numbers": list(numbers), "label": label, "query": query}


@register.inclusion_tag("kit/parts/pager.html")
def pager(previous: str = "", next: str = "", label: str = "Các trang") -> dict[str, str]:  # noqa: A002 - as in HTML's rel
    """Keyset pages: addresses of the previous and the next page, empty when there is none."""
    return {"previous": previous, "next": next, "label": label}


# ── records ──────────────────────────────────────────────────────────────────────────────────────────────────
@register.inclusion_tag("kit/parts/summary_list.html")
def summary_list(rows: Rows, title: str = "") -> dict[str, Any]:
    """Key and value rows: key, value, href (to change it), action ("Sửa")."""
    return {"rows": rows, "title": title, "has_actions": any(row.get("href") for row in rows)}


@register.inclusion_tag("kit/parts/table.html")
def table(columns: Rows, rows: Rows, caption: str, *, hide_caption: bool = False) -> dict[str, Any]:
    """A table whose rows become cards on a phone; columns: key, label, numeric; a cell is text or {text, href}."""
    lines = [[(column, row.get(column["key"], "")) for column in columns] for row in rows]
    return {"columns": columns, "lines": lines, "caption": caption, "hide_caption": hide_caption}


@register.inclusion_tag("kit/parts/task_list.html")
def task_list(items: Rows) -> dict[str, Any]:
    """Things to do: title, href, hint, state (done not_started in_progress blocked overdue), label."""
    return {"items": items}


@register.inclusion_tag("kit/parts/timeline.html")
def timeline(entries: Rows) -> dict[str, Any]:
    """History, in the order given: title, at (datetime, date or text), by, body, state (done, current, pending)."""
    return {"entries": entries}


@register.inclusion_tag("kit/parts/stats.html")
def stats(items: Rows) -> dict[str, Any]:
    """Figures: value, label, href, hint, colour (blue red green yellow grey)."""
    return {"items": items}


@register.inclusion_tag("kit/parts/progress.html")
def progress(value: int, total: int, label: str) -> dict[str, Any]:
    """How much is done: `value` of `total`, in words and as a bar."""
    return {"value": value, "total": total, "label": label}


@register.inclusion_tag("kit/parts/error_summary.html")
def error_summary(*forms: BaseForm | str) -> dict[str, Any]:
    """All faults of the forms, each a link to its field; a page without a form gives ""."""
    return {"forms": [form for form in forms if isinstance(form, BaseForm) and form.errors]}


# ── containers: {% notice … %} … {% endnotice %} ────────────────────────────────────────────────────────────────
@register.simple_block_tag
def notice(content: str, title: str = "Thông báo", kind: str = "info") -> SafeString:
    """A banner; kind: info, success, warning, error."""
    return render_to_string("kit/parts/notice.html", {"content": content, "title": title, "kind": kind})


@register.simple_block_tag
def panel(content: str, title: str) -> SafeString:
    """The green panel that confirms what was done."""
    return render_to_string("kit/parts/panel.html", {"content": content, "title": title})


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """Text set apart."""
    return format_html('<div class="dt-inset-text">{}</div>', content)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    """What a person must know before going on."""
    return render_to_string("kit/parts/warning.html", {"content": content})


@register.simple_block_tag
def details(content: str, summary: str, open: bool = False) -> SafeString:  # noqa: A002 - as in HTML
    """Text that opens on demand."""
    return render_to_string("kit/parts/details.html", {"content": content, "summary": summary, "open": open})


@register.simple_block_tag
def empty(content: str, title: str, icon: str = "inbox") -> SafeString:
    """What stands where a list has nothing to show, with the next step."""
    return render_to_string("kit/parts/empty.html", {"content": content, "title": title, "icon": icon})


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:  # noqa: A002 - as in HTML
    """A native dialog; its opener is <a href="#id" data-dt-open>."""
    return render_to_string("kit/parts/dialog.html", {"content": content, "id": id, "title": title})


@register.simple_block_tag
def card(content: str, title: str = "", href: str = "", kind: str = "") -> SafeString:
    """A record in a list; with `href` the whole card is the link; kind: "", mark, reply."""
    return render_to_string("kit/parts/card.html", {"content": content, "title": title, "href": href, "kind": kind})


@register.simple_block_tag
def pane(content: str, title: str, count: str = "") -> SafeString:
    """One half of <div class="dt-split">."""
    return render_to_string("kit/parts/pane.html", {"content": content, "title": title, "count": count})


@register.simple_block_tag(name="register")
def register_table(content: str, label: str, *, tight: bool = False) -> SafeString:
    """The scrolling frame of a wide table for officials: sticky header and first column; reached by keyboard."""
    css = "dt-register dt-register--tight" if tight else "dt-register"
    return format_html('<div class="{}" role="region" aria-label="{}" tabindex="0">{}</div>', css, label, content)


@register.simple_block_tag
def filters(content: str, clear: str = "?", label: str = "Lọc danh sách") -> SafeString:
    """A GET form around filter fields, with its two buttons."""
    return render_to_string("kit/parts/filters.html", {"content": content, "clear": clear, "label": label})


# ── fields ───────────────────────────────────────────────────────────────────────────────────────────────────
@register.filter
def focus_id(field: BoundField) -> str:
    """Id of the control that a link in the error summary must reach: the first one of a group."""
    first = field.id_for_label
    return first or f"{field.auto_id}_0"


@register.filter
def visibility(field: BoundField) -> str:
    """Who will see what is typed: the widget's attribute `data-visibility`."""
    return str(field.field.widget.attrs.get("data-visibility", ""))
