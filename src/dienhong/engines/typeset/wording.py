"""The words and marks that a rule book adds to a document's texts, the same in every format.

NĐ 30/2020, Phụ lục I: "Số:", ";" after a basis, "-" before a recipient, "./." at the end, blanks for the hand.
"""

from dataclasses import replace
from datetime import date

from dienhong.engines.typeset.model import Block, Document, Heading, Inline, Item, Level, PageBreak, Paragraph, Run
from dienhong.engines.typeset.profiles import HEADING_PARTS, Look, Profile, profile_of
from dienhong.kernel.numbering import day_words, reference, roman

BLANK = "\u00a0" * 6  # room for a number, a day or a month written by hand
_ENDS = " .;,/"


def reference_line(document: Document) -> str:
    """ "Số: 05/KH-UBND" or "Số 05-KH/ĐU"; blanks for a number not given yet; "" for a document without number."""
    if not document.numbered:
        return ""
    colon = ":" if profile_of(document).reference_colon else ""
    return f"Số{colon} {written_reference(document)}"


def written_reference(document: Document) -> str:
    """Number and symbol, with blanks for a number not given yet."""
    return reference(document.number or BLANK, document.symbol, document.system)


def date_line(document: Document) -> str:
    """Place and date; the day and month of a draft are blanks; "" for a document without this line."""
    return f"{document.place}, {_day(document.day, document.form_day.year)}" if document.dated else ""


def _day(day: date | None, year: int | None) -> str:
    return day_words(day) if day else f"ngày {BLANK} tháng {BLANK} năm {year or BLANK}"


def shown(text: str, look: Look) -> str:
    """`text` in capitals where the look asks for them."""
    return text.upper() if look.upper else text


def letter_subject(document: Document) -> str:
    """ "V/v …" of a công văn; "" for a document that has a kind."""
    return "" if document.kind_name else f"{profile_of(document).letter_subject_prefix}{document.subject}"


def bases(document: Document) -> tuple[str, ...]:
    """One a line, ";" after each, "." after the last."""
    bullet = profile_of(document).basis_bullet
    return tuple(f"{bullet}{line}" for line in listed(document.bases))


def addressees(document: Document) -> tuple[str, ...]:
    """What stands after "Kính gửi:": one addressee as it is, several with "- " and ";" or "."."""
    if len(document.addressees) < 2:  # noqa: PLR2004
        return document.addressees
    return tuple(f"- {line}" for line in listed(document.addressees))


def listed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """ ";" after each line, "." after the last."""
    last = len(lines) - 1
    return tuple(f"{line.rstrip(_ENDS)}{'.' if index == last else ';'}" for index, line in enumerate(lines))


def recipients(document: Document) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each block's title with its colon, and its lines with their marks; the archive is the last."""
    return tuple(
        (f"{block.title}:", tuple(f"- {line}" for line in listed((*block.lines, *filter(None, [block.archive])))))
        for block in document.recipients
    )


def appendix_label(document: Document, index: int) -> str:
    """ "Phụ lục", or with a Roman numeral when there are several."""
    return f"Phụ lục {roman(index + 1)}" if len(document.appendices) > 1 else "Phụ lục"


def appendix_note(document: Document) -> str:
    """ "(Kèm theo …)": filled when the number is given, with blanks before; none for what never gets a number."""
    if not document.numbered:
        return ""
    kind = document.kind_name.capitalize() or "Công văn"
    given = document.number
    day = _day(document.day if given else None, document.day.year if given and document.day else None)
    comma = "," if document.system == "party" else ""
    return f"(Kèm theo {kind} số {written_reference(document)}{comma} {day} của {issuer_name(document)})"


def issuer_name(document: Document) -> str:
    """The issuer within a sentence."""
    return document.issuer.name or " ".join(document.issuer.lines)


def title(document: Document) -> str:
    """What a list of files or a reader's window shows: kind and subject."""
    words = f"{document.kind_name} {document.subject}" if document.kind_name else letter_subject(document)
    return words.strip() or written_reference(document)


def heading_lines(profile: Profile, heading: Heading) -> tuple[Inline, ...]:
    """The lines of a heading: label and text; a part's label stands on a line of its own.

    The label of a clause or point without text is as light as the words that follow it.
    """
    look = profile.look(HEADING_PARTS[heading.level])
    label = profile.label(heading.level, heading.ordinal)
    text = shown(heading.text, look)
    if heading.level is Level.PART:
        lines = (_styled(label, look), _styled(text, look) + heading.content)
        return tuple(line for line in lines if line)
    strong = bool(text) or heading.level in {Level.SECTION, Level.ARTICLE}
    head = Run(f"{label} {text}".strip(), look.bold and strong, look.italic and strong)
    if not heading.content:
        return ((head,),)
    gap = "" if heading.content[0].text[:1] in set(",:;. ") else " "
    return ((head, Run(gap), *heading.content) if gap else (head, *heading.content),)


def _styled(text: str, look: Look) -> Inline:
    return (Run(text, look.bold, look.italic),) if text else ()


def item_line(item: Item) -> Inline:
    """The item with its "- " or "+ "."""
    return (Run("+ " if item.depth else "- "), *item.content)


def closed_body(document: Document) -> tuple[Block, ...]:
    """The body with the end mark of the rule book after its last words; a body that ends in a table has none.

    Page breaks before the signature are dropped: it stays with the text.
    """
    body = document.body
    while body and isinstance(body[-1], PageBreak):
        body = body[:-1]
    if not document.closed or not body:
        return body
    *before, last = body
    mark = profile_of(document).end_mark
    match last:
        case Paragraph() | Item() | Heading() if last.content:
            *runs, end = last.content
            ended = replace(end, text=end.text.rstrip(_ENDS) + mark)
            return (*before, replace(last, content=(*runs, ended)))
        case Heading() if last.text:
            return (*before, replace(last, text=last.text.rstrip(_ENDS) + mark))
    return body
