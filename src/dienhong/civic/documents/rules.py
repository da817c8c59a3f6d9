"""What must hold of a signature, a number, a document before it goes out. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dienhong.civic.documents.kinds import Kind, Manner, Need, authority_lines
from dienhong.engines.typeset.model import Document, Urgency
from dienhong.kernel.numbering import System, day_figures, padded, reference
from dienhong.kernel.verdicts import YES, Verdict, no, only_if
from dienhong.kernel.workdays import WorkCalendar

BACK_LETTERS = "abcdeghiklmnopqrstuvxy"
"""Letters of back-numbers (168a …): ASCII, without f, j, w, z."""

MOST_OUTSIDE_NUMBERS = 1000


@dataclass(frozen=True, slots=True)
class Authority:
    """A mandate as the rules see it. `valid_to` is the first day on which it no longer holds; no `kinds`: all."""

    system: System
    manner: Manner
    post: str
    head: str
    collective: str
    basis: str
    valid_from: date
    valid_to: date | None
    kinds: Collection[str] = ()


def complete_authority(authority: Authority) -> Verdict:
    """Whether a mandate can exist at all (NĐ 30/2020, Điều 13)."""
    if not authority.post.strip():
        return no("Hãy ghi chức vụ của người ký.")
    if authority.valid_to is not None and authority.valid_to <= authority.valid_from:
        return no("Ngày thôi thẩm quyền phải sau ngày bắt đầu.")
    if authority.manner in _FOR_ANOTHER and not (authority.head or authority.collective).strip():
        return no("Hãy ghi chức vụ của người đứng đầu mà người này ký thay.")
    return _complete_manner(authority)


_FOR_ANOTHER = {Manner.KT, Manner.TL, Manner.TUQ}


def _complete_manner(authority: Authority) -> Verdict:
    match authority.manner:
        case Manner.TUQ if authority.system == "party":
            return no("Văn bản của Đảng không ký thừa ủy quyền.")
        case Manner.TUQ if not authority.basis.strip() or authority.valid_to is None:
            return no("Ký thừa ủy quyền phải có văn bản ủy quyền và ngày hết hạn.")
        case Manner.TL if not authority.basis.strip():
            return no("Ký thừa lệnh phải có trong quy chế làm việc; hãy ghi số quy chế.")
        case Manner.KT if not authority.post.strip().casefold().startswith("phó"):
            return no("Chỉ cấp phó được ký thay người đứng đầu; hãy ghi chức vụ của cấp phó.")
    return YES


def may_sign(authority: Authority, kind: Kind, on: date) -> Verdict:
    """Whether somebody with this mandate signs a document of `kind` on the day `on`."""
    if not (complete := complete_authority(authority)):
        return complete
    if on < authority.valid_from:
        return no(f"Thẩm quyền ký này chỉ có từ ngày {day_figures(authority.valid_from)}.")
    if authority.valid_to is not None and on >= authority.valid_to:
        return no(f"Thẩm quyền ký này đã hết từ ngày {day_figures(authority.valid_to)}; hãy chọn người ký khác.")
    if authority.system != kind.system:
        return no("Người ký không có thẩm quyền trong hệ thống văn bản này (Đảng, chính quyền).")
    if authority.kinds and kind.key not in authority.kinds:
        return no(f"Người ký không được giao ký loại văn bản “{kind.title}”.")
    return only_if(
        _manner_fits(authority.manner, kind), f"“{kind.title}” không ký theo cách {MANNER_LABELS[authority.manner]}."
    )


MANNER_LABELS = {
    Manner.DIRECT: "ký trực tiếp",
    Manner.TM: "thay mặt (TM.)",
    Manner.KT: "ký thay (KT.)",
    Manner.TL: "thừa lệnh (TL.)",
    Manner.TUQ: "thừa ủy quyền (TUQ.)",
    Manner.Q: "quyền (Q.)",
}


def _manner_fits(manner: Manner, kind: Kind) -> bool:
    """The head signs in both ways; which one is written follows from the kind."""
    head = {Manner.DIRECT, Manner.TM}
    return manner in kind.signing or (manner in head and bool(head & set(kind.signing)))


def authority_of(authority: Authority, kind: Kind) -> tuple[str, ...]:
    """The lines over the name. The collective is named where the kind is the body's and the mandate names it."""
    own_name = authority.manner is Manner.DIRECT and Manner.DIRECT in kind.signing
    collective = authority.collective if kind.collective and not own_name else ""
    return authority_lines(
        authority.manner, system=kind.system, post=authority.post, head=authority.head, collective=collective
    )


def complete_document(kind: Kind, document: Document) -> Verdict:
    """Whether the blocks that the kind needs are there."""
    missing = [label for need, label in _NEED_LABELS.items() if need in kind.required and not _has(document, need)]
    if not document.body:
        missing.append("nội dung")
    if not document.subject.strip():
        missing.append("trích yếu")
    return only_if(not missing, f"“{kind.title}” còn thiếu: {', '.join(missing)}.")


_NEED_LABELS = {
    Need.BASES: "căn cứ",
    Need.ADDRESSEES: "nơi kính gửi",
    Need.RECIPIENTS: "nơi nhận",
    Need.TWO_SIGNATURES: "chữ ký của thư ký và chủ tọa",
}


def _has(document: Document, need: Need) -> bool:
    match need:
        case Need.BASES:
            return bool(document.bases)
        case Need.ADDRESSEES:
            return bool(document.addressees)
        case Need.RECIPIENTS:
            return any(block.lines or block.archive for block in document.recipients)
        case Need.TWO_SIGNATURES:
            return len(document.signatures) == 2  # noqa: PLR2004
        case Need.SIGNATURE:
            return True  # the signer comes from the mandate


def in_order(day: date, latest: date | None, reason: str) -> Verdict:
    """A later number has no earlier date, unless explained."""
    if latest is None or day >= latest or reason.strip():
        return YES
    return no(
        f"Số trước đã ghi ngày {day_figures(latest)}; văn bản cấp số sau không ghi ngày sớm hơn. "
        "Hãy ghi lại ngày, hoặc ghi lý do."
    )


def datable(day: date, today: date) -> Verdict:
    return only_if(day <= today, f"Ngày {day_figures(day)} chưa đến; văn bản ghi ngày ký, ban hành.")


def number_by(signed_on: date, urgency: Urgency, calendar: WorkCalendar) -> date:
    """The last day for number and issue: the day of the signature when urgent, else the next working day."""
    return signed_on if urgency is not Urgency.NORMAL else calendar.add_workdays(signed_on, 1)


def written_number(number: int, letter: str) -> str:
    """05, 168a."""
    return f"{padded(number)}{letter}"


def written_reference(number: int, letter: str, symbol: str, system: System) -> str:
    """05/KH-UBND, 168a/QĐ-UBND, 05-KH/ĐU."""
    return reference(written_number(number, letter), symbol, system)


def given_reason(reason: str, what: str) -> Verdict:
    return only_if(bool(reason.strip()), f"Hãy ghi lý do {what}; sổ đăng ký sẽ ghi lại lý do này.")
