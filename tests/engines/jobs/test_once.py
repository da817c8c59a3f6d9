"""A job takes effect once, however often it runs."""

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests.cast import Cast, do_jobs, make_opinion

from dienhong.civic.notices.models import Notice
from dienhong.config.reactions import REACTIONS
from dienhong.cycle.opinions import jobs
from dienhong.cycle.opinions.events import OpinionReceived
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.engines.jobs.models import Receipt
from dienhong.engines.journal.models import Entry


def test_job_is_called_by_its_module_path() -> None:
    assert jobs.tell_assigned_unit.module_path == "dienhong.cycle.opinions.jobs.tell_assigned_unit"


def test_job_twice_has_one_effect(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu, OpinionState.ASSIGNED)
    entry = Entry.objects.get(verb="opinion_assigned")
    for _ in range(2):
        jobs.tell_assigned_unit.call(hoa_phu.commune.pk, entry.pk)
    assert list(Notice.objects.values_list("user_id", "key")) == [(hoa_phu.tuan.user_id, f"assigned:{entry.pk}")]
    assert Receipt.objects.get().job == "cycle.opinions.jobs.tell_assigned_unit"


def test_notice_read_between_two_runs_stays_read(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu, OpinionState.ASSIGNED)
    do_jobs()
    Notice.objects.update(read_at="2026-03-09T09:00:00+07:00")
    DBTaskResult.objects.update(status=TaskResultStatus.READY)
    do_jobs()
    assert Notice.objects.filter(read_at__isnull=True).count() == 0


def test_failing_job_leaves_no_receipt(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu)
    with pytest.raises(Entry.DoesNotExist):
        jobs.suggest.call(hoa_phu.commune.pk, 999_999)
    assert Receipt.objects.count() == 0


def test_job_runs_in_its_own_commune_only(hoa_phu: Cast, binh_an: Cast) -> None:
    make_opinion(hoa_phu)
    entry = Entry.objects.get()
    with pytest.raises(Entry.DoesNotExist):
        jobs.suggest.call(binh_an.commune.pk, entry.pk)


def test_submitted_opinion_gets_its_suggestion(hoa_phu: Cast) -> None:
    opinion = make_opinion(hoa_phu)
    assert do_jobs() == len(REACTIONS[OpinionReceived])
    assert Opinion.objects.get(pk=opinion.pk).suggestion.found["field"]["found"][0]["value"] == "TRANS"
    assert do_jobs() == 0
