"""A document as a preview on a page: real headings, lists, tables; every word escaped; looks only by classes."""

import base64
from html import escape

from dienhong.engines.typeset import wording
from dienhong.engines.typeset.clean import tidy
from dienhong.engines.typeset.measures import STAMPS
from dienhong.engines.typeset.model import (
    Align,
    Appendix,
    Block,
    Document,
    Heading,
    Inline,
    Item,
    Level,
    PageBreak,
    Paragraph,
    Picture,
    Signature,
    Table,
)
from dienhong.engines.typeset.profiles import Part, Profile, profile_of

_RANKS = {Level.PART: "h3", Level.SECTION: "h3", Level.ARTICLE: "h4", Level.CLAUSE: "h4", Level.POINT: "h5"}


def to_html(document: Document) -> str:
    """`document` as one `<article class="dt-paper">`, to stand within a page; no style or script within.

    Its classes are those of `preview.css`. Pictures are `data:` addresses.
    """
    profile = profile_of(document)
    parts = [
        _header(document, profile),
        _title(document, profile),
        _addressees(document),
        _line("p", "enacted-by", wording.shown(document.enacted_by, profile.look(Part.ENACTED_BY))),
        *(_line("p", "basis", text) for text in wording.bases(document)),
        *_blocks(profile, wording.closed_body(document)),
        _closing(document, profile),
        *(_appendix(document, index, appendix) for index, appendix in enumerate(document.appendices)),
    ]
    return _box("article", f"dt-paper dt-paper--{profile.system}", "".join(parts), bare=True)


def _words(text: str) -> str:
    return escape(tidy(text)).replace("\n", "<br>")


def _line(tag: str, name: str, text: str) -> str:
    return _box(tag, name, _words(text)) if text else ""


def _box(tag: str, name: str, inner: str, *, bare: bool = False) -> str:
    return f'<{tag} class="{name if bare else f"dt-paper-{name}"}">{inner}</{tag}>' if inner else ""


def _header(document: Document, profile: Profile) -> str:
    issuer = document.issuer
    left = [
        *(_line("p", "superior", wording.shown(text, profile.look(Part.SUPERIOR))) for text in issuer.superior),
        *(_line("p", "issuer", wording.shown(text, profile.look(Part.ISSUER))) for text in issuer.lines),
        _mark(profile.issuer_mark, "issuer-mark"),
        _line("p", "reference", wording.reference_line(document)),
        _line("p", "letter-subject", wording.letter_subject(document)),
        _line("p", "urgency", STAMPS[document.urgency][0] if document.urgency in STAMPS else ""),
    ]
    right = [
        _line("p", "nation", wording.shown(profile.nation, profile.look(Part.NATION))),
        _line("p", "motto", profile.motto),
        _mark("rule", "motto-mark"),
        _line("p", "date", wording.date_line(document)),
    ]
    cells = _box("div", "head-left", "".join(left)) + _box("div", "head-right", "".join(right))
    return _line("p", "copy-note", document.copy_note) + _box("header", "header", cells)


def _mark(mark: str, name: str) -> str:
    """A rule is drawn by the style sheet; other marks are letters."""
    return f'<hr class="dt-paper-rule dt-paper-{name}">' if mark == "rule" else _line("p", name, mark)


def _title(document: Document, profile: Profile) -> str:
    if not document.kind_name:
        return ""
    kind = _line("span", "kind", wording.shown(document.kind_name, profile.look(Part.KIND)))
    return _box("h2", "title", kind + _line("span", "subject", document.subject)) + _mark(
        profile.subject_mark, "subject-mark"
    )


def _addressees(document: Document) -> str:
    lines = wording.addressees(document)
    if len(lines) < 2:  # noqa: PLR2004
        return "".join(_line("p", "addressee", f"Kính gửi: {line}") for line in lines)
    items = "".join(f"<li>{_words(line)}</li>" for line in lines)
    return _box("div", "addressees", f"<p>Kính gửi:</p><ul>{items}</ul>")


def _blocks(profile: Profile, blocks: tuple[Block, ...]) -> list[str]:
    return [_block(profile, block) for block in blocks]


def _block(profile: Profile, block: Block) -> str:
    match block:
        case Paragraph():
            return _box("p", f"paragraph dt-paper-align-{block.align.value}", _inline(block.content))
        case Item():
            return _box("p", f"item dt-paper-item-{min(block.depth, 1)}", _inline(wording.item_line(block)))
        case Heading():
            return _heading(profile, block)
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)
        case PageBreak():
            return '<hr class="dt-paper-break">'


def _inline(content: Inline) -> str:
    return "".join(_run(run.text, bold=run.bold, italic=run.italic) for run in content)


def _run(text: str, *, bold: bool, italic: bool) -> str:
    words = _words(text)
    words = f"<em>{words}</em>" if italic else words
    return f"<strong>{words}</strong>" if bold else words


def _heading(profile: Profile, heading: Heading) -> str:
    lines = wording.heading_lines(profile, heading)
    runs_in = heading.content or not heading.text
    if heading.level is not Level.PART and runs_in:
        return _box("p", f"paragraph dt-paper-{heading.level.value}", _inline(lines[0]))
    words = "<br>".join(_words("".join(run.text for run in line)) for line in lines)
    return _box(_RANKS[heading.level], heading.level.value, words)


def _table(table: Table) -> str:
    aligns = [
        f' class="dt-paper-align-{column.align.value}"' if column.align is not Align.LEFT else ""
        for column in table.columns
    ]
    head = "".join(f'<th scope="col">{_words(column.title)}</th>' for column in table.columns)
    rows = "".join(f"<tr>{_cells(row, aligns)}</tr>" for row in table.rows)
    caption = f"<caption>{_words(table.caption)}</caption>" if table.caption else ""
    inner = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="dt-paper-table" tabindex="0">{inner}</div>'


def _cells(row: tuple[str, ...], aligns: list[str]) -> str:
    cells = (_words(words) for words in row)
    return "".join(f"<td{align}>{words}</td>" for words, align in zip(cells, aligns, strict=True))


def _picture(picture: Picture) -> str:
    caption = f"<figcaption>{_words(picture.caption)}</figcaption>" if picture.caption else ""
    return _box(
        "figure", f"picture dt-paper-align-{picture.align.value}", _image(picture.png, picture.alt, "image") + caption
    )


def _image(png: bytes, alt: str, name: str) -> str:
    address = f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"
    return f'<img class="dt-paper-{name}" src="{address}" alt="{_words(alt)}">'


def _closing(document: Document, profile: Profile) -> str:
    signatures = "".join(_signature(profile, signature) for signature in document.signatures)
    signed = _box("div", f"signatures dt-paper-signatures-{len(document.signatures)}", signatures)
    recipients = "".join(
        _line("p", "recipients-title", title) + "<ul>" + "".join(f"<li>{_words(line)}</li>" for line in lines) + "</ul>"
        for title, lines in wording.recipients(document)
    )
    return _box("footer", "closing", _box("div", "recipients", recipients) + signed)


def _signature(profile: Profile, signature: Signature) -> str:
    look = profile.look(Part.AUTHORITY)
    lines = "".join(_line("p", "authority", wording.shown(line, look)) for line in signature.authority)
    images = _box(
        "div",
        "hand-and-seal",
        "".join(
            _image(png, alt, name)
            for png, alt, name in (
                (signature.picture, f"Chữ ký của {signature.name}", "hand"),
                (signature.seal, "Dấu của cơ quan", "seal"),
            )
            if png
        ),
    )
    space = "" if images else '<div class="dt-paper-room"></div>'
    return _box("div", "signature", lines + images + space + _line("p", "signer", signature.name))


def _appendix(document: Document, index: int, appendix: Appendix) -> str:
    profile = profile_of(document)
    label = _line("span", "appendix-label", wording.appendix_label(document, index))
    title = _line("span", "appendix-title", wording.shown(appendix.title, profile.look(Part.APPENDIX_TITLE)))
    note = _line("p", "appendix-note", wording.appendix_note(document))
    body = "".join(_blocks(profile, appendix.body))
    return _box("section", "appendix", _box("h2", "title", label + title) + note + body)
