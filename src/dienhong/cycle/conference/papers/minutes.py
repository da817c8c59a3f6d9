"""The minutes: who was there, what each said, what was answered, what was promised."""

from dataclasses import dataclass
from datetime import date, datetime

from dienhong.civic.communes.letterhead import Letterhead
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import items, paragraph, paragraphs, sections, sentence
from dienhong.civic.documents.kinds import KINDS
from dienhong.cycle.dialogues.papers import Occasion, Official
from dienhong.engines.typeset.model import Align, Block, Column, Document, Run, Signature, Table
from dienhong.engines.typeset.model import Paragraph as Text
from dienhong.kernel.numbering import clock_words, day_figures, day_words, padded

_PHRASES = KINDS["minutes"].phrases
_COMMITMENTS = (
    Column("STT", 0.5, Align.CENTRE),
    Column("Nội dung cam kết", 3),
    Column("Đơn vị thực hiện", 1.6),
    Column("Hoàn thành trước ngày", 1.2, Align.CENTRE),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """`who` is such as "Chủ tịch UBND xã Trần Văn Dũng"."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One opinion at the conference. A speaker without a name did not agree to be named.

    `outcome` is what became of it, where that is not the answer itself. A `neutral` one is dealt with under a law of
    its own: its place is counted, nothing of it is told.
    """

    text: str
    name: str = ""
    village: str = ""
    answers: tuple[Answer, ...] = ()
    outcome: str = ""
    neutral: bool = False


@dataclass(frozen=True, slots=True)
class Commitment:
    text: str
    unit: str
    due: date


@dataclass(frozen=True, slots=True)
class Totals:
    """How many opinions there were and what became of them."""

    direct: int = 0
    later: int = 0
    transferred: int = 0
    accepted: int = 0
    not_considered: int = 0
    neutral: int = 0

    @property
    def all(self) -> int:
        return sum((self.direct, self.later, self.transferred, self.accepted, self.not_considered, self.neutral))


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesContext:
    """`started` and `ended` are local times. `conclusion` is what the chair said at the end, line by line.

    `attendance` tells line by line how many were there.
    """

    head: Letterhead
    occasion: Occasion
    started: datetime
    ended: datetime
    participants: tuple[str, ...]
    secretary: Official
    attendance: tuple[str, ...] = ()
    course: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    totals: Totals | None = None
    commitments: tuple[Commitment, ...] = ()
    conclusion: str = ""


def minutes_paper(context: MinutesContext) -> Document:
    """Biên bản (NĐ 30/2020, mẫu 1.9): secretary left, chair right."""
    chair = context.occasion.chair
    body = (
        *_opening(context),
        *sections(
            (
                ("DIỄN BIẾN HỘI NGHỊ", items(context.course)),
                ("Ý KIẾN CỦA NHÂN DÂN VÀ NỘI DUNG TRẢ LỜI", _turns(context)),
                ("CÁC NỘI DUNG CAM KẾT THỰC HIỆN", _commitments(context.commitments)),
                ("KẾT LUẬN CỦA CHỦ TRÌ", paragraphs(context.conclusion)),
            )
        ),
        paragraph(sentence(_closing(context.ended))),
    )
    return draft_of(
        "minutes",
        context.head,
        subject=context.occasion.name,
        body=body,
        signatures=(
            Signature((_PHRASES["secretary_signs"],), context.secretary.name),
            Signature((_PHRASES["chair_signs"],), chair.name if chair else ""),
        ),
    )


def _opening(context: MinutesContext) -> tuple[Block, ...]:
    occasion = context.occasion
    facts = (
        (_PHRASES["start"], f"{clock_words(context.started.time())}, {day_words(context.started.date())}"),
        (_PHRASES["place"], occasion.where),
        (_PHRASES["participants"], "; ".join(context.participants)),
        (_PHRASES["chair"], "; ".join(official.introduced for official in occasion.chairs)),
        (_PHRASES["secretary"], context.secretary.introduced),
    )
    told: tuple[Block, ...] = tuple(
        Text((Run(f"{label}: ", bold=True), Run(sentence(value)))) for label, value in facts if value
    )
    if context.attendance:
        told = (*told, Text((Run("Số người dự:", bold=True),), keep_with_next=True), *items(context.attendance))
    if not occasion.topics:
        return told
    return (*told, Text((Run("Nội dung đối thoại:", bold=True),), keep_with_next=True), *items(occasion.topics))


def _turns(context: MinutesContext) -> tuple[Block, ...]:
    if not context.turns:
        return (paragraph("Không có ý kiến phát biểu tại hội nghị."),)
    blocks: list[Block] = []
    for number, turn in enumerate(context.turns, start=1):
        blocks.append(paragraph(sentence(_turn(number, turn))))
        blocks += [
            paragraph(sentence(_PHRASES["answer"].format(who=answer.who, text=answer.text))) for answer in turn.answers
        ]
        if turn.outcome:
            blocks.append(paragraph(sentence(f"{_PHRASES['outcome']}: {turn.outcome}")))
    return (*blocks, *_counted(context.totals))


def _counted(totals: Totals | None) -> tuple[Block, ...]:
    if totals is None:
        return ()
    counted = _PHRASES["totals"].format(
        all=padded(totals.all), direct=padded(totals.direct), later=padded(totals.later),
        transferred=padded(totals.transferred),
    )  # fmt: skip
    others = (
        (_PHRASES["accepted"], totals.accepted),
        (_PHRASES["not_considered"], totals.not_considered),
        (_PHRASES["neutral_count"], totals.neutral),
    )
    counted += "".join(f"; {label}: {padded(count)}" for label, count in others if count)
    return (Text((Run(sentence(counted), bold=True),)),)


def _turn(number: int, turn: Turn) -> str:
    if turn.neutral:
        return _PHRASES["turn_neutral"].format(number=padded(number))
    village = turn.village[:1].lower() + turn.village[1:]
    if turn.name:
        said = _PHRASES["turn"].format(number=padded(number), name=turn.name, village=village, text=turn.text)
        return said if village else said.replace(", :", ":")
    speaker = f"một người dân {village}" if village else "một người dân"
    return _PHRASES["turn_unnamed"].format(number=padded(number), village=speaker, text=turn.text)


def _commitments(commitments: tuple[Commitment, ...]) -> tuple[Block, ...]:
    rows = tuple(
        (str(number), promise.text, promise.unit, day_figures(promise.due))
        for number, promise in enumerate(commitments, start=1)
    )
    return (Table(_COMMITMENTS, rows),) if rows else ()


def _closing(ended: datetime) -> str:
    return _PHRASES["closing"].format(clock=clock_words(ended.time()), day=day_words(ended.date()))
