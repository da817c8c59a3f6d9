"""Our own line icons, drawn on a 24 × 24 grid, as inline SVG: no extra request, the colour of the text around them."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS: dict[str, str] = {
    "alert": '<path d="M12 3 2 20.5h20Z"/><path d="M12 10v4.5"/><path d="M12 17.6v.1"/>',
    "arrow-left": '<path d="M20 12H4.5"/><path d="m11 5-7 7 7 7"/>',
    "arrow-right": '<path d="M4 12h15.5"/><path d="m13 5 7 7-7 7"/>',
    "bell": '<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15Z"/><path d="M10 21.5h4"/>',
    "calendar": '<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10.5h18M8 2.5V7M16 2.5V7"/>',
    "check": '<path d="m4.5 12.5 5 5 10-11"/>',
    "check-circle": '<circle cx="12" cy="12" r="9.5"/><path d="m7.5 12.5 3.2 3.2 6-6.7"/>',
    "chevron-down": '<path d="m5 9 7 7 7-7"/>',
    "clock": '<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5V12l4 2.5"/>',
    "close": '<path d="M5 5l14 14M19 5 5 19"/>',
    "document": '<path d="M6 2.5h8.5L19 7v14.5H6Z"/><path d="M14 2.5V7.5h5M9 12h7M9 16h7"/>',
    "download": '<path d="M12 3v12.5M6.5 10.5 12 16l5.5-5.5M4 20.5h16"/>',
    "edit": '<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19Z"/><path d="m14 6.5 3.5 3.5"/>',
    "error": '<circle cx="12" cy="12" r="9.5"/><path d="M12 6.5V13"/><path d="M12 17v.1"/>',
    "eye": '<path d="M2 12c3-5 6.3-7.5 10-7.5S19 7 22 12c-3 5-6.3 7.5-10 7.5S5 17 2 12Z"/>'
    '<circle cx="12" cy="12" r="3"/>',
    "filter": '<path d="M3 5h18l-7 8.5V20l-4-2v-4.5Z"/>',
    "flag": '<path d="M5 21.5V3.5h13l-3 4.5 3 4.5H5"/>',
    "home": '<path d="m3 11.5 9-8 9 8"/><path d="M5.5 10v10.5h13V10M10 20.5v-6h4v6"/>',
    "inbox": '<path d="M3 13 6 4.5h12L21 13v6.5H3Z"/><path d="M3 13h5l1.5 3h5L16 13h5"/>',
    "info": '<circle cx="12" cy="12" r="9.5"/><path d="M12 11v6.5"/><path d="M12 7v.1"/>',
    "lock": '<rect x="4.5" y="10.5" width="15" height="10.5" rx="2"/><path d="M8 10.5V7a4 4 0 0 1 8 0v3.5"/>',
    "mail": '<rect x="2.5" y="5" width="19" height="14" rx="2"/><path d="m3 7 9 6.5L21 7"/>',
    "menu": '<path d="M3.5 6h17M3.5 12h17M3.5 18h17"/>',
    "message": '<path d="M3 4.5h18v12H11l-5 4v-4H3Z"/><path d="M7.5 9h9M7.5 12.5h6"/>',
    "people": '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.5-4.5 3-6.5 6.5-6.5s6 2 6.5 6.5"/>'
    '<path d="M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.2c2 .9 3.2 2.8 3.5 5.8"/>',
    "phone": '<path d="M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5L16 13l5 2v4a2 2 0 0 1-2 2C10.5 21 3 13.5 3 5'
    'a2 2 0 0 1 2-2Z"/>',
    "pin": '<path d="M12 21.5c-4.5-5-7-8.5-7-11.7a7 7 0 0 1 14 0c0 3.2-2.5 6.7-7 11.7Z"/>'
    '<circle cx="12" cy="9.8" r="2.5"/>',
    "plus": '<path d="M12 4v16M4 12h16"/>',
    "print": '<path d="M7 8.5V3h10v5.5M7 17H3.5V8.5h17V17H17"/><path d="M7 14h10v7H7Z"/>',
    "search": '<circle cx="10.5" cy="10.5" r="7"/><path d="m16 16 5 5"/>',
    "user": '<circle cx="12" cy="8" r="4.5"/><path d="M3.5 21c.7-5 4-7.5 8.5-7.5s7.8 2.5 8.5 7.5"/>',
}


@cache
def icon(name: str, label: str = "") -> SafeString:
    """The icon as SVG; decorative unless `label` says what it means. KeyError for an unknown name."""
    path = mark_safe(PATHS[name])
    if label:
        return format_html('<svg class="dt-icon" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>', label, path)
    return format_html('<svg class="dt-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', path)
