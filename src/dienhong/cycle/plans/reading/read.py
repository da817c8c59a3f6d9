"""The entry: one text → one reading."""

import re
from dataclasses import replace

from dienhong.cycle.plans.reading.bases import issuing_clause, read_bases
from dienhong.cycle.plans.reading.closing import closing_start, read_recipients, read_signatory
from dienhong.cycle.plans.reading.details import Context
from dienhong.cycle.plans.reading.dialogues import bring_together
from dienhong.cycle.plans.reading.dialogues_prose import Prose, read_prose
from dienhong.cycle.plans.reading.dialogues_table import columns_of, is_dialogue_table, labels_in_table, read_table
from dienhong.cycle.plans.reading.duties import read_duties
from dienhong.cycle.plans.reading.findings import Evidence, find_all
from dienhong.cycle.plans.reading.fused import with_line_ends
from dienhong.cycle.plans.reading.genre import read_genre
from dienhong.cycle.plans.reading.header import read_header
from dienhong.cycle.plans.reading.outline import Node, read_outline
from dienhong.cycle.plans.reading.participants import read_duration, read_mottos, read_participants, read_venues
from dienhong.cycle.plans.reading.procedure import agenda_steps, read_opening, read_procedure
from dienhong.cycle.plans.reading.sections import Sections, read_sections
from dienhong.cycle.plans.reading.structure import Dialogue, Found, LegalBasis, PlanReading, Span
from dienhong.cycle.plans.reading.surface import Surface
from dienhong.cycle.plans.reading.tables import Table, find_tables
from dienhong.cycle.plans.reading.title import read_title, year_of
from dienhong.kernel.reading.result import MAX_TEXT_CHARS, ReadText, clean

_FIRST_HEADING = re.compile(
    r"(?:^|\n)[\s*#]*(?:phan\s+(?:thu\s+)?\w+|[ivxl1]{1,4}\s?[.\-/):]|a\s?[.\-/]\s"
    r"|1\s?[.\-/)]\s)?[\s*.]*(?:muc dich|muc tieu|yeu cau|noi dung|quan diem)\b[^\n]{0,120}"
    r"|(?:^|\s)i\s?[.\-/]\s*muc dich"
)
_FIRST_POINT = re.compile(
    r"\n[\s*#]*(?:[ivx]{1,3}|1|a)\s?[.\-/)]\s?[.\-]?\s*(?=[a-z])"
    r"(?!(?:cac )?can cu|luat|nghi |quyet|quy |ke hoach so|co so)"
)
_MAX_BASES = 4000
_AIM_LABEL = re.compile(
    r"\W*(?:ve )?(?:muc dich|muc tieu|yeu cau)(?:[a-z, ]{0,30}:\s*|\s+(?=(?:nham|can bo|moi|viec|tao|de|dam bao)\b))"
)
# A page's end may have run the sentence before it and the closing one together.
_ENDING = re.compile(
    r"(?<=\.) tren day la ke hoach"
    r"|\n[\s*\-]*(?:tren day la|trong qua trinh (?:to chuc )?(?:trien khai|thuc hien)|nhan duoc ke hoach"
    r"|ke hoach nay (?:thay the|co hieu luc)|yeu cau (?:cac|truong|thu truong)[^\n]{0,200}(?:trien khai"
    r"|thuc hien)[^\n]{0,60}\./)"
)
_CLOSING_LINE = re.compile(
    r"[\s*]*(?:can cu|yeu cau|de nghi|cac (?:don vi|phong|co quan|dong chi)|ubnd|uy ban|chu tich"
    r"|ban thuong vu|dang uy|ke hoach|nhan|tren|giao)\b"
)
_APPENDIX = re.compile(
    r"(?:^|\n)[\s*#|]*(?:phu luc|lich (?:tiep xuc|doi thoai|to chuc)|bieu (?:kem|mau|lich)|danh sach cac)\b"
)


def read_plan(document: ReadText | str) -> PlanReading:
    """The typed structure of a document. Never raises: what cannot be read stays unknown.

    In: text of a file, or the result of `kernel.reading.read_file`. Out: values with spans into `PlanReading.text`.
    """
    text = document.text if isinstance(document, ReadText) else clean(document)[:MAX_TEXT_CHARS]
    return replace(_Reading(Surface(with_line_ends(text))).read(), text=text)


class _Reading:
    """One pass over one document; the parts that several readers need are kept."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.title = read_title(surface)
        self.header = read_header(surface, self.title)
        self.close = closing_start(surface, self.title.end)
        self.bases = self._bases()

    def read(self) -> PlanReading:
        surface, title, header = self.surface, self.title, self.header
        reading = PlanReading(
            text=surface.text,
            genre=read_genre(surface, title, self.bases),
            system=header.system,
            issuer=header.issuer,
            commune=header.commune,
            document_type=title.document_type,
            number=header.number,
            symbol=header.symbol,
            place=header.place,
            date=header.date,
            year=year_of(surface, title),
            subject=title.subject,
            legal_bases=self.bases,
            recipients=read_recipients(surface, self.close),
            signatory=read_signatory(surface, self.close),
        )
        root = sections = None
        if reading.is_dialogue_plan:
            tables = find_tables(surface)
            root = self._outline(tables)
            sections = read_sections(surface, root)
            reading = self._with_plan(reading, tables, root, sections)
        evidence = Evidence(surface, header, self.close, reading, root, sections)
        return replace(reading, findings=find_all(evidence))

    def _bases(self) -> tuple[LegalBasis, ...]:
        start = self.title.subject.span.end if self.title.subject else self.title.end
        found = (pattern.search(self.surface.folded, start, self.close) for pattern in (_FIRST_HEADING, _FIRST_POINT))
        end = min([match.start() for match in found if match], default=min(self.close, start + _MAX_BASES))
        return read_bases(self.surface, start, end)

    def _with_plan(
        self, reading: PlanReading, tables: tuple[Table, ...], root: Node, sections: Sections
    ) -> PlanReading:
        surface = self.surface
        year = reading.year.value if reading.year else None
        context = Context(year, reading.commune.value if reading.commune else None)
        scheduled, others = self._scheduled(tables, context)
        prose = read_prose(surface, root, sections, context)
        general = [*prose.general, *(part for table in others for part in labels_in_table(table))]
        dialogues = bring_together(surface, scheduled, Prose(prose.entries, general), reading.subject, context)
        procedure = read_procedure(surface, sections, others)
        start, end = self.title.end, self.close
        task_tables = tuple(table for table in others if not agenda_steps(table))
        return replace(
            reading,
            purposes=self._paragraphs(sections.of("aim"), skip="yeu cau"),
            requirements=self._paragraphs(sections.of("requirements")),
            mottos=read_mottos(surface, start, end),
            dialogues=dialogues,
            participants=read_participants(surface, general),
            venues=read_venues(surface, general, dialogues),
            duration=read_duration(surface, start, end),
            procedure=procedure,
            opening_order=read_opening(surface, sections, procedure, start, end),
            duties=read_duties(surface, root, sections, task_tables, year),
        )

    def _outline(self, tables: tuple[Table, ...]) -> Node:
        surface = self.surface
        head = self.bases[-1].span.end if self.bases else self.title.end
        start = max(head, min(issuing_clause(surface, head, self.close), self.close - 1) if self.bases else head)
        heading = _FIRST_HEADING.search(surface.folded, self.title.end, self.close)
        # Without a section of aims the first numbered point opens the body, whatever it is called.
        heading = heading or _FIRST_POINT.search(surface.folded, head, max(head, start))
        start = heading.start() if heading else start
        ending = _ENDING.search(surface.folded, start, self.close)
        end = ending.start() if ending else self.close
        regions = [Span(start, min(end, self._last_sentence(start)))]
        appendix = _APPENDIX.search(surface.folded, self.close)
        if appendix:
            regions.append(Span(appendix.start(), len(surface.text)))
        return read_outline(surface, regions, [table.span for table in tables])

    def _last_sentence(self, start: int) -> int:
        """Start of the closing sentence "… thực hiện./." when it is a paragraph of its own."""
        mark = self.surface.plain.find("./.", start, self.close)
        line = self.surface.text.rfind("\n", start, max(mark, start)) + 1
        if mark < 0 or line <= start or not _CLOSING_LINE.match(self.surface.folded, line):
            return self.close
        return line

    def _scheduled(self, tables: tuple[Table, ...], context: Context) -> tuple[list[Dialogue], tuple[Table, ...]]:
        dialogues: list[Dialogue] = []
        others: list[Table] = []
        for table in tables:
            columns = columns_of(table)
            if columns and is_dialogue_table(table, columns):
                dialogues.extend(read_table(table, columns, context))
            else:
                others.append(table)
        return dialogues, tuple(others)

    def _paragraphs(self, branches: list[Node], skip: str | None = None) -> tuple[Found[str], ...]:
        """The leaf paragraphs of a section, without a part of another kind."""
        found: list[Found[str]] = []
        for branch in branches:
            for node in _leaves(self.surface, branch, skip):
                label = _AIM_LABEL.match(self.surface.folded, node.body, node.end)
                start = label.end() if label and label.end() < node.end else node.body
                if value := self.surface.found(start, node.end, " \t\n-+•*:"):
                    found.append(value)
        return tuple(found)


def _leaves(surface: Surface, node: Node, skip: str | None) -> list[Node]:
    if not node.children:
        return [node]
    leaves: list[Node] = []
    for child in node.children:
        if skip and surface.folded[child.body : child.end].lstrip().startswith(skip):
            continue
        leaves.extend(_leaves(surface, child, skip))
    return leaves
