"""Which examples there are, by the name of their files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dienhong.civic.documents.kinds import KINDS
from dienhong.config.samples import answers, conference, plans
from dienhong.cycle.conference.papers import (
    agenda_paper,
    appointment_paper,
    brief_paper,
    conclusions_paper,
    house_rules_paper,
    minutes_paper,
    opening_paper,
)
from dienhong.cycle.invitations.papers import invitation_paper
from dienhong.cycle.opinions.papers import assignment_slip_paper, party_letter_paper, transfer_slip_paper
from dienhong.cycle.plans.papers import plan_paper
from dienhong.cycle.publicity.papers import collection_paper, notice_paper
from dienhong.cycle.replies.papers import drafts_paper, reply_letter_paper
from dienhong.cycle.reports.papers import escalation_paper, result_paper
from dienhong.engines.typeset.model import Document
from dienhong.kernel.numbering import System

Maker = Callable[[], Document]


@dataclass(frozen=True, slots=True)
class Sample:
    """One kind of paper by the systems that have it."""

    title: str
    state: Maker | None = None
    party: Maker | None = None

    def maker(self, system: System) -> Maker | None:
        return self.state if system == "state" else self.party


SAMPLES: Mapping[str, Sample] = {
    "ke-hoach": Sample(
        "Kế hoạch đối thoại trong năm",
        lambda: plan_paper(plans.state_plan()),
        lambda: plan_paper(plans.party_plan()),
    ),
    "lay-y-kien": Sample(
        "Công văn đề nghị tổng hợp ý kiến Nhân dân", lambda: collection_paper(conference.collection())
    ),
    "thong-bao": Sample("Thông báo tổ chức hội nghị đối thoại", lambda: notice_paper(conference.notice())),
    "giay-moi": Sample("Giấy mời dự hội nghị", lambda: invitation_paper(conference.invitation())),
    "chuong-trinh": Sample("Chương trình hội nghị", lambda: agenda_paper(conference.agenda())),
    "noi-quy": Sample("Nội quy hội nghị", lambda: house_rules_paper(conference.house_rules())),
    "loi-dan": Sample("Lời dẫn khai mạc", lambda: opening_paper(conference.opening())),
    "tinh-hinh": Sample("Báo cáo khái quát tình hình kinh tế - xã hội", lambda: brief_paper(conference.brief())),
    "du-thao-tra-loi": Sample("Báo cáo dự thảo trả lời ý kiến", lambda: drafts_paper(answers.drafts())),
    "quyet-dinh": Sample("Quyết định phân công phục vụ hội nghị", lambda: appointment_paper(conference.appointment())),
    "bien-ban": Sample("Biên bản hội nghị", lambda: minutes_paper(conference.minutes())),
    "ket-luan": Sample(
        "Thông báo kết luận",
        lambda: conclusions_paper(conference.conclusions()),
        lambda: conclusions_paper(conference.party_conclusions()),
    ),
    "phieu-giao": Sample("Phiếu chuyển giao đơn vị trả lời", lambda: assignment_slip_paper(answers.assignment_slip())),
    "phieu-chuyen": Sample("Phiếu chuyển cơ quan có thẩm quyền", lambda: transfer_slip_paper(answers.transfer_slip())),
    "tra-loi": Sample("Công văn trả lời người dân", lambda: reply_letter_paper(answers.reply_letter())),
    "to-trinh": Sample("Tờ trình nội dung vượt thẩm quyền", lambda: escalation_paper(answers.escalation())),
    "bao-cao-vuot-tham-quyen": Sample(
        "Báo cáo nội dung vượt thẩm quyền", lambda: escalation_paper(answers.escalation(), "report")
    ),
    "cong-van-kien-nghi": Sample(
        "Công văn kiến nghị cấp trên", lambda: escalation_paper(answers.escalation(), "letter")
    ),
    "bao-cao-ket-qua": Sample(
        "Báo cáo kết quả đối thoại",
        lambda: result_paper(answers.result()),
        lambda: result_paper(answers.party_result()),
    ),
    "cong-van-dang": Sample(
        "Công văn của Đảng ủy chuyển ý kiến", party=lambda: party_letter_paper(answers.party_letter())
    ),
}

# The example that stands for a kind of the table, asked for by the kind's key (plan) or abbreviation (KH).
_OF_KINDS: Mapping[str, str] = {
    "plan": "ke-hoach",
    "notice": "thong-bao",
    "conclusion_notice": "ket-luan",
    "invitation": "giay-moi",
    "programme": "chuong-trinh",
    "report": "bao-cao-ket-qua",
    "minutes": "bien-ban",
    "submission": "to-trinh",
    "transfer_slip": "phieu-chuyen",
    "decision": "quyet-dinh",
    "letter": "tra-loi",
    "party_plan": "ke-hoach",
    "party_report": "bao-cao-ket-qua",
    "party_notice": "ket-luan",
    "party_letter": "cong-van-dang",
}


def find_sample(asked: str) -> tuple[str, System | None] | None:
    """The example's name for its name, a kind's key or a kind's abbreviation; None when there is none.

    The system comes with it where the asked kind belongs to the Party alone.
    """
    if asked in SAMPLES:
        return asked, None
    for key, kind in KINDS.items():
        if asked == key or (kind.code and asked.casefold() == kind.code.casefold()):
            party_only = kind.system == "party"
            return _OF_KINDS[key], "party" if party_only else None
    return None


def sample_document(name: str, system: System) -> Document:
    """The example of a kind in a system; `KeyError` for an unknown name or a paper that the system does not have."""
    maker = SAMPLES[name].maker(system)
    if maker is None:
        raise KeyError(system)
    return maker()
