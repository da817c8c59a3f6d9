"""The lines above a signature, from the authority and post that a plan shows."""

from dienhong.civic.documents.kinds import Manner, authority_lines
from dienhong.kernel.numbering import System

_MANNERS = {"TM": Manner.TM, "KT": Manner.KT, "TL": Manner.TL, "TUQ": Manner.TUQ, "Q": Manner.Q}
_COLLECTIVE = {"state": "Ủy ban nhân dân", "party": "Đảng ủy"}
_DEPUTY = "phó "


def authority_of(authority: str, post: str, system: System) -> tuple[str, ...]:
    """Such as ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") for "KT." and "Phó Chủ tịch"; empty when neither is known.

    The Party's bodies are collective: whoever signs does so T/M.
    """
    mark = authority.replace("/", "").replace(".", "").upper()
    if not (mark or post):
        return ()
    manner = _MANNERS.get(mark, Manner.DIRECT)
    head = "Chủ tịch"
    if manner is Manner.KT and post.casefold().startswith(_DEPUTY):
        head = post[len(_DEPUTY) :]
    together = manner is Manner.TM or (system == "party" and bool(mark))
    lines = authority_lines(
        manner, system=system, post=post, head=head, collective=_COLLECTIVE[system] if together else ""
    )
    return tuple(line for line in lines if line)
