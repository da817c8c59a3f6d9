"""A document and its rule book as plain values for `form.typ`: words with their marks, looks, millimetres."""

from dienhong.engines.typeset import wording
from dienhong.engines.typeset.fitting import fitting
from dienhong.engines.typeset.measures import (
    SIGNATURE_BOX,
    STAMPS,
    left_share,
    seal_width,
    signature_width,
    text_height,
    text_width,
)
from dienhong.engines.typeset.model import Block, Document, Signature
from dienhong.engines.typeset.pictures import Opened, opened
from dienhong.engines.typeset.profiles import Part, Profile, profile_of
from dienhong.engines.typeset.typst_blocks import Place, Ranks, Sheet, Values
from dienhong.engines.typeset.typst_end import Beside, end_of

_ROOM_MM = 28  # for a signature by hand: a little more than five lines


def sheet_of(document: Document, place: Place) -> Values:
    """What `form.typ` draws; every picture goes through `place`. Texts must be clean."""
    profile = profile_of(document)
    body = _body(profile, wording.closed_body(document), place, titled=bool(document.kind_name))
    recipients = [
        (title, [_fitted(profile, Part.RECIPIENT, line, 0.5) for line in lines])
        for title, lines in wording.recipients(document)
    ]
    posts = sum(len(signature.authority) for signature in document.signatures)
    beside = Beside([line for _, lines in recipients for line in lines], posts)
    return {
        "title": wording.title(document),
        "author": wording.issuer_name(document),
        "margins": profile.margins,
        "indent": profile.indent,
        "spacing": profile.paragraph_spacing_pt,
        "line": profile.line_spacing_pt,
        "room": _ROOM_MM,
        "hand-width": SIGNATURE_BOX[0],
        "looks": {part.value: _look(profile, part) for part in Part},
        **_header(document, profile),
        **_opening(document, profile),
        "body": body,
        "end": end_of(profile, text_width(profile), body, beside),
        "signatures": [_signature(profile, signature, place) for signature in document.signatures],
        "recipients": recipients,
        "appendices": [_appendix(document, index, place) for index in range(len(document.appendices))],
    }


def _look(profile: Profile, part: Part) -> Values:
    look = profile.look(part)
    return {"size": look.size, "bold": look.bold, "italic": look.italic, "underline": look.underline}


def _fitted(profile: Profile, part: Part, text: str, share: float = 1.0) -> str:
    """The part's words in its capitals, breakable where they are wider than its share of the page."""
    look = profile.look(part)
    return fitting(wording.shown(text, look), text_width(profile) * share, look.size, bold=look.bold)


def _header(document: Document, profile: Profile) -> Values:
    left = left_share(document, profile)
    stamp = STAMPS.get(document.urgency)
    return {
        "left-share": left,
        "superior": [_fitted(profile, Part.SUPERIOR, line, left) for line in document.issuer.superior],
        "issuer": [_fitted(profile, Part.ISSUER, line, left) for line in document.issuer.lines],
        "issuer-mark": profile.issuer_mark,
        "nation": wording.shown(profile.nation, profile.look(Part.NATION)),
        "motto": profile.motto,
        "reference": _fitted(profile, Part.REFERENCE, wording.reference_line(document), left),
        "date": _fitted(profile, Part.DATE, wording.date_line(document), 1 - left),
        "letter-subject": _fitted(profile, Part.LETTER_SUBJECT, wording.letter_subject(document), left),
        "urgency": stamp and dict(zip(("words", "width", "height"), stamp, strict=True)),
        "copy-note": _fitted(profile, Part.COPY_NOTE, document.copy_note, 1 - left),
    }


def _opening(document: Document, profile: Profile) -> Values:
    return {
        "kind": _fitted(profile, Part.KIND, document.kind_name),
        "subject": _fitted(profile, Part.SUBJECT, document.subject),
        "subject-mark": profile.subject_mark,
        "addressees": [_fitted(profile, Part.ADDRESSEE, line, 0.5) for line in wording.addressees(document)],
        "enacted-by": _fitted(profile, Part.ENACTED_BY, document.enacted_by),
        "bases": [_fitted(profile, Part.BASIS, line) for line in wording.bases(document)],
    }


def _body(
    profile: Profile, blocks: tuple[Block, ...], place: Place, *, titled: bool = True, landscape: bool = False
) -> list[Values]:
    room = text_width(profile, landscape=landscape), text_height(profile, landscape=landscape)
    sheet = Sheet(profile, *room, place, Ranks(titled))
    return [sheet.block(block) for block in blocks]


def _signature(profile: Profile, signature: Signature, place: Place) -> Values:
    last = len(signature.authority) - 1
    light = last if last > 0 and not profile.authority_bold_last else None
    return {
        "authority": [
            (_fitted(profile, Part.AUTHORITY, line, 0.5), index != light)
            for index, line in enumerate(signature.authority)
        ],
        "name": _fitted(profile, Part.SIGNER, signature.name, 0.5),
        "hand": None if signature.picture is None else _hand(opened(signature.picture), signature.name, place),
        "seal": None if signature.seal is None else _seal(opened(signature.seal), place),
    }


def _hand(image: Opened, name: str, place: Place) -> Values:
    width = signature_width(image)
    return {"file": place(image.png), "width": width, "height": width * image.ratio, "alt": f"Chữ ký của {name}"}


def _seal(image: Opened, place: Place) -> Values:
    width = seal_width(image)
    return {"file": place(image.png), "width": width, "height": width * image.ratio, "alt": "Dấu của cơ quan"}


def _appendix(document: Document, index: int, place: Place) -> Values:
    appendix, profile = document.appendices[index], profile_of(document)
    return {
        "label": wording.appendix_label(document, index),
        "title": _fitted(profile, Part.APPENDIX_TITLE, appendix.title),
        "note": _fitted(profile, Part.APPENDIX_NOTE, wording.appendix_note(document)),
        "landscape": appendix.landscape,
        "body": _body(profile, appendix.body, place, landscape=appendix.landscape),
    }
