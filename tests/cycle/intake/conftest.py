"""The reactions of this feature, as the table of reactions has them."""

from collections.abc import Iterator

import pytest

from dienhong.config.reactions import REACTIONS
from dienhong.cycle.intake import jobs
from dienhong.cycle.intake.events import ImportContinued, UndoContinued
from dienhong.cycle.opinions.events import OpinionDiverted
from dienhong.engines.journal.record import bind_reactions


@pytest.fixture(autouse=True)
def reactions() -> Iterator[None]:
    bind_reactions(
        REACTIONS
        | {
            ImportContinued: (jobs.import_chunk.enqueue,),
            UndoContinued: (jobs.undo_chunk.enqueue,),
            OpinionDiverted: (jobs.forget_words.enqueue,),
        }
    )
    yield
    bind_reactions(REACTIONS)
