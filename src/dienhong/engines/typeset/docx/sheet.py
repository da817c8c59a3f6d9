"""What every part of the writer draws from: the rule book, the width of the page's text, the store of pictures."""

from dataclasses import dataclass

from dienhong.engines.typeset.docx.markup import AS_STYLED, Place, paragraph, run, twips
from dienhong.engines.typeset.docx.pictures import Pictures
from dienhong.engines.typeset.docx.styles import RULE_STYLE, STYLES
from dienhong.engines.typeset.profiles import Part, Profile
from dienhong.engines.typeset.wording import shown

PAPER = (210.0, 297.0)  # A4
_RULE_GAP = 3  # points below the letters, clear of the dots below them
_TOP, _BOTTOM, _LEFT, _RIGHT = range(4)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One section's paper; millimetres."""

    profile: Profile
    pictures: Pictures
    landscape: bool = False
    office_width: float | None = None  # of the text on an office's own page

    @property
    def width(self) -> float:
        """Of the text, between the margins."""
        if self.office_width:
            return self.office_width
        paper = PAPER[1] if self.landscape else PAPER[0]
        return paper - self.profile.margins[_LEFT] - self.profile.margins[_RIGHT]

    @property
    def height(self) -> float:
        """Of the text, between the margins."""
        paper = PAPER[0] if self.landscape else PAPER[1]
        return paper - self.profile.margins[_TOP] - self.profile.margins[_BOTTOM]

    def line(self, part: Part, text: str, place: Place = AS_STYLED) -> str:
        """A paragraph of `part` in its style and letters."""
        return paragraph(STYLES[part].key, run(shown(text, self.profile.look(part))), place)


def rule(width: float, length: float, after: float = 0) -> str:
    """A centred line of exactly `length` in a column of `width` millimetres, `after` points above what follows.

    It is the border of an empty paragraph between two indents: both Word and LibreOffice draw it to the twip.
    """
    side = twips((width - length) / 2)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{RULE_STYLE}"/><w:keepNext/>'
        f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:before="{_RULE_GAP * 20}" w:after="{round(after * 20)}"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def spacer(*, new_page: bool = False, keep_with_next: bool = False, before: float | None = None) -> str:
    """A paragraph too small to be seen: parts two tables, or begins a page."""
    return paragraph(RULE_STYLE, "", Place(new_page=new_page, keep_with_next=keep_with_next, before=before))
