"""What sort of document it is: decided by title, legal bases and issuer together, not by one keyword."""

import re

from dienhong.cycle.plans.reading.structure import Genre, LegalBasis
from dienhong.cycle.plans.reading.surface import Surface
from dienhong.cycle.plans.reading.title import Title

_PLANS = {"Kế hoạch", "Chương trình", "Lịch", "Phương án"}
_DIALOGUE = re.compile(r"doi thoai")
_MEETING = re.compile(
    r"(?:tiep xuc|gap go|gap mat|lang nghe|trao doi|toa dam)\b.{0,90}\b(?:nhan dan|nguoi dan|thanh nien"
    r"|doanh nghiep|ho kinh doanh|hoi vien|nong dan|phu nu)"
)
_RECEPTION = re.compile(r"tiep (?:cong )?dan\b|tiep nhan don|xu ly don")
_VOTERS = re.compile(r"cu tri|ky hop")
_COMPLAINT = re.compile(r"khieu nai|to cao|tranh chap|giai quyet don|don cua (?:ong|ba)")
_FOLLOW_UP = re.compile(
    r"(?:giai quyet|tra loi|thuc hien|trien khai|tiep thu)[^.]{0,40}(?:y kien|kien nghi|ket luan"
    r"|thong bao)[^.]{0,60}(?:tai|sau|qua) (?:cac )?(?:hoi nghi|cuoc|buoi|doi thoai)|ket luan hoi nghi"
    r"|so ket|tong ket|tap huan|kiem tra|giam sat"
)
_RECEPTION_DAYS = re.compile(
    r"tiep (?:cong )?dan (?:dinh ky|thuong xuyen|vao|tai|cua|dot xuat)|ngay tiep (?:cong )?dan"
    r"|lich tiep (?:cong )?dan|tru so tiep cong dan|dia diem tiep cong dan"
)
_CONFERENCE = re.compile(
    r"hoi nghi (?:tiep xuc[, ]*)?doi thoai|cuoc (?:tiep xuc[, ]*)?doi thoai"
    r"|buoi (?:tiep xuc[, ]*)?doi thoai|doi thoai voi nhan dan|doi thoai truc tiep"
)
_READ = 6000


def read_genre(surface: Surface, title: Title, bases: tuple[LegalBasis, ...]) -> Genre:
    """dialogue_plan, or the institution for which the document is easily mistaken."""
    subject = surface.folded[title.subject.span.start : title.subject.span.end] if title.subject else ""
    kind = title.document_type.value if title.document_type else None
    resting_on = " ".join(surface.folded[basis.span.start : basis.span.end] for basis in bases)
    if not subject:
        subject = _lost_subject(surface) if kind in (None, "Kế hoạch") else ""
        kind = "Kế hoạch" if subject else kind
    speaks_of_dialogue = bool(_DIALOGUE.search(subject) or _MEETING.search(subject))
    other = _look_alike(surface, subject, resting_on)
    if other:
        return other
    if kind not in _PLANS:
        scheduled = kind == "Thông báo" and re.search(r"\b(?:ke hoach|lich)\b.{0,60}doi thoai", subject)
        return "dialogue_plan" if scheduled else "other"
    return "dialogue_plan" if speaks_of_dialogue and not _FOLLOW_UP.search(subject) else "other"


def _look_alike(surface: Surface, subject: str, resting_on: str) -> Genre | None:
    dialogue = bool(_DIALOGUE.search(subject))
    if _COMPLAINT.search(subject) and not re.search(r"doi thoai[^.]{0,80}voi (?:nhan dan|nguoi dan)", subject):
        return "complaint_dialogue" if dialogue or "luat khieu nai" in resting_on else "other"
    if dialogue and "luat khieu nai" in resting_on and "nhan dan" not in subject:
        return "complaint_dialogue"
    if _VOTERS.search(subject):
        about_council = (
            re.search(r"tiep xuc cu tri|dai bieu (?:quoc hoi|hdnd|hoi dong)|ky hop", subject)
            or "dai bieu hoi dong" in resting_on
        )
        if about_council or not dialogue:
            return "voters_meeting"
    if _RECEPTION.search(subject):
        return None if dialogue and _is_about_conferences(surface, resting_on) else "reception"
    return None


def _is_about_conferences(surface: Surface, resting_on: str) -> bool:
    """A title with both words is a dialogue plan when the body plans conferences rather than reception days."""
    body = surface.folded[:_READ]
    conferences = len(_CONFERENCE.findall(body)) + 2 * len(
        re.findall(r"quy che[^;]{0,60}doi thoai|dieu 43|to chuc chinh quyen", resting_on)
    )
    receptions = len(_RECEPTION_DAYS.findall(body)) + 2 * len(
        re.findall(r"luat tiep cong dan|luat so 42/2013", resting_on)
    )
    return conferences > receptions


def _lost_subject(surface: Surface) -> str:
    """The subject as the opening sentence repeats it, when the title was lost."""
    match = re.search(r"(?:ban hanh|xay dung|to chuc|lap)[^.;\n]{0,40}ke hoach[^.;\n]{0,240}", surface.folded[:_READ])
    return match.group() if match and _DIALOGUE.search(match.group()) else ""
