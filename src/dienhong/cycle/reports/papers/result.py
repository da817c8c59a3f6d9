"""The report of results: what was held, what came in, what was answered, by the measures of the cycle."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils import timezone

from dienhong.civic.communes.letterhead import Letterhead, letterhead_of
from dienhong.civic.communes.models import Commune
from dienhong.civic.documents.blank import draft_of
from dienhong.civic.documents.blocks import items, paragraph, points, sections, sentence
from dienhong.civic.documents.kinds import KINDS
from dienhong.civic.topics.catalogue import FIELDS
from dienhong.cycle.conference.papers import Totals
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import DialogueState
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.papers import ReplyRow, replies_appendix
from dienhong.cycle.replies.queries import commitment_counts, public_figures
from dienhong.engines.typeset.model import Align, Block, Column, Document, Heading, Level, Table
from dienhong.kernel.numbering import padded

_FIELDS = (
    Column("STT", 0.5, Align.CENTRE),
    Column("Lĩnh vực", 3),
    Column("Tiếp nhận", 1, Align.CENTRE),
    Column("Đã trả lời", 1, Align.CENTRE),
    Column("Đang giải quyết", 1.1, Align.CENTRE),
)
_MEASURES = (
    Column("STT", 0.5, Align.CENTRE),
    Column("Chỉ tiêu", 4),
    Column("Kết quả", 1.6, Align.CENTRE),
)
_HELD = (DialogueState.HELD, DialogueState.CONCLUDED)
_DONE = (OpinionState.REPLIED, OpinionState.CLOSED)
_NAMES = {field.code: field.name for field in FIELDS}


@dataclass(frozen=True, slots=True)
class FieldCount:
    """Opinions of one field."""

    name: str
    received: int
    answered: int

    @property
    def open(self) -> int:
        return self.received - self.answered


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure with its value as printed, such as "02/04" or "92,5%"."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultContext:
    """`period` is such as "năm 2026". Evaluation, causes, tasks and requests are people's words; rows are optional."""

    head: Letterhead
    period: str
    planned: int
    held: int
    fields: tuple[FieldCount, ...]
    measures: tuple[Measure, ...]
    totals: Totals | None = None
    achievements: tuple[str, ...] = ()
    shortcomings: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    rows: tuple[ReplyRow, ...] = ()


def result_paper(context: ResultContext) -> Document:
    """Báo cáo kết quả of either system."""
    head = context.head
    kind = "party_report" if head.system == "party" else "report"
    phrases, subject = KINDS[kind].phrases, f"tiếp xúc, đối thoại với Nhân dân {context.period}"
    closing = phrases["closing"].format(subject=f"kết quả {subject}", commune=head.commune)
    return draft_of(
        kind,
        head,
        subject=f"Kết quả {subject}",
        body=(
            paragraph(phrases["opening"].format(commune=head.commune, subject=subject)),
            *sections(
                (
                    ("CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN", _organised(context)),
                    ("KẾT QUẢ TIẾP NHẬN, TRẢ LỜI Ý KIẾN", _answered(context)),
                    ("CÁC CHỈ TIÊU THEO DÕI", _measured(context.measures)),
                    ("ĐÁNH GIÁ CHUNG", _judged(context)),
                    ("NHIỆM VỤ THỜI GIAN TỚI", points(context.tasks)),
                    ("KIẾN NGHỊ, ĐỀ XUẤT", points(context.requests)),
                )
            ),
            paragraph(sentence(closing)),
        ),
        appendices=(replies_appendix(context.rows),) if context.rows else (),
    )


def result_context(commune: Commune, year: int, *, today: date) -> ResultContext:
    """The year's figures as the records stand; the words of judgement are for people to add."""
    since = datetime(year, 1, 1, tzinfo=timezone.get_default_timezone())
    dialogues = Dialogue.objects.filter(models.Q(plan__year=year) | models.Q(date__year=year)).exclude(
        state=DialogueState.CANCELLED
    )
    figures, promises = public_figures(since), commitment_counts(today)
    planned, held = dialogues.count(), dialogues.filter(state__in=_HELD).count()
    return ResultContext(
        head=letterhead_of(commune, today=today),
        period=f"năm {year}",
        planned=planned,
        held=held,
        fields=_field_counts(year),
        measures=(
            Measure("Số cuộc đối thoại đã tổ chức/theo kế hoạch", f"{padded(held)}/{padded(planned)}"),
            Measure("Số ý kiến đã trả lời/tiếp nhận", f"{padded(figures.answered)}/{padded(figures.received)}"),
            Measure("Tỷ lệ ý kiến được trả lời đúng hạn", percent(figures.on_time, figures.answered)),
            Measure("Số cam kết đã thực hiện/công khai", f"{padded(promises['done'])}/{padded(promises['all'])}"),
            Measure("Số cam kết quá hạn", padded(promises["late"])),
        ),
    )


def percent(part: int, whole: int) -> str:
    """Such as "92,5%" or "100%"; "không phát sinh" of nothing."""
    if not whole:
        return "không phát sinh"
    return f"{100 * part / whole:.1f}%".replace(".0%", "%").replace(".", ",")


def _field_counts(year: int) -> tuple[FieldCount, ...]:
    opinions = Opinion.objects.filter(received_at__year=year, part_of=None).exclude(state=OpinionState.DIVERTED)
    counted = (
        opinions.order_by()
        .values("lead_field")
        .annotate(received=models.Count("pk"), answered=models.Count("pk", filter=models.Q(state__in=_DONE)))
    )
    rows = [
        FieldCount(_NAMES.get(row["lead_field"], "Chưa phân loại"), row["received"], row["answered"]) for row in counted
    ]
    return tuple(sorted(rows, key=lambda row: (-row.received, row.name)))


def _organised(context: ResultContext) -> tuple[Block, ...]:
    head = context.head
    who = "Đảng ủy" if head.system == "party" else f"Ủy ban nhân dân {head.kind}"
    return (
        paragraph(
            f"Trong {context.period}, {who} đã tổ chức {padded(context.held)} cuộc tiếp xúc, đối thoại với Nhân dân "
            f"trong {padded(context.planned)} cuộc theo kế hoạch. Thời gian, địa điểm, nội dung, cách thức tham dự "
            "được thông báo trước đến Nhân dân; kết quả được công khai sau hội nghị."
        ),
    )


def _answered(context: ResultContext) -> tuple[Block, ...]:
    received = sum(count.received for count in context.fields)
    answered = sum(count.answered for count in context.fields)
    if not received:
        return (paragraph("Trong kỳ không có ý kiến gửi đến."),)
    blocks: list[Block] = [
        paragraph(
            f"Đã tiếp nhận {padded(received)} ý kiến, kiến nghị; đã trả lời {padded(answered)} ý kiến; đang giải quyết "
            f"{padded(received - answered)} ý kiến."
        )
    ]
    if totals := context.totals:
        said = KINDS["report"].phrases["totals"].format(
            all=padded(totals.all), direct=padded(totals.direct), later=padded(totals.later),
            transferred=padded(totals.transferred),
        )  # fmt: skip
        blocks.append(paragraph(sentence(f"Tại các hội nghị: {said[:1].lower()}{said[1:]}")))
    rows = tuple(
        (str(number), count.name, padded(count.received), padded(count.answered), padded(count.open))
        for number, count in enumerate(context.fields, start=1)
    )
    detail = " Nội dung từng ý kiến và kết quả trả lời nêu tại Phụ lục kèm theo." if context.rows else ""
    return (*blocks, paragraph(f"Kết quả theo lĩnh vực như sau.{detail}"), Table(_FIELDS, rows))


def _measured(measures: tuple[Measure, ...]) -> tuple[Block, ...]:
    rows = tuple((str(number), measure.name, measure.value) for number, measure in enumerate(measures, start=1))
    return (Table(_MEASURES, rows),) if rows else ()


def _judged(context: ResultContext) -> tuple[Block, ...]:
    parts = (("Kết quả đạt được", context.achievements), ("Tồn tại, hạn chế", context.shortcomings))
    blocks: list[Block] = []
    for ordinal, (title, lines) in enumerate((part for part in parts if part[1]), start=1):
        blocks += [Heading(Level.CLAUSE, ordinal, title), *items(lines)]
    return tuple(blocks)
