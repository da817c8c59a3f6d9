"""The one exception of the file readers: what happened, and what the clerk can do about it."""

from dienhong.kernel.errors import DienHongError

MESSAGES = {
    "empty": "Tệp không có nội dung. Hãy mở tệp trên máy để kiểm tra rồi tải lên lại.",
    "too_large": "Tệp lớn hơn 20 MB. Hãy bỏ bớt hình ảnh hoặc lưu lại dưới dạng .docx, .pdf nhỏ hơn rồi tải lên.",
    "too_long": "Tài liệu dài hơn mức hệ thống đọc được. Hãy chỉ tải lên phần kế hoạch và phụ lục của kế hoạch.",
    "too_many_pages": "Tệp PDF có quá nhiều trang. Hãy tách riêng phần kế hoạch (không quá 100 trang) rồi tải lên.",
    "encrypted": "Tệp được đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi tải lên.",
    "scanned": "Tệp PDF chỉ có hình quét, không có chữ. Hãy tải lên tệp Word gốc, hoặc nhận dạng chữ (OCR) trước.",
    "legacy_doc": "Đây là tệp Word kiểu cũ (.doc). Hãy mở bằng Word hoặc LibreOffice, lưu thành .docx rồi tải lên.",
    "bomb": "Tệp bung ra lớn bất thường nên không được mở. Hãy lưu lại từ Word hoặc LibreOffice rồi tải lên.",
    "unsupported": "Loại tệp này chưa đọc được. Hãy dùng tệp .docx, .pdf, .odt, .txt hoặc .md.",
    "spreadsheet": "Đây là bảng tính. Hãy chép nội dung kế hoạch sang tệp Word (.docx) rồi tải lên.",
    "image": "Đây là tệp hình ảnh. Hãy tải lên tệp Word gốc, hoặc tệp PDF có lớp chữ.",
    "not_a_table": "Tệp này không phải bảng tính. Hãy dùng tệp .xlsx, .xls, .ods hoặc .csv theo mẫu.",
    "too_many_rows": "Bảng có quá nhiều dòng hoặc cột. Hãy tách thành nhiều tệp, mỗi tệp không quá 50.000 dòng.",
    "misnamed": "Nội dung tệp không đúng với đuôi tên tệp. Hãy mở tệp để kiểm tra, lưu lại đúng loại rồi tải lên.",
    "damaged": "Tệp bị hỏng hoặc không đúng định dạng. Hãy mở bằng Word hoặc LibreOffice, lưu lại rồi tải lên.",
}


class UnreadableFile(DienHongError):
    """A file that gives no text. `reason` is a key of MESSAGES, `message` the Vietnamese sentence for the screen."""

    def __init__(self, reason: str) -> None:
        super().__init__(MESSAGES[reason])
        self.reason = reason
