"""What papers say of a dialogue is what its row holds."""

from datetime import date, time

from tests.cast import HELD_ON, NOW, TODAY, Cast, make_dialogue, make_plan

from dienhong.civic.communes.models import Venue
from dienhong.cycle.dialogues.actions.plan_dialogues import plan_dialogues
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.papers import LAW, Occasion, Official, occasion_of
from dienhong.cycle.dialogues.states import AudienceKind


def test_occasion_is_what_the_row_holds(hoa_phu: Cast) -> None:
    Venue.objects.filter(name="Nhà văn hóa thôn Đông").update(address="số 1 đường Đê")
    Dialogue.objects.filter(pk=make_dialogue(hoa_phu).pk).update(start_time=time(7, 30))
    occasion = occasion_of(Dialogue.objects.get())
    assert occasion == Occasion(
        audience="Nhân dân thôn Đông",
        topics=("Giao thông nông thôn",),
        day=HELD_ON,
        start=time(7, 30),
        half_day="buổi sáng",
        venue="Nhà văn hóa thôn Đông",
        venue_address="số 1 đường Đê",
        chair=Official("Trần Văn Dũng", "Chủ tịch UBND"),
    )
    assert occasion.when == "07 giờ 30, ngày 15 tháng 4 năm 2026"
    assert occasion.held == "Hội nghị tiếp xúc, đối thoại với Nhân dân thôn Đông ngày 15 tháng 4 năm 2026"


def test_occasion_cites_the_plan_in_force(hoa_phu: Cast) -> None:
    planned = plan_dialogues(hoa_phu.ha, make_plan(hoa_phu).pk, now=NOW)
    cited = (
        f"Căn cứ Kế hoạch số 15/KH-UBND ngày 09 tháng 3 năm {TODAY.year} của Ủy ban nhân dân xã Hòa Phú về tổ chức đối "
        "thoại với Nhân dân năm 2026"
    )
    assert [occasion_of(dialogue).bases for dialogue in planned] == [(LAW, cited)] * 2


def test_occasion_of_a_planned_dialogue_leaves_out_what_is_unknown(hoa_phu: Cast) -> None:
    dialogue = Dialogue.objects.create(
        title="Đối thoại với Nhân dân xã", audience_kind=AudienceKind.COMMUNE, audience_name="xã Hòa Phú"
    )
    occasion = occasion_of(dialogue)
    assert (occasion.audience, occasion.when, occasion.where) == ("Nhân dân xã Hòa Phú", "", "")
    assert (occasion.chairs, occasion.bases) == ((), (LAW,))


def test_half_day_stands_where_no_hour_is_set() -> None:
    occasion = Occasion(audience="Hội Nông dân xã", day=date(2026, 1, 5), half_day="buổi chiều")
    assert occasion.when == "buổi chiều, ngày 05 tháng 01 năm 2026"


def test_official_is_introduced_with_the_post() -> None:
    assert Official("Trần Văn Dũng", "Chủ tịch UBND xã").introduced == "đồng chí Trần Văn Dũng, Chủ tịch UBND xã"
    assert Official("Trần Văn Dũng").introduced == "đồng chí Trần Văn Dũng"
