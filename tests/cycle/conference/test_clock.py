"""The laptop's clock is wrong, or set right in the middle: nobody loses a duty, no order changes, no time is negative."""

import uuid
from datetime import timedelta

import pytest
from tests.cast import NOW, Cast
from tests.cycle.conference.hall import enlist, press, run_to

from dienhong.cycle.conference.actions.minutes import write_row
from dienhong.cycle.conference.actions.prepare import give_duty
from dienhong.cycle.conference.actions.queue import call_next
from dienhong.cycle.conference.models import Act, Conference
from dienhong.cycle.conference.queries import duties_of, queue, speaking, timer_of
from dienhong.cycle.conference.states import Duty, RowKind
from dienhong.kernel.errors import Forbidden


@pytest.mark.parametrize("jump", [timedelta(hours=-2), timedelta(days=-300), timedelta(hours=5)])
def test_hall_goes_on_when_the_clock_jumps(hoa_phu: Cast, conference: Conference, jump: timedelta) -> None:
    run_to(hoa_phu, conference, "hearing")
    thuy, tuan = hoa_phu.thuy, hoa_phu.tuan
    give_duty(hoa_phu.ha, conference.pk, Duty.SECRETARY, user_id=thuy.user_id, press=press(), now=NOW)
    give_duty(hoa_phu.ha, conference.pk, Duty.SECRETARY, user_id=tuan.user_id, press=press(), now=NOW)
    for name in ("Phạm Thị Lan", "Vũ Đức Minh", "Bùi Thị Na"):
        enlist(hoa_phu, conference, name)
    then = NOW + jump
    write_row(tuan, conference.pk, RowKind.COURSE, key=uuid.uuid4(), text="Đồng hồ đổi", press=press(), now=then)
    with pytest.raises(Forbidden):  # handed over is handed over
        write_row(thuy, conference.pk, RowKind.COURSE, key=uuid.uuid4(), text="Không", press=press(), now=then)
    call_next(hoa_phu.dung, conference.pk, press=press(), now=NOW)
    turn = speaking(conference.pk)
    assert turn is not None
    timer = timer_of(turn)
    assert timer is not None
    assert timer.spoken(then) == max(jump, timedelta())
    conference.refresh_from_db()
    assert [waiting.name for waiting in queue(conference)] == ["Vũ Đức Minh", "Bùi Thị Na"]
    assert [act.number for act in Act.objects.order_by("pk")] == list(range(1, conference.number + 1))
    assert duties_of(tuan, conference.pk) == {Duty.SECRETARY}
