"""A conference of Hòa Phú on its day."""

import pytest
from tests.cast import NOW, Cast, make_dialogue
from tests.cycle.conference.hall import press

from dienhong.cycle.conference.actions.prepare import prepare_conference
from dienhong.cycle.conference.actions.steps import start_conference
from dienhong.cycle.conference.models import Conference
from dienhong.cycle.dialogues.states import DialogueState


@pytest.fixture
def prepared(hoa_phu: Cast) -> Conference:
    dialogue = make_dialogue(hoa_phu, DialogueState.INTAKE_CLOSED)
    return prepare_conference(hoa_phu.ha, dialogue.pk, now=NOW)


@pytest.fixture
def conference(hoa_phu: Cast, prepared: Conference) -> Conference:
    """Begun, so that people may be called."""
    start_conference(hoa_phu.dung, prepared.pk, press=press(), now=NOW)
    prepared.refresh_from_db()
    return prepared
