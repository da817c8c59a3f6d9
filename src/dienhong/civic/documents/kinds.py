"""The kinds of documents of the dialogue: code, number series, who signs how, what they must hold, stock phrases.

Plain data. Sources: Nghị định 30/2020/NĐ-CP (Điều 13, Phụ lục I, III) for the state, Hướng dẫn 05-HD/VPTW for the
Party.
Texts carry no end marks; the form profiles add them. Names in braces are filled in by the papers of the features.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from dienhong.kernel.numbering import System


class Manner(Enum):
    """In whose name somebody signs (NĐ 30/2020, Điều 13)."""

    DIRECT = "direct"  # the head, as head
    TM = "tm"  # thay mặt: the head for the collective
    KT = "kt"  # ký thay: a deputy for the head
    TL = "tl"  # thừa lệnh: the head of an inner unit, as the working regulation says
    TUQ = "tuq"  # thừa ủy quyền: by a written authorisation, for a time
    Q = "q"  # quyền: the acting head


class Need(Enum):
    """A block without which a document of a kind is not complete."""

    BASES = "bases"
    ADDRESSEES = "addressees"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    TWO_SIGNATURES = "two_signatures"  # minutes: secretary and chair


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind.

    `code` is the abbreviation of Phụ lục III, empty for a công văn of the state. `kind_name` stands over the document,
    `title` in registers. `symbol` is a format of {body} (UBND, ĐU, VP …) and, for a công văn, {unit}. `series` is the
    number series that the kind belongs to by default. `recipients` are formats of {province} and {commune}.
    """

    key: str
    system: System
    code: str
    kind_name: str
    title: str
    symbol: str
    series: str
    signing: tuple[Manner, ...]
    required: tuple[Need, ...] = (Need.RECIPIENTS, Need.SIGNATURE)
    recipients: tuple[str, ...] = ()
    archive: str = "Lưu: VT"
    phrases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    dated: bool = True

    @property
    def collective(self) -> bool:
        """Whether the body acts as a whole: "TM. ỦY BAN NHÂN DÂN" stands over the signature."""
        return Manner.TM in self.signing

    def written_symbol(self, body: str = "", unit: str = "VP") -> str:
        """Such as KH-UBND, UBND-VP, KH/ĐU; `body` is the issuer's abbreviation, `unit` the drafting unit or field."""
        return self.symbol.format(body=body or ("ĐU" if self.system == "party" else "UBND"), unit=unit)


def authority_lines(
    manner: Manner, *, system: System, post: str, head: str = "", collective: str = ""
) -> tuple[str, ...]:
    """What stands over the name, such as ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH").

    `post` is the signer's own post, `head` the post of the one signed for, `collective` the body in whose name the
    document goes (empty: in the head's own name). Party bodies are collective: a deputy signs T/M, never K/T.
    """
    written, post = head.upper(), post.upper()
    over = (f"{'T/M' if system == 'party' else 'TM.'} {collective.upper()}",) if collective else ()
    if system == "party":
        return (f"T/L {(collective or head).upper()}", post) if manner is Manner.TL else (*over, post)
    match manner:
        case Manner.DIRECT | Manner.TM:
            return (*over, post)
        case Manner.Q:
            return (*over, f"Q. {post}")
        case Manner.KT:
            return (*over, f"KT. {written}", post)
        case Manner.TL:
            return (f"TL. {written}", post)
        case Manner.TUQ:
            return (f"TUQ. {written}", post)


_COLLECTIVE = (Manner.TM, Manner.KT, Manner.Q)
_HEAD = (Manner.DIRECT, Manner.KT, Manner.Q)
_ANY = (*_HEAD, Manner.TL, Manner.TUQ)
_PARTY = (Manner.TM, Manner.KT)

_LEADERS = ("Thường trực Đảng ủy", "Thường trực HĐND", "Chủ tịch, các Phó Chủ tịch UBND")
_EVERYBODY = ("Các phòng, ban, đơn vị", "Ủy ban MTTQ và các đoàn thể", "Trưởng các thôn, tổ dân phố")
_PUBLIC = ("Trưởng các thôn, tổ dân phố", "Đài Truyền thanh, trang thông tin điện tử {commune}")
_UP = ("UBND {province}",)

_STATE: tuple[Kind, ...] = (
    Kind(
        "plan", "state", "KH", "KẾ HOẠCH", "Kế hoạch", "KH-{body}", "administrative", (*_COLLECTIVE, Manner.DIRECT),
        required=(Need.RECIPIENTS, Need.SIGNATURE),
        recipients=(*_UP, *_LEADERS, *_EVERYBODY),
        phrases={
            "opening": "Thực hiện {bases}, Ủy ban nhân dân {commune} xây dựng Kế hoạch tiếp xúc, đối thoại với "
            "Nhân dân năm {year} như sau:",
            "opening_with_bases": "Ủy ban nhân dân {commune} ban hành Kế hoạch tiếp xúc, đối thoại với Nhân dân năm "
            "{year} như sau:",
            "basis_of_law": "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "closing": "Trên đây là Kế hoạch tiếp xúc, đối thoại với Nhân dân năm {year}. Yêu cầu trưởng các ban, "
            "ngành, đoàn thể, các thôn nghiêm túc tổ chức triển khai thực hiện",
        },
    ),
    Kind(
        "notice", "state", "TB", "THÔNG BÁO", "Thông báo", "TB-{body}", "administrative",
        (*_COLLECTIVE, Manner.TL, Manner.TUQ),
        recipients=(*_LEADERS, "Ủy ban MTTQ và các đoàn thể", *_PUBLIC),
        phrases={
            "opening": "Ủy ban nhân dân {commune} thông báo tổ chức Hội nghị tiếp xúc, đối thoại với {audience} "
            "như sau:",
            "time": "Thời gian", "place": "Địa điểm", "topics": "Nội dung", "participants": "Thành phần",
            "ways": "Cách thức tham dự, gửi ý kiến",
            "ways_until": "{ways} trước ngày {date}",
            "closing": "Ủy ban nhân dân {commune} thông báo để các cơ quan, đơn vị và Nhân dân biết, tham dự",
        },
    ),
    Kind(
        "conclusion_notice", "state", "TB", "THÔNG BÁO", "Thông báo kết luận", "TB-{body}", "administrative",
        (*_COLLECTIVE, Manner.TL, Manner.TUQ),
        recipients=(*_LEADERS, *_EVERYBODY, "Đài Truyền thanh, trang thông tin điện tử {commune}"),
        phrases={
            "opening": "Ngày {date}, tại {place}, đồng chí {chair} – {post} đã chủ trì {meeting}. Sau khi nghe ý kiến "
            "của {participants}, đồng chí {chair} kết luận như sau:",
            "assessment": "Đánh giá chung", "items": "Kết luận từng nội dung", "execution": "Tổ chức thực hiện",
            "item": "{content} – giao {lead} chủ trì, phối hợp với {partners}, hoàn thành trước ngày {due}",
            "item_alone": "{content} – giao {lead} chủ trì, hoàn thành trước ngày {due}",
            "closing": "Văn phòng HĐND và UBND thông báo để các cơ quan, đơn vị và Nhân dân biết, thực hiện",
        },
    ),
    Kind(
        "invitation", "state", "GM", "GIẤY MỜI", "Giấy mời", "GM-{body}", "administrative", _ANY,
        recipients=("Như trên",), archive="Lưu: VT, VP",
        phrases={
            "opening": "Ủy ban nhân dân {commune} trân trọng kính mời:",
            "guest": "Ông (Bà) {name}",
            "event": "Tới dự", "chair": "Chủ trì", "time": "Thời gian", "place": "Địa điểm",
            "moment": "{clock}, {day}",
            "reply_code": "Quét mã để báo tham dự",
            "closing": "Rất mong ông (bà) đến dự đúng giờ, đúng thành phần",
        },
    ),
    Kind(
        "programme", "state", "CTr", "CHƯƠNG TRÌNH", "Chương trình", "CTr-{body}", "administrative", _ANY,
        recipients=("Đại biểu dự hội nghị",),
        phrases={
            "opening": "Chương trình {meeting} gồm các nội dung sau:",
            "declaration": "Tuyên bố lý do, giới thiệu đại biểu",
            "house_rules": "Thông qua nội quy hội nghị",
            "answers": "Trả lời trực tiếp ý kiến, kiến nghị của Nhân dân",
            "conclusion": "Kết luận của chủ trì hội nghị",
        },
    ),
    Kind(
        "report", "state", "BC", "BÁO CÁO", "Báo cáo", "BC-{body}", "administrative",
        (*_COLLECTIVE, Manner.DIRECT, Manner.TL),
        recipients=(*_UP, *_LEADERS),
        phrases={
            "opening": "Ủy ban nhân dân {commune} báo cáo kết quả {subject} như sau:",
            "opening_of_drafts": "{unit} báo cáo Chủ tịch Ủy ban nhân dân {commune} dự thảo trả lời ý kiến của "
            "Nhân dân như sau:",
            "totals": "Tổng số ý kiến: {all}; trả lời trực tiếp: {direct}; giao nghiên cứu, trả lời sau: {later}; "
            "chuyển cấp có thẩm quyền: {transferred}",
            "appendix": "Tổng hợp ý kiến, kiến nghị và kết quả trả lời",
            "closing": "Trên đây là báo cáo {subject}, Ủy ban nhân dân {commune} kính báo cáo",
        },
    ),
    Kind(
        "minutes", "state", "BB", "BIÊN BẢN", "Biên bản", "BB-{body}", "administrative", _HEAD,
        required=(Need.RECIPIENTS, Need.TWO_SIGNATURES), archive="Lưu: VT, Hồ sơ", dated=False,
        phrases={
            "start": "Thời gian bắt đầu", "place": "Địa điểm", "participants": "Thành phần tham dự",
            "chair": "Chủ trì (chủ tọa)", "secretary": "Thư ký (người ghi biên bản)",
            "course": "Nội dung (theo diễn biến hội nghị)",
            "turn": "Ý kiến {number} – ông (bà) {name}, {village}: {text}",
            "turn_unnamed": "Ý kiến {number} – {village}: {text}",
            "turn_neutral": "Ý kiến {number}: được xử lý theo quy định riêng",
            "answer": "Trả lời: đồng chí {who}: {text}", "outcome": "Kết quả",
            "totals": "Tổng số ý kiến: {all}; trả lời trực tiếp: {direct}; giao nghiên cứu, trả lời sau: {later}; "
            "chuyển cấp có thẩm quyền: {transferred}",
            "accepted": "tiếp thu", "not_considered": "không xem xét", "neutral_count": "xử lý theo quy định riêng",
            "closing": "Hội nghị kết thúc vào {clock}, {day}",
            "secretary_signs": "THƯ KÝ", "chair_signs": "CHỦ TỌA",
        },
    ),
    Kind(
        "submission", "state", "TTr", "TỜ TRÌNH", "Tờ trình", "TTr-{body}", "administrative", _COLLECTIVE,
        required=(Need.ADDRESSEES, Need.RECIPIENTS, Need.SIGNATURE), recipients=("Như trên", *_LEADERS),
        phrases={
            "opening": "Qua tiếp xúc, đối thoại với Nhân dân, Ủy ban nhân dân {commune} kính trình {addressee} xem "
            "xét, giải quyết các nội dung vượt thẩm quyền sau:",
            "closing": "Ủy ban nhân dân {commune} kính trình {addressee} xem xét, quyết định",
        },
    ),
    Kind(
        "transfer_slip", "state", "PC", "PHIẾU CHUYỂN", "Phiếu chuyển", "PC-{body}", "administrative", _ANY,
        required=(Need.ADDRESSEES, Need.RECIPIENTS, Need.SIGNATURE), recipients=("Như trên",), archive="Lưu: VT, VP",
        phrases={
            "opening": "Ủy ban nhân dân {commune} nhận được ý kiến, kiến nghị (mã hồ sơ {code}) với nội dung: "
            "“{content}”.",
            "closing": "Nội dung kiến nghị không thuộc thẩm quyền của Ủy ban nhân dân {commune}. Ủy ban nhân dân "
            "{commune} chuyển đến {addressee} để xem xét, giải quyết theo quy định và trả lời công dân; đồng gửi "
            "Ủy ban nhân dân {commune} để theo dõi",
            "closing_inside": "Ủy ban nhân dân {commune} chuyển {addressee} xem xét, tham mưu trả lời trước ngày {due}",
        },
    ),
    Kind(
        "decision", "state", "QĐ", "QUYẾT ĐỊNH", "Quyết định", "QĐ-{body}", "administrative",
        (*_COLLECTIVE, Manner.DIRECT),
        required=(Need.BASES, Need.RECIPIENTS, Need.SIGNATURE), recipients=("Như Điều {last_article}", *_LEADERS),
        phrases={
            "opening": "QUYẾT ĐỊNH:",
            "proposal": "Theo đề nghị của {unit}",
            "closing": "Các cơ quan, đơn vị và cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này",
        },
    ),
    Kind(
        "letter", "state", "", "", "Công văn", "{body}-{unit}", "administrative", (*_ANY, Manner.TM),
        required=(Need.ADDRESSEES, Need.RECIPIENTS, Need.SIGNATURE), recipients=("Như trên",),
        archive="Lưu: VT, {unit}",
        phrases={
            "reply": "Ủy ban nhân dân {commune} nhận được kiến nghị của ông (bà) {name} tại {meeting}, nội dung: "
            "“{content}”. Về vấn đề này, Ủy ban nhân dân {commune} trả lời như sau:",
            "reply_basis": "Căn cứ: {basis}.",
            "reply_remedy": "Nếu không đồng ý với nội dung trả lời, ông (bà) có quyền {remedy}.",
            "reply_closing": "Trên đây là trả lời của Ủy ban nhân dân {commune}, đề nghị ông (bà) được biết",
            "collect": "Thực hiện {basis}, Ủy ban nhân dân {commune} đề nghị {addressee} tổng hợp ý kiến, kiến nghị "
            "của Nhân dân phục vụ {meeting}, với các nội dung sau:",
            "collect_closing": "Đề nghị gửi tổng hợp về Văn phòng HĐND và UBND trước ngày {due}",
            "assign": "Qua {meeting}, Chủ tịch Ủy ban nhân dân {commune} giao {addressee} chủ trì giải quyết các nội "
            "dung sau:",
            "assign_closing": "Yêu cầu hoàn thành và báo cáo kết quả trước ngày {due}",
            "correct": "Do sơ suất trong khâu soạn thảo, Ủy ban nhân dân {commune} đính chính {document} như sau:",
            "correct_line": "Tại {place} đã ghi: “{wrong}”, nay sửa lại là: “{right}”",
            "correct_closing": "Các nội dung khác của {document} không thay đổi",
            "recall": "Ủy ban nhân dân {commune} thu hồi {document}. Đề nghị các cơ quan, đơn vị đã nhận hủy bản điện "
            "tử, gửi lại bản giấy (nếu có) và thông báo kết quả",
        },
    ),
)  # fmt: skip

_PARTY_UP = ("Ban Thường vụ Tỉnh ủy (để báo cáo)",)
_PARTY_OWN = ("Các đồng chí Ủy viên Ban Chấp hành Đảng bộ {commune}", "UBND, Ủy ban MTTQ {commune}", "Các chi bộ")

_PARTY_KINDS: tuple[Kind, ...] = (
    Kind(
        "party_plan", "party", "KH", "KẾ HOẠCH", "Kế hoạch", "KH/{body}", "party_plan", _PARTY,
        recipients=(*_PARTY_UP, *_PARTY_OWN), archive="Lưu Đảng ủy",
        phrases={
            "opening": "Thực hiện {bases}, Ban Thường vụ Đảng ủy {commune} xây dựng Kế hoạch tiếp xúc, đối thoại trực "
            "tiếp của người đứng đầu cấp ủy, chính quyền với Nhân dân năm {year} như sau:",
            "closing": "Trên đây là Kế hoạch tiếp xúc, đối thoại với Nhân dân năm {year}. Đảng ủy yêu cầu các chi bộ, "
            "cơ quan, đoàn thể nghiêm túc triển khai thực hiện",
        },
    ),
    Kind(
        "party_report", "party", "BC", "BÁO CÁO", "Báo cáo", "BC/{body}", "party_report", _PARTY,
        recipients=_PARTY_UP, archive="Lưu Đảng ủy",
        phrases={
            "opening": "Đảng ủy {commune} báo cáo kết quả {subject} như sau:",
            "closing": "Trên đây là báo cáo {subject} của Đảng ủy {commune}",
        },
    ),
    Kind(
        "party_notice", "party", "TB", "THÔNG BÁO", "Thông báo", "TB/{body}", "party_notice", (*_PARTY, Manner.TL),
        recipients=_PARTY_OWN, archive="Lưu Đảng ủy",
        phrases={
            "opening": "Đảng ủy {commune} thông báo {subject} như sau:",
            "closing": "Đảng ủy thông báo để các cơ quan, đơn vị, các chi bộ biết, thực hiện",
        },
    ),
    Kind(
        "party_letter", "party", "CV", "", "Công văn", "CV/{body}", "party_letter", (*_PARTY, Manner.TL),
        required=(Need.ADDRESSEES, Need.RECIPIENTS, Need.SIGNATURE), recipients=("Như trên",), archive="Lưu Đảng ủy",
        phrases={
            "opening": "Đảng ủy {commune} đề nghị {addressee} phối hợp thực hiện các nội dung sau:",
            "reply": "Đảng ủy {commune} nhận được ý kiến của ông (bà) {name} tại {meeting}, nội dung: “{content}”. "
            "Về vấn đề này, Đảng ủy trả lời như sau:",
            "closing": "Đề nghị các đồng chí quan tâm, phối hợp thực hiện",
        },
    ),
)  # fmt: skip

KINDS: Mapping[str, Kind] = MappingProxyType({kind.key: kind for kind in (*_STATE, *_PARTY_KINDS)})
