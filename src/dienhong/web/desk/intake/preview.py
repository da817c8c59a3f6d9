"""The preview: every row with its state, every bad cell with its reason, mended where it stands."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from dienhong.civic.communes.queries import active_villages
from dienhong.civic.people.roles import Permission
from dienhong.civic.topics.models import Topic
from dienhong.cycle.intake.actions.mend import mend_row, skip_row, take_row_back
from dienhong.cycle.intake.actions.preview import map_columns
from dienhong.cycle.intake.cells import read_consent
from dienhong.cycle.intake.models import IntakeBatch, IntakeRow
from dienhong.cycle.intake.places import Names
from dienhong.cycle.intake.queries import cells_of, counts_by_state, mapping_of, visible_to
from dienhong.cycle.intake.states import BATCH_FLOW, MENDABLE, BatchState, Column, RowState
from dienhong.cycle.opinions.permissions import villages_for
from dienhong.kernel.errors import DienHongError, Missing, Refused
from dienhong.web.desk.intake.forms import ColumnsForm, RowForm
from dienhong.web.desk.intake.start import COLOURS, enterers
from dienhong.web.desk.paging import keyset_page
from dienhong.web.kit.requests import CommuneRequest

_SHOWN = (Column.TEXT, Column.VILLAGE, Column.NAME, Column.PHONE, Column.CONSENT, Column.DAY, Column.FIELD)
_TABS = (
    RowState.FAULTY, RowState.READY, RowState.DUPLICATE, RowState.SKIPPED, RowState.IMPORTED, RowState.UNDONE,
)  # fmt: skip
_MENDABLE_ROWS = (RowState.READY, RowState.FAULTY, RowState.DUPLICATE, RowState.SKIPPED)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as the preview shows it."""

    label: str
    text: str
    fault: str
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the preview; `form` when it is being mended here and now."""

    row: IntakeRow
    cells: list[Cell]
    remark: str
    form: RowForm | None = None


@enterers
@require_safe
def batch_page(request: CommuneRequest, pk: int) -> HttpResponse:
    """While it runs the browser asks for the progress by itself."""
    return show(request, batch_of(request, pk))


@enterers
@require_POST
def columns(request: CommuneRequest, pk: int) -> HttpResponse:
    batch = batch_of(request, pk)
    form = ColumnsForm(request.POST, heading=batch.heading)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            map_columns(
                request.actor, pk, header_row=typed["header_row"], mapping=form.mapping,
                without_contacts=typed["without_contacts"], now=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "Đã đọc lại bảng theo các cột vừa chọn.")
            return redirect("desk:intake_batch", pk=pk)
    return show(request, batch, columns_form=form)


@enterers
@require_POST
def row(request: CommuneRequest, pk: int, number: int) -> HttpResponse:
    """Save the cells, leave the row out, or take it in again; then back to the list that one came from."""
    batch = batch_of(request, pk)
    here = (request.POST.get("tab", ""), request.POST.get("trang", ""))
    act = request.POST.get("act", "")
    try:
        if act == "skip":
            skip_row(request.actor, pk, number, now=timezone.now())
            return _back(pk, here)
        if act == "take":
            take_row_back(request.actor, pk, number, now=timezone.now())
            return _back(pk, here)
        form = _row_form(request, None, request.POST)
        if not form.is_valid():
            return show(request, batch, row_form=(number, form))
        state = mend_row(request.actor, pk, number, form.cells, now=timezone.now())
    except Missing:
        raise
    except DienHongError as error:
        messages.warning(request, error.message)
        return _back(pk, here)
    if state == RowState.FAULTY:
        return _back(pk, here, mending=number)
    messages.success(request, f"Dòng {number}: {state.label.lower()}.")
    return _back(pk, here)


def batch_of(request: CommuneRequest, pk: int) -> IntakeBatch:
    """One's own table, or 404."""
    batch = visible_to(request.actor).filter(pk=pk).first()
    if batch is None:
        raise Missing
    return batch


def show(
    request: CommuneRequest,
    batch: IntakeBatch,
    *,
    columns_form: ColumnsForm | None = None,
    row_form: tuple[int, RowForm] | None = None,
) -> HttpResponse:
    counts = counts_by_state(batch)
    state = BatchState(batch.state)
    tab = _tab(request, counts)
    cursor = request.GET.get("trang") or request.POST.get("trang") or ""
    page = keyset_page(batch.rows.filter(state=tab), ("number",), cursor)
    mapping = mapping_of(batch)
    mends = state in MENDABLE
    mending = row_form or (_mending(request, batch, page.rows) if mends else None)
    lines = [_line(each, mapping, mending) for each in page.rows]
    columns_form = columns_form or ColumnsForm(initial=_columns_initial(batch), heading=batch.heading)
    total = sum(counts.get(name, 0) for name in (RowState.READY, RowState.IMPORTED, RowState.UNDONE))
    context: dict[str, Any] = {
        "batch": batch,
        "colour": COLOURS.get(state, "grey"),
        "tabs": _tabs(counts, tab),
        "tab": tab,
        "cursor": cursor,
        "here": _address(tab, cursor) or f"?muc={tab}",
        "labels": [column.label for column in _SHOWN if column in mapping],
        "lines": lines,
        "mended": next((line for line in lines if line.form), None),
        "previous": _address(tab, page.previous),
        "next": _address(tab, page.next),
        "columns_form": columns_form,
        "columns_open": columns_form.is_bound or Column.TEXT not in mapping,
        "ready": counts.get(RowState.READY, 0),
        "faulty": counts.get(RowState.FAULTY, 0),
        "left_out": sum(counts.get(name, 0) for name in (RowState.FAULTY, RowState.DUPLICATE)),
        "done": counts.get(RowState.IMPORTED, 0),
        "undone": counts.get(RowState.UNDONE, 0),
        "total": total,
        "is_busy": state in (BatchState.RUNNING, BatchState.UNDOING),
        "mends": mends,
        "steps": {step.name for step in BATCH_FLOW.open_steps(state)},
        "may_mend_rows": mends and tab in _MENDABLE_ROWS,
        "reads_register": request.actor.may(Permission.READ_REGISTER),
    }
    failed = columns_form.is_bound or (row_form is not None)
    return render(request, "desk/intake/batch.html", context, status=422 if failed else 200)


def _tab(request: CommuneRequest, counts: dict[str, int]) -> RowState:
    asked = request.GET.get("muc") or request.POST.get("tab") or ""
    if asked in _TABS:
        return RowState(asked)
    return next((state for state in _TABS if counts.get(state)), RowState.READY)


def _tabs(counts: dict[str, int], current: RowState) -> list[dict[str, Any]]:
    shown = [state for state in _TABS if counts.get(state) or state in (RowState.READY, RowState.FAULTY)]
    return [
        {"label": state.label, "href": f"?muc={state}", "count": counts.get(state, 0), "current": state == current}
        for state in shown
    ]


def _line(row: IntakeRow, mapping: dict[Column, int], mending: tuple[int, RowForm] | None) -> Line:
    cells = cells_of(row.cells, mapping)
    shown = [
        Cell(column.label, cells[column], row.faults.get(column, ""), row.notes.get(column, ""))
        for column in _SHOWN
        if column in mapping
    ]
    # What is missing altogether has no cell to stand at.
    missing = [
        f"{column.label}: {row.faults[column]}" for column in _SHOWN if column in row.faults and column not in mapping
    ]
    remark = " ".join([*missing, row.notes.get("row", "")]).strip()
    form = mending[1] if mending and mending[0] == row.number else None
    return Line(row, shown, remark, form)


def _mending(request: CommuneRequest, batch: IntakeBatch, rows: list[IntakeRow]) -> tuple[int, RowForm] | None:
    asked = request.GET.get("sua", "")
    row = next((row for row in rows if str(row.number) == asked), None)
    return (row.number, _row_form(request, (batch, row), None)) if row else None


def _row_form(request: CommuneRequest, place: tuple[IntakeBatch, IntakeRow] | None, sent: Any) -> RowForm:
    own = villages_for(request.actor)
    villages = active_villages() if own is None else active_villages().filter(pk__in=own)
    names = dict(villages.values_list("pk", "name"))
    topics = dict(enumerate(Topic.objects.filter(is_active=True).values_list("name", flat=True)))
    if place is None:
        return RowForm(sent, villages=names.values(), topics=topics.values())
    batch, row = place
    cells = cells_of(row.cells, mapping_of(batch))
    for column, known in ((Column.VILLAGE, Names(names)), (Column.FIELD, Names(topics))):
        found = known.find(cells.get(column, ""))
        cells[column] = cells.get(column, "") if found is None else known.by_id[found]
    consents = read_consent(cells.get(Column.CONSENT, "")).value
    if consents is not None:
        cells[Column.CONSENT] = "Có" if consents else "Không"
    return RowForm(initial=cells, reasons=row.notes | row.faults, villages=names.values(), topics=topics.values())


def _columns_initial(batch: IntakeBatch) -> dict[str, Any]:
    mapping = {column: str(index) for column, index in mapping_of(batch).items()}
    return {"header_row": batch.header_row, "without_contacts": batch.without_contacts} | mapping


def _address(tab: RowState, cursor: str) -> str:
    return f"?{urlencode({'muc': tab, 'trang': cursor})}" if cursor else ""


def _back(pk: int, here: tuple[str, str], mending: int | None = None) -> HttpResponse:
    """To the list and its page that one came from."""
    tab, cursor = here
    query = {"muc": tab} if tab in _TABS else {}
    if cursor:
        query["trang"] = cursor
    anchor = ""
    if mending is not None:
        query["sua"], anchor = str(mending), f"#dong-{mending}"
    address = reverse("desk:intake_batch", kwargs={"pk": pk})
    return redirect(f"{address}?{urlencode(query)}{anchor}" if query else address)
