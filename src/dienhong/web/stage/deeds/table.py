"""All that may be done in the hall, by the word in the address."""

from dienhong.web.stage.deeds import outcomes, preparing, queueing, recording, running
from dienhong.web.stage.deeds.form import Deed

DEEDS: dict[str, Deed] = {
    **running.DEEDS,
    **queueing.DEEDS,
    **outcomes.DEEDS,
    **recording.DEEDS,
    **preparing.DEEDS,
}
