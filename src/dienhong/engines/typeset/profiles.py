"""How each part of a document looks, by system and day of issue: one table a rule book.

`nd30_2020`: Nghị định 30/2020/NĐ-CP, Phụ lục I. `hd36_2018`, `hd05_2026`: Hướng dẫn 36-HD/VPTW and 05-HD/VPTW of the
Party's central office. What the sources leave uncertain stands in `Profile.unsure`, for an office to set otherwise.
Sizes are points, distances millimetres unless the name says otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from dienhong.engines.typeset.model import Align, Document, Level
from dienhong.kernel.numbering import System, point_letter, roman


class Part(Enum):
    """The parts whose look a rule book sets."""

    NATION = "nation"  # Quốc hiệu, or "ĐẢNG CỘNG SẢN VIỆT NAM"
    MOTTO = "motto"  # Tiêu ngữ
    SUPERIOR = "superior"
    ISSUER = "issuer"
    REFERENCE = "reference"
    DATE = "date"
    KIND = "kind"  # tên loại
    SUBJECT = "subject"  # trích yếu
    LETTER_SUBJECT = "letter_subject"  # "V/v …" of a công văn
    ADDRESSEE = "addressee"
    ENACTED_BY = "enacted_by"  # thẩm quyền ban hành
    BASIS = "basis"
    BODY = "body"
    PART_HEADING = "part_heading"
    SECTION = "section"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    TABLE_HEAD = "table_head"
    TABLE_CELL = "table_cell"
    AUTHORITY = "authority"
    SIGNER = "signer"
    RECIPIENTS_TITLE = "recipients_title"
    RECIPIENT = "recipient"
    APPENDIX_LABEL = "appendix_label"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_NOTE = "appendix_note"
    PAGE_NUMBER = "page_number"
    COPY_NOTE = "copy_note"
    URGENCY = "urgency"


HEADING_PARTS: Mapping[Level, Part] = {
    Level.PART: Part.PART_HEADING,
    Level.SECTION: Part.SECTION,
    Level.ARTICLE: Part.ARTICLE,
    Level.CLAUSE: Part.CLAUSE,
    Level.POINT: Part.POINT,
}


@dataclass(frozen=True, slots=True)
class Look:
    """Letters and place of a part. `upper` writes the text in capitals (of a heading: the text, never the label)."""

    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    upper: bool = False
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Profile:
    """A rule book. Page: A4 portrait, `margins` top, bottom, left, right.

    `line_spacing_pt` is an exact distance of lines, or None for single spacing.
    `unsure` names the fields whose sources disagree or are from memory.
    """

    code: str
    system: System
    looks: Mapping[Part, Look]
    margins: tuple[float, float, float, float]
    indent: float
    paragraph_spacing_pt: float
    line_spacing_pt: float | None
    nation: str
    motto: str
    reference_colon: bool
    issuer_mark: str  # what stands under the issuer: "rule" or "*"
    subject_mark: str  # under the trích yếu: "rule" or "-----"
    letter_subject_prefix: str  # "V/v " of a công văn
    basis_bullet: str
    end_mark: str
    section_label: str  # format of a section's label, such as "{}." or "{}-"
    authority_bold_last: bool  # whether the post below TM./KT. is bold
    unsure: tuple[str, ...] = ()

    def look(self, part: Part) -> Look:
        return self.looks[part]

    def label(self, level: Level, ordinal: int) -> str:
        """What stands before a heading: "Chương I", "I.", "Điều 1.", "1.", "a)"."""
        match level:
            case Level.PART:
                return f"Phần {roman(ordinal)}"
            case Level.SECTION:
                return self.section_label.format(roman(ordinal))
            case Level.ARTICLE:
                return f"Điều {ordinal}."
            case Level.CLAUSE:
                return f"{ordinal}."
            case Level.POINT:
                return f"{point_letter(ordinal)})"


_CENTRE = Align.CENTRE
_STATE_LOOKS: dict[Part, Look] = {
    Part.NATION: Look(12, bold=True, upper=True, align=_CENTRE),
    Part.MOTTO: Look(13, bold=True, align=_CENTRE),
    Part.SUPERIOR: Look(12, upper=True, align=_CENTRE),
    Part.ISSUER: Look(12, bold=True, upper=True, align=_CENTRE),
    Part.REFERENCE: Look(13, align=_CENTRE),
    Part.DATE: Look(13, italic=True, align=_CENTRE),
    Part.KIND: Look(14, bold=True, upper=True, align=_CENTRE),
    Part.SUBJECT: Look(14, bold=True, align=_CENTRE),
    Part.LETTER_SUBJECT: Look(12, align=_CENTRE),
    Part.ADDRESSEE: Look(14),
    Part.ENACTED_BY: Look(14, bold=True, upper=True, align=_CENTRE),
    Part.BASIS: Look(14, italic=True, align=Align.JUSTIFY),
    Part.BODY: Look(14, align=Align.JUSTIFY),
    Part.PART_HEADING: Look(14, bold=True, upper=True, align=_CENTRE),
    Part.SECTION: Look(14, bold=True, upper=True, align=Align.JUSTIFY),
    Part.ARTICLE: Look(14, bold=True, align=Align.JUSTIFY),
    Part.CLAUSE: Look(14, bold=True, align=Align.JUSTIFY),
    Part.POINT: Look(14, align=Align.JUSTIFY),
    Part.TABLE_HEAD: Look(12, bold=True, align=_CENTRE),
    Part.TABLE_CELL: Look(12),
    Part.AUTHORITY: Look(14, bold=True, upper=True, align=_CENTRE),
    Part.SIGNER: Look(14, bold=True, align=_CENTRE),
    Part.RECIPIENTS_TITLE: Look(12, bold=True, italic=True),
    Part.RECIPIENT: Look(11),
    Part.APPENDIX_LABEL: Look(14, bold=True, align=_CENTRE),
    Part.APPENDIX_TITLE: Look(14, bold=True, upper=True, align=_CENTRE),
    Part.APPENDIX_NOTE: Look(14, italic=True, align=_CENTRE),
    Part.PAGE_NUMBER: Look(14, align=_CENTRE),
    Part.COPY_NOTE: Look(10, align=Align.RIGHT),
    Part.URGENCY: Look(13, bold=True, upper=True, align=_CENTRE),
}

ND30_2020 = Profile(
    code="nd30_2020",
    system="state",
    looks=_STATE_LOOKS,
    margins=(20, 20, 30, 15),
    indent=12.7,
    paragraph_spacing_pt=6,
    line_spacing_pt=None,
    nation="Cộng hòa xã hội chủ nghĩa Việt Nam",
    motto="Độc lập - Tự do - Hạnh phúc",
    reference_colon=True,
    issuer_mark="rule",
    subject_mark="rule",
    letter_subject_prefix="V/v ",
    basis_bullet="",
    end_mark="./.",
    section_label="{}.",
    authority_bold_last=True,
)

_PARTY_LOOKS: dict[Part, Look] = {
    **_STATE_LOOKS,
    Part.NATION: Look(15, bold=True, upper=True, align=_CENTRE),
    Part.SUPERIOR: Look(14, upper=True, align=_CENTRE),
    Part.ISSUER: Look(14, bold=True, upper=True, align=_CENTRE),
    Part.REFERENCE: Look(14, align=_CENTRE),
    Part.DATE: Look(14, italic=True, align=_CENTRE),
    Part.KIND: Look(16, bold=True, upper=True, align=_CENTRE),
    Part.LETTER_SUBJECT: Look(12, italic=True, align=_CENTRE),
    Part.RECIPIENTS_TITLE: Look(14, underline=True),
    Part.RECIPIENT: Look(12),
}

HD36_2018 = replace(
    ND30_2020,
    code="hd36_2018",
    system="party",
    looks=_PARTY_LOOKS,
    nation="Đảng Cộng sản Việt Nam",
    motto="",
    reference_colon=False,
    issuer_mark="*",
    subject_mark="-----",
    end_mark=".",
    section_label="{}-",
    unsure=("subject_mark", "end_mark", "section_label", "Part.RECIPIENTS_TITLE", "Part.RECIPIENT", "margins"),
)

HD05_2026 = replace(
    HD36_2018,
    code="hd05_2026",
    looks={**_PARTY_LOOKS, Part.BASIS: Look(14, align=Align.JUSTIFY)},
    indent=10,
    line_spacing_pt=18,
    letter_subject_prefix="Về việc ",
    basis_bullet="- ",
    authority_bold_last=False,
    unsure=("Part.NATION", "letter_subject_prefix", "line_spacing_pt"),
)

# First day of use, newest first.
_IN_FORCE: Mapping[System, tuple[tuple[date, Profile], ...]] = {
    "state": ((date.min, ND30_2020),),
    "party": ((date(2026, 5, 27), HD05_2026), (date.min, HD36_2018)),
}
PROFILES: Mapping[str, Profile] = {profile.code: profile for profile in (ND30_2020, HD36_2018, HD05_2026)}


def profile_for(system: System, day: date) -> Profile:
    """The rule book in force on the day of issue."""
    return next(profile for first, profile in _IN_FORCE[system] if first <= day)


def profile_of(document: Document) -> Profile:
    """The rule book by which `document` is written: that of its system on its `form_day`."""
    return profile_for(document.system, document.form_day)
