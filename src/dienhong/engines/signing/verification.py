"""What an examination of a signed PDF finds: facts for programmes, sentences for people."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from dienhong.engines.signing.certificate import Certificate


class TimeSource(Enum):
    """Who says when it was signed."""

    CLAIMED = "theo đồng hồ của người ký"
    TIMESTAMP = "có dấu thời gian của tổ chức tin cậy"
    UNTRUSTED_TIMESTAMP = "có dấu thời gian nhưng chưa rõ tổ chức cấp có đáng tin cậy"
    UNKNOWN = "không ghi thời điểm ký"


class LaterChanges(Enum):
    """What was added to the file after this signature."""

    NONE = "không có gì được thêm sau khi ký"
    PERMITTED = "sau đó chỉ thêm chữ ký hoặc dữ liệu xác thực, nội dung không đổi"
    FORBIDDEN = "sau khi ký, văn bản đã bị sửa"


class Trust(Enum):
    """Whether the certificate leads to one of the given trust roots, at the time of signing, without revocation."""

    TRUSTED = "do tổ chức tin cậy cấp, còn hiệu lực lúc ký"
    NO_ROOTS = "chưa xác định: chưa có danh sách chứng thư gốc tin cậy để đối chiếu"
    NOT_IN_FORCE = "không tin cậy: chứng thư chưa hoặc hết hiệu lực vào lúc ký"
    UNKNOWN_ISSUER = "không tin cậy: nơi cấp chứng thư không nằm trong danh sách tin cậy"
    UNSUITABLE = "không tin cậy: chứng thư không dùng để ký văn bản hoặc dùng thuật toán yếu"
    UNREAD = "không tin cậy: chữ ký hỏng nên không đọc được chứng thư"


@dataclass(frozen=True)
class SignatureReport:
    """One signature, in the order of signing. `later_signatures` counts those put after it."""

    field_name: str
    certificate: Certificate | None
    signed_at: datetime | None
    time_source: TimeSource
    is_whole: bool
    covers_file: bool
    later_changes: LaterChanges
    later_signatures: int
    trust: Trust
    purpose: str
    location: str

    @property
    def is_intact(self) -> bool:
        """What was signed is unchanged, and nothing but permitted additions followed."""
        return self.is_whole and self.later_changes is not LaterChanges.FORBIDDEN

    @property
    def reason(self) -> str:
        """The finding in one Vietnamese sentence."""
        if not self.is_whole:
            return "Chữ ký KHÔNG hợp lệ: nội dung được ký đã bị thay đổi hoặc chữ ký bị hỏng."
        if self.later_changes is LaterChanges.FORBIDDEN:
            return "Chữ ký KHÔNG còn giá trị cho tệp này: sau khi ký, văn bản đã bị sửa."
        return f"Nội dung được ký còn nguyên vẹn; {self.later_changes.value}."


@dataclass(frozen=True)
class Verification:
    """All signatures of a file. Revocation is never checked: that needs the network."""

    signatures: tuple[SignatureReport, ...]

    @property
    def signature_count(self) -> int:
        return len(self.signatures)

    @property
    def changed_count(self) -> int:
        return sum(not signature.is_intact for signature in self.signatures)

    @property
    def trusted_count(self) -> int:
        return sum(signature.trust is Trust.TRUSTED for signature in self.signatures)

    @property
    def is_intact(self) -> bool:
        """There is a signature, and none was broken."""
        return bool(self.signatures) and not self.changed_count

    @property
    def revocation_note(self) -> str:
        return (
            "Chưa kiểm tra chứng thư có bị thu hồi hay không, vì việc đó cần kết nối tới nơi cấp chứng thư. "
            "Khi cần chắc chắn, hãy tra cứu số chứng thư tại nơi cấp."
        )
