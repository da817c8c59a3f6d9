"""A small commune that calls things its own way: what it says of street lamps belongs to POWER, not to TRANS."""

from collections.abc import Sequence

from tests.cast import NOW, Cast, make_opinion

from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionKind, Urgency
from dienhong.engines.language.learning import Label

WORDS = ("xóm cối", "ngõ lò rèn", "bờ ao đình", "cổng trạm xá", "sân kho cũ", "dốc cây gạo", "ngã ba miếu", "bến đò",
         "trường mầm non", "khu tập thể", "chợ phiên", "nhà bà Tỵ", "giếng làng", "cánh đồng mẫu", "bãi bồi")  # fmt: skip
LAMPS = [f"Cột đèn chỗ {place} tối om từ {n + 2} hôm nay" for n, place in enumerate(WORDS)] + [
    f"Bóng cao áp ở {place} cháy, đêm không ai dám đi" for place in WORDS
]
ROADS = [f"Mặt đường đoạn {place} nhiều ổ gà, xe hay đổ" for place in WORDS]
WASTE = [f"Rác ở {place} bốc mùi, {n + 1} tuần chưa thu" for n, place in enumerate(WORDS)]
OWN = [(text.replace("Cột đèn", "Cây đèn"), "TRANS") for text in LAMPS[:6]] + [
    *[(text, "TRANS") for text in ROADS[:6]],
    *[(text, "ENV") for text in WASTE[:6]],
    *[(f"Điện sinh hoạt yếu từ {hour} giờ", "POWER") for hour in range(17, 23)],
]
"""The texts to start from: they still call lamps a matter of TRANS."""


def labels(*, lamps: str = "POWER") -> list[Label]:
    told = [(text, lamps) for text in LAMPS] + [(text, "TRANS") for text in ROADS] + [(text, "ENV") for text in WASTE]
    return [Label(str(number), text, code) for number, (text, code) in enumerate(told)]


def triage_all(cast: Cast, told: Sequence[Label]) -> list[Opinion]:
    """Every text comes in and is sorted by the office."""
    found = []
    for label in told:
        opinion = make_opinion(cast, text=label.text, sender=None)
        triage_opinion(
            cast.ha, opinion.pk, kind=OpinionKind.REPORT, fields=[label.code], urgency=Urgency.ORDINARY, now=NOW
        )
        found.append(opinion)
    return found
