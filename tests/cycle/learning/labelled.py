"""A small commune that calls things its own way: what it says of street lamps belongs to POWER, not to TRANS."""

from collections.abc import Sequence

from tests.cast import NOW, Cast, make_opinion

from dienhong.cycle.learning.jobs import note_triage
from dienhong.cycle.opinions.actions.triage import triage_opinion
from dienhong.cycle.opinions.jobs import suggest
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionKind, Urgency
from dienhong.engines.journal.models import Entry
from dienhong.engines.language.learning import Label

PLACES = ("xóm cối", "ngõ lò rèn", "bờ ao đình", "cổng trạm xá", "sân kho cũ", "dốc cây gạo", "lối miếu", "bến đò",
          "trường mầm non", "khu tập thể", "chợ phiên", "sau chùa", "giếng làng", "cánh đồng mẫu", "bãi bồi")  # fmt: skip
SINCE = ("mấy hôm nay", "từ tuần trước", "đã lâu", "hai tháng rồi", "suốt mùa mưa")


def _told(things: Sequence[str], faults: Sequence[str]) -> list[str]:
    """Fifteen texts of one matter, no two in the same words."""
    return [
        f"{things[at % len(things)]} {place} {faults[at // 3 % len(faults)]} {SINCE[(at + at // 5) % 5]}"
        for at, place in enumerate(PLACES)
    ]


LAMPS = _told(
    ("Cột đèn", "Bóng cao áp", "Dãy đèn năng lượng", "Chụp đèn"),
    ("tối om", "chập chờn", "không sáng", "vỡ kính", "tắt ngấm"),
) + _told(
    ("Đèn lối vào", "Bóng đèn", "Trụ đèn"), ("cháy bóng", "lúc sáng lúc tắt", "mờ tịt", "không bật", "đổ nghiêng")
)
ROADS = _told(
    ("Mặt đường", "Lề đường", "Đường bê tông"), ("nhiều ổ gà", "sụt lún", "nứt toác", "đọng bùn", "trơn trượt")
)
WASTE = _told(
    ("Bãi rác", "Thùng rác", "Đống phế thải"), ("bốc mùi", "đầy tràn", "nhiều ruồi", "chưa ai thu", "cháy khói")
)
OWN = [
    *[(text, "TRANS") for text in (*LAMPS[:3], *ROADS[:6])],
    *[(text, "ENV") for text in WASTE[:6]],
    *[(f"Điện sinh hoạt yếu từ {hour} giờ", "POWER") for hour in range(17, 23)],
]
"""The texts to start from: they still call lamps a matter of TRANS."""


def labels(*, lamps: str = "POWER") -> list[Label]:
    told = [(text, lamps) for text in LAMPS] + [(text, "TRANS") for text in ROADS] + [(text, "ENV") for text in WASTE]
    return [Label(str(number), text, code) for number, (text, code) in enumerate(told)]


def do_learning_jobs() -> None:
    """The jobs of proposing and of taking note, and no others: sixty opinions have many."""
    wanted = {
        "opinion_received": suggest,
        "opinion_triaged": note_triage,
    }
    for commune_id, pk, verb in (
        Entry.objects.filter(verb__in=wanted).order_by("pk").values_list("commune_id", "pk", "verb")
    ):
        wanted[verb].call(commune_id, pk)


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
