"""`dienhong`: the one entry point. Each command is a Django management command with a hyphen in its name."""

import os
import sys

COMMANDS = {
    "serve": ("Chạy các trang và việc nền", "Serve the pages and do the background work"),
    "hall": ("Chạy hội nghị trên máy tại hội trường", "Run the conference on a laptop in the hall"),
    "hall-export": (
        "Xuất hội nghị cho máy tại hội trường, hoặc bản ghi về máy chủ",
        "Export a conference or its record",
    ),
    "hall-import": ("Nhập gói hội nghị, hoặc bản ghi của hội trường", "Import a conference or the hall's record"),
    "worker": ("Chỉ chạy việc nền", "Do the background work only"),
    "fetch-mail": ("Đọc hộp thư điện tử của các xã", "Read the communes' mailboxes"),
    "setup": ("Chuẩn bị cơ sở dữ liệu và tệp tĩnh", "Prepare the database and the static files"),
    "demo": ("Nạp xã minh họa", "Load the demonstration commune"),
    "new-commune": ("Tạo một xã, phường mới cùng tài khoản quản trị", "Create a commune and its administrator"),
    "read-plan": ("Đọc một tệp kế hoạch", "Read a plan document"),
    "sample-document": ("Tạo văn bản mẫu của một loại", "Write a sample document of a kind"),
    "verify-pdf": ("Kiểm tra chữ ký số trên tệp PDF", "Verify the signatures of a PDF"),
    "analyse": ("Phân tích ý kiến trong một tệp", "Analyse the opinions of a file"),
    "similar": ("Tìm ý kiến giống nhau trong một tệp", "Find similar opinions in a file"),
    "train": ("Huấn luyện gợi ý từ kết quả phân loại", "Train the suggestions on confirmed labels"),
    "rotate-seal": ("Đổi khóa niêm phong đơn thư", "Seal the sealed track with the newest key"),
    "transcribe": ("Chép lời các tệp ghi âm đang chờ", "Write waiting recordings down"),
    "recompute-deadlines": ("Tính lại hạn trả lời theo lịch, thời hạn mới", "Recompute the due dates of open opinions"),
    "retention": ("Đếm, xóa dữ liệu hết thời hạn lưu giữ", "Count or end what has been kept long enough"),
    "verify-journal": ("Kiểm tra nhật ký có bị sửa không", "Check that nobody changed the journal"),
}

# These need no database and no keys, so they leave none behind.
_PLAIN = {"read-plan", "sample-document", "verify-pdf", "analyse", "similar", "train"}


def main() -> None:
    """Run `dienhong COMMAND …`; with no command, or with help, say what there is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dienhong.config.settings")
    words = sys.argv[1:]
    if words in ([], ["help"], ["-h"], ["--help"]):
        print(_overview())  # noqa: T201
        return
    if words[0] in _PLAIN:
        os.environ.setdefault("DIENHONG_SECRET_KEY", "not used")
        os.environ.setdefault("DIENHONG_SEALED_KEYS", "not used")
    # Only now: importing Django costs half a second.
    from django.core.management import execute_from_command_line

    execute_from_command_line(
        ["dienhong", words[0].replace("-", "_") if words[0] in COMMANDS else words[0], *words[1:]]
    )


def _overview() -> str:
    width = max(map(len, COMMANDS)) + 2
    lines = [
        f"  {name:<{width}}{vietnamese}\n  {'':<{width}}{english}" for name, (vietnamese, english) in COMMANDS.items()
    ]
    return "\n".join(
        [
            "Diên Hồng: đối thoại của xã, phường với Nhân dân, từ kế hoạch đến lời hứa được thực hiện.",
            "Cách dùng / usage: dienhong LỆNH [--help]",
            "",
            *lines,
            "",
            "Các lệnh của Django (migrate, shell, …) cũng chạy được. / Django's own commands work too.",
        ]
    )
