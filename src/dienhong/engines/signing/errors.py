"""Why a signature was not made or not read: one kind for each cause, each with what the clerk can do about it."""

from datetime import datetime

from dienhong.kernel.errors import DienHongError


class SigningError(DienHongError):
    """Base of this engine's refusals; `message` is the Vietnamese sentence for the screen."""


class BrokenKeyFile(SigningError):
    def __init__(self) -> None:
        super().__init__(
            "Tệp khóa ký không phải tệp PKCS#12 (.p12, .pfx) hợp lệ. Hãy xuất lại tệp từ phần mềm chứng thư số."
        )


class WrongPassphrase(SigningError):
    def __init__(self) -> None:
        super().__init__("Mật khẩu của tệp khóa ký không đúng. Hãy kiểm tra mật khẩu rồi thử lại.")


class NoKeyInside(SigningError):
    def __init__(self) -> None:
        super().__init__("Tệp không có đủ khóa riêng và chứng thư đi cùng. Hãy xuất lại tệp có kèm khóa riêng.")


class UnusableKey(SigningError):
    def __init__(self) -> None:
        super().__init__("Loại khóa này không ký được văn bản: cần RSA từ 2048 bit, hoặc ECDSA P-256, P-384, P-521.")


class UnusableCertificate(SigningError):
    def __init__(self) -> None:
        super().__init__("Chứng thư này không được cấp để ký văn bản. Hãy chọn chứng thư có mục đích ký số.")


class CertificateExpired(SigningError):
    def __init__(self, until: datetime) -> None:
        super().__init__(
            f"Chứng thư số đã hết hạn ngày {until:%d/%m/%Y}. Hãy gia hạn hoặc thay chứng thư trước khi ký."
        )


class CertificateNotYetValid(SigningError):
    def __init__(self, since: datetime) -> None:
        super().__init__(
            f"Chứng thư số chỉ có hiệu lực từ ngày {since:%d/%m/%Y}. Hãy kiểm tra đồng hồ máy hoặc chờ đến ngày đó."
        )


class NoSuchModule(SigningError):
    def __init__(self, module: str) -> None:
        super().__init__(f"Không mở được thư viện PKCS#11 «{module}». Hãy cài trình điều khiển của thiết bị ký.")


class NoSuchToken(SigningError):
    def __init__(self, token: str) -> None:
        super().__init__(f"Không thấy thiết bị ký «{token}». Hãy cắm thiết bị, kiểm tra tên rồi thử lại.")


class NoSuchKey(SigningError):
    def __init__(self, label: str) -> None:
        super().__init__(
            f"Trên thiết bị ký không có đúng một khóa và một chứng thư tên «{label}». Hãy kiểm tra tên khóa."
        )


class WrongPin(SigningError):
    def __init__(self) -> None:
        super().__init__(
            "Mã PIN của thiết bị ký không đúng. Nhập sai vài lần liên tiếp thiết bị sẽ bị khóa: "
            "hệ thống không thử lại mã này nữa. Hãy hỏi người giữ thiết bị rồi nhập mã đúng."
        )


class PinAlmostLocked(SigningError):
    def __init__(self) -> None:
        super().__init__(
            "Thiết bị ký chỉ còn một lần nhập mã PIN. Hệ thống không dùng lần này để tránh khóa thiết bị: "
            "hãy đăng nhập đúng một lần bằng phần mềm của thiết bị rồi thử lại."
        )


class PinLocked(SigningError):
    def __init__(self) -> None:
        super().__init__("Mã PIN của thiết bị ký đã bị khóa. Hãy nhờ nơi cấp thiết bị mở khóa.")


class TokenFailed(SigningError):
    def __init__(self) -> None:
        super().__init__("Thiết bị ký không trả lời hoặc đã bị rút ra. Hãy cắm lại thiết bị rồi ký lại.")


class BadPicture(SigningError):
    """A picture that is not laid on a document; `reason` is a key of PICTURE_MESSAGES."""

    def __init__(self, reason: str) -> None:
        super().__init__(PICTURE_MESSAGES[reason])
        self.reason = reason


class BadPlace(SigningError):
    """The signature cannot stand there."""


class CannotSign(SigningError):
    """This PDF takes no (further) signature of that kind."""


class TimestampUnavailable(SigningError):
    def __init__(self) -> None:
        super().__init__("Máy chủ cấp dấu thời gian không trả lời đúng. Văn bản chưa được ký; hãy thử lại sau.")


class BadTrustFile(SigningError):
    def __init__(self) -> None:
        super().__init__("Tệp chứng thư gốc tin cậy không đọc được. Hãy dùng tệp chứng thư dạng PEM hoặc DER.")


class UnreadablePdf(SigningError):
    """A file that cannot be signed or verified; `reason` is a key of PDF_MESSAGES."""

    def __init__(self, reason: str) -> None:
        super().__init__(PDF_MESSAGES[reason])
        self.reason = reason


PICTURE_MESSAGES = {
    "too_large": "Ảnh chữ ký lớn hơn 2 MB. Hãy thu nhỏ ảnh rồi tải lên lại.",
    "too_many_pixels": "Ảnh chữ ký quá 4 triệu điểm ảnh. Hãy thu nhỏ ảnh (rộng 1200 điểm là đủ) rồi tải lên lại.",
    "not_png": "Ảnh chữ ký không phải tệp PNG. Hãy lưu ảnh thành PNG nền trong suốt rồi tải lên lại.",
    "damaged": "Ảnh chữ ký bị hỏng. Hãy lưu lại thành PNG rồi tải lên.",
    "opaque": "Ảnh chữ ký không có nền trong suốt nên sẽ che chữ. Hãy dùng ảnh PNG nền trong suốt.",
    "blank": "Ảnh chữ ký không có nét nào. Hãy chọn ảnh khác.",
}

PDF_MESSAGES = {
    "too_large": "Tệp lớn hơn 20 MB nên không được mở. Hãy giảm dung lượng hình ảnh rồi thử lại.",
    "not_pdf": "Đây không phải tệp PDF. Hãy chọn đúng tệp PDF đã ký.",
    "encrypted": "Tệp PDF được đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu rồi thử lại với bản gốc.",
    "too_many_pages": "Tệp PDF có hơn 2.000 trang nên không được mở.",
    "too_complex": "Tệp PDF có cấu trúc lớn hoặc rối bất thường nên không được mở.",
    "damaged": "Tệp PDF bị hỏng hoặc sai cấu trúc. Hãy xin lại bản gốc từ nơi gửi.",
}
