"""`dienhong verify-pdf`: who signed a PDF and when, and whether it was changed. Needs no database and no network."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand, CommandError

from dienhong.engines.signing.errors import SigningError
from dienhong.engines.signing.files import MAX_PDF_BYTES
from dienhong.engines.signing.verification import SignatureReport, Trust, Verification
from dienhong.engines.signing.verify import verify_pdf

_CHANGED, _UNREADABLE = 1, 2
_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class Command(BaseCommand):
    help = (
        "Kiểm tra chữ ký số trên tệp PDF. Mã thoát: 0 nguyên vẹn, 1 đã bị thay đổi hoặc không tin cậy theo --trust, "
        "2 không có chữ ký hoặc không đọc được. / Verify the signatures of a PDF."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp PDF đã ký / the signed PDF")
        parser.add_argument(
            "--trust",
            type=Path,
            action="append",
            default=[],
            metavar="FILE.pem",
            help="chứng thư gốc tin cậy, dùng được nhiều lần / trusted root certificates, repeatable",
        )

    def handle(self, *_args: Any, file: Path, trust: list[Path], **_options: Any) -> None:
        try:
            found = verify_pdf(_read(file), [_read(root) for root in trust])
        except SigningError as error:
            raise CommandError(error.message, returncode=_UNREADABLE) from error
        if not found.signatures:
            raise CommandError(f"Tệp {file.name} không có chữ ký số.", returncode=_UNREADABLE)
        self.stdout.write(_summary(file.name, found))
        if not found.is_intact:
            raise CommandError("TỆP ĐÃ BỊ THAY ĐỔI hoặc chữ ký không hợp lệ.", returncode=_CHANGED)
        if trust and found.trusted_count < found.signature_count:
            raise CommandError("Tệp nguyên vẹn nhưng có chữ ký KHÔNG TIN CẬY.", returncode=_CHANGED)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as source:
            return source.read(MAX_PDF_BYTES + 1)
    except OSError as error:
        raise CommandError(f"Không mở được tệp {file}: {error.strerror}.", returncode=_UNREADABLE) from error


def _summary(name: str, found: Verification) -> str:
    counts = [f"Số chữ ký: {found.signature_count}", f"không còn nguyên vẹn: {found.changed_count}"]
    lines = [f"Tệp: {name}", "; ".join([*counts, f"của người ký đáng tin cậy: {found.trusted_count}."])]
    for place, signature in enumerate(found.signatures, start=1):
        lines += ["", *_lines(place, signature)]
    lines += ["", f"Lưu ý: {found.revocation_note}"]
    if found.is_intact:
        known = found.trusted_count == found.signature_count
        who = "người ký đáng tin cậy" if known else "CHƯA xác nhận được người ký đúng là người có tên trên chứng thư"
        lines.append(f"Kết luận: tệp còn nguyên vẹn kể từ khi ký; {who}.")
    return "\n".join(lines)


def _lines(place: int, signature: SignatureReport) -> list[str]:
    holder = signature.certificate
    if holder is None:
        return [f"{place}. Chữ ký «{signature.field_name}» không đọc được", f"   Kết quả: {signature.reason}"]
    organisation = f" ({holder.organisation})" if holder.organisation else ""
    when = f"{signature.signed_at.astimezone(_VIETNAM):%d/%m/%Y %H:%M:%S}, " if signature.signed_at else ""
    validity = f"{holder.valid_from:%d/%m/%Y} đến {holder.valid_until:%d/%m/%Y}"
    lines = [
        f"{place}. {holder.name}{organisation}",
        f"   Ký lúc: {when}{signature.time_source.value}",
        f"   Chứng thư: số {holder.serial}, nơi cấp {holder.issuer}, hiệu lực {validity}",
        f"   Kết quả: {signature.reason}",
    ]
    if signature.trust is not Trust.UNREAD:
        lines.append(f"   Người ký: {signature.trust.value}.")
    if signature.purpose:
        lines.append(f"   Lý do ký: {signature.purpose}")
    if signature.location:
        lines.append(f"   Nơi ký: {signature.location}")
    return lines
