"""Two workers with the same chunk: whatever the order, each row goes in once."""

from tests.cast import NOW, Cast, run_at_once
from tests.cycle.intake.tables import keep

from dienhong.cycle.intake.actions.run import continue_import, start_import
from dienhong.cycle.intake.queries import counts_by_state
from dienhong.cycle.opinions.models import Opinion
from dienhong.engines.secrets.seal import Seal
from dienhong.kernel.errors import Overtaken, Refused


def test_two_workers_at_the_same_chunk_double_nothing(hoa_phu_committed: Cast, seal: Seal) -> None:
    import secrets  # codes must differ between the threads

    cast = hoa_phu_committed
    rows = [(str(n), f"Đoạn mương số {n} bị tắc.", "Thôn Đông", "", "", "", "") for n in range(1, 21)]
    batch = keep(cast.ha, *rows)
    start_import(cast.ha, batch.pk, now=NOW)
    batch.refresh_from_db()

    def work() -> None:
        continue_import(cast.ha, batch.pk, seen_round=batch.round, seal=seal, random=secrets.randbelow, now=NOW)

    done = run_at_once(cast, work, work)
    assert [result for result in done if isinstance(result, Exception)] == []
    assert (counts_by_state(batch), Opinion.objects.count()) == ({"imported": 20}, 20)


def test_started_twice_at_once_it_runs_once(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    batch = keep(cast.ha, ("1", "Đoạn mương đầu làng bị tắc.", "Thôn Đông", "", "", "", ""))
    done = run_at_once(cast, *[lambda: start_import(cast.ha, batch.pk, now=NOW)] * 2)
    assert len([result for result in done if isinstance(result, (Overtaken, Refused))]) == 1
    batch.refresh_from_db()
    assert (batch.state, batch.round) == ("running", 2)
