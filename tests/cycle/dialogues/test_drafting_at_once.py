"""Two clerks at once: one draft of a paper, one dossier a dialogue, one number a dossier."""

from tests.cast import HELD_ON, NOW, Cast, make_dialogue, run_at_once

from dienhong.civic.documents.models import Dossier, OfficialDocument
from dienhong.cycle.conference.actions.drafting import draft_agenda
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import DialogueState, HalfDay
from dienhong.kernel.errors import Refused


def test_same_paper_twice_at_once_is_drafted_once(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    dialogue = make_dialogue(cast, DialogueState.PLANNED)
    results = run_at_once(cast, *[lambda: draft_agenda(cast.ha, dialogue.pk, now=NOW)] * 2)
    assert OfficialDocument.objects.count() == Dossier.objects.count() == 1
    assert sum(isinstance(result, OfficialDocument) for result in results) == 1
    assert sum(isinstance(result, Refused) for result in results) == 1


def test_two_dialogues_at_once_get_dossiers_of_their_own(hoa_phu_committed: Cast) -> None:
    cast = hoa_phu_committed
    first = make_dialogue(cast, DialogueState.PLANNED)
    second = make_dialogue(cast, DialogueState.PLANNED, on=HELD_ON, half_day=HalfDay.AFTERNOON)
    results = run_at_once(
        cast,
        lambda: draft_agenda(cast.ha, first.pk, now=NOW),
        lambda: draft_agenda(cast.dung, second.pk, now=NOW),
    )
    assert [isinstance(result, OfficialDocument) for result in results] == [True, True], results
    codes = Dialogue.objects.values_list("dossier__code", flat=True)
    assert sorted(codes) == ["01.DT2026", "02.DT2026"]
