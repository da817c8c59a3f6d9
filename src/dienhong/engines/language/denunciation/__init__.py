"""When a text must be withheld until a petition officer has read it. It flags; only a person decides.

Better one too many than one too few: a denouncer must be protected from the first moment (Luật Tố cáo 2018, Điều 47
and 56). Measured on texts that were written before the rules: tests/engines/language/heldout_withheld.jsonl.
"""

import math

from dienhong.engines.language.denunciation.rules import accusation
from dienhong.engines.language.denunciation.sentences import sentences_of
from dienhong.engines.language.denunciation.weighing import shipped_weights

_LONGEST_REASON = 80
# The more sentences a story has, the more often one of them sounds wrong by chance.
_CHANCE = 0.25


def suspicion(text: str) -> str | None:
    """Why `text` is a suspected denunciation, in Vietnamese (at most 80 characters), or None."""
    weights = shipped_weights()
    best, hint, count = -math.inf, "", 0
    for words, is_marked in sentences_of(text):
        name = accusation(words, is_marked=is_marked)
        if name:
            return name
        score, heard = weights.weigh(words, is_marked=is_marked)
        best, hint = max((best, hint), (score, heard))
        count += 1
    if not count or best <= weights.threshold + _CHANCE * math.log(count):
        return None
    return f"lời lẽ giống tố cáo: “{hint}”"[:_LONGEST_REASON]
