"""What is missing, contradictory, mistyped or below the law in force on the day of issue."""

from dienhong.cycle.plans.reading.findings.consistency import find_contradictions
from dienhong.cycle.plans.reading.findings.evidence import Evidence
from dienhong.cycle.plans.reading.findings.form import find_form
from dienhong.cycle.plans.reading.findings.law import find_law
from dienhong.cycle.plans.reading.findings.letters import find_letters
from dienhong.cycle.plans.reading.findings.spelling import find_spelling
from dienhong.cycle.plans.reading.structure import Finding

__all__ = ["Evidence", "find_all"]
_RANK = {"error": 0, "warning": 1, "info": 2}


def find_all(evidence: Evidence) -> tuple[Finding, ...]:
    """All findings, the gravest first, then in the order of the text."""
    if not evidence.reading.is_dialogue_plan:
        return (_not_a_plan(evidence),)
    found = [
        *find_form(evidence),
        *find_law(evidence),
        *find_contradictions(evidence),
        *find_spelling(evidence),
        *find_letters(evidence),
    ]
    return tuple(sorted(found, key=lambda f: (_RANK[f.severity], f.span.start if f.span else -1)))


_OTHER_GENRES = {
    "reception": ("lịch hoặc kế hoạch tiếp công dân", "Luật Tiếp công dân 2013"),
    "voters_meeting": ("kế hoạch tiếp xúc cử tri của đại biểu", "Nghị quyết liên tịch về tiếp xúc cử tri"),
    "complaint_dialogue": ("văn bản về đối thoại trong giải quyết khiếu nại", "Luật Khiếu nại 2011, Điều 30"),
    "other": ("loại văn bản khác", "Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 43"),
}


def _not_a_plan(evidence: Evidence) -> Finding:
    name, source = _OTHER_GENRES[evidence.reading.genre]
    subject = evidence.reading.subject
    return Finding(
        "not_dialogue_plan",
        "error",
        f"Văn bản này là {name}, không phải kế hoạch tiếp xúc, đối thoại. Hãy chọn đúng tệp kế hoạch.",
        source,
        subject.span if subject else None,
    )
