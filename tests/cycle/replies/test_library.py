"""Answer templates and passages of law: who keeps them, what is refused."""

from datetime import date

import pytest
from tests.cast import NOW, Cast

from dienhong.cycle.replies.actions.library import keep_snippet, keep_template
from dienhong.cycle.replies.models import AnswerTemplate, LegalSnippet
from dienhong.cycle.replies.shelf import templates_for
from dienhong.engines.journal.models import Entry
from dienhong.kernel.errors import Forbidden, Missing, Refused

LAW = {"citation": "Điều 11 Luật số 10/2022/QH15", "source": "Công báo", "valid_from": date(2023, 7, 1)}


def test_template_is_added_changed_and_taken_out_of_use(hoa_phu: Cast) -> None:
    row = keep_template(hoa_phu.ha, None, name=" Đường  hỏng ", field="", text="Nhận ngày {ngay_nhan}.", now=NOW)
    assert (row.name, list(templates_for("F01"))) == ("Đường hỏng", [row])
    keep_template(hoa_phu.ha, row.pk, name="Đường", field="", text="Chào.", is_active=False, now=NOW)
    assert (AnswerTemplate.objects.get().name, list(templates_for(""))) == ("Đường", [])
    assert Entry.objects.filter(verb="answer_template_kept").count() == 2


@pytest.mark.parametrize(
    ("name", "field", "text", "where"),
    [("Một", "", "Chào.", "name"), ("Hai", "", "{ma}", "text"), ("Hai", "F99x", "Chào.", "field")],
)
def test_template_is_refused_at_its_fault(hoa_phu: Cast, name: str, field: str, text: str, where: str) -> None:
    keep_template(hoa_phu.ha, None, name="Một", field="", text="Chào.", now=NOW)
    with pytest.raises(Refused) as refused:
        keep_template(hoa_phu.ha, None, name=name, field=field, text=text, now=NOW)
    assert (refused.value.field, AnswerTemplate.objects.count()) == (where, 1)


def test_snippet_has_its_days_in_order_and_once(hoa_phu: Cast) -> None:
    keep_snippet(hoa_phu.ha, None, **LAW, now=NOW)  # type: ignore[arg-type]
    for changes in ({}, {"citation": "Điều 12", "valid_until": date(2023, 6, 30)}):
        with pytest.raises(Refused):
            keep_snippet(hoa_phu.ha, None, **(LAW | changes), now=NOW)  # type: ignore[arg-type]
    assert LegalSnippet.objects.count() == 1


def test_units_do_not_keep_the_library(hoa_phu: Cast) -> None:
    with pytest.raises(Forbidden):
        keep_template(hoa_phu.tuan, None, name="Một", field="", text="Chào.", now=NOW)
    with pytest.raises(Missing):
        keep_template(hoa_phu.ha, 4711, name="Một", field="", text="Chào.", now=NOW)
