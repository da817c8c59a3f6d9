"""The batch under one's hands: only one's own, and moved by its flow with compare-and-set."""

from dienhong.cycle.intake.models import IntakeBatch
from dienhong.cycle.intake.permissions import may_import
from dienhong.cycle.intake.queries import visible_to
from dienhong.cycle.intake.states import BATCH_FLOW, MENDABLE, BatchState
from dienhong.kernel.actors import Actor
from dienhong.kernel.errors import Missing, Overtaken, Refused


def own_batch(actor: Actor, batch_id: int) -> IntakeBatch:
    """The actor's batch; raises Forbidden, or Missing for somebody else's."""
    may_import(actor).require()
    batch = visible_to(actor).filter(pk=batch_id).first()
    if batch is None:
        raise Missing
    return batch


def mendable_batch(actor: Actor, batch_id: int) -> IntakeBatch:
    """Locked until the end of the transaction, so that no chunk starts while its rows change."""
    list(IntakeBatch.objects.select_for_update().filter(pk=batch_id).values_list("pk"))
    batch = own_batch(actor, batch_id)
    if batch.state not in MENDABLE:
        raise Refused("Đang nhập hoặc đã rút nên không sửa được. Hãy tạm dừng trước, rồi tải lại trang.")
    return batch


def move_batch(batch: IntakeBatch, step_name: str, **changes: object) -> None:
    """Take a step of the flow; the round rises with it. Raises Refused or Overtaken."""
    step = BATCH_FLOW.require(step_name, BatchState(batch.state))
    as_read = IntakeBatch.objects.filter(pk=batch.pk, state=batch.state, round=batch.round)
    if not as_read.update(state=step.target, round=batch.round + 1, **changes):
        raise Overtaken
    batch.state, batch.round = step.target, batch.round + 1
