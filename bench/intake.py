"""A village's table of 20,000 opinions until its preview stands. The goal: 10 s on two cores, 300 MB of memory.

Usage: python bench/intake.py [rows] [xlsx|csv]. Works on a database of its own that is thrown away. Counted:
reading the file (its own process included), judging each row, storing all; the memory is the peak of this process and
of its largest child. The table is made up: every row has its own words, a fifth of the rows has faults.
"""

import io
import os
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
HOME = tempfile.mkdtemp(prefix="dienhong-bench-")
os.environ["DIENHONG_HOME"] = HOME
os.environ["DJANGO_SETTINGS_MODULE"] = "dienhong.config.settings"

THINGS = [
    "cống đầu làng",
    "đèn đường",
    "mương thoát nước",
    "nhà văn hóa",
    "loa truyền thanh",
    "đường bê tông",
    "bãi rác",
    "trạm bơm",
]
FAULTS = [
    "hỏng đã lâu",
    "xuống cấp",
    "bị tắc khi mưa",
    "không còn dùng được",
    "chưa được sửa như đã hứa",
    "thiếu người trông coi",
]
ASKED = [
    "đề nghị xã cho sửa",
    "mong được trả lời sớm",
    "đề nghị cử người xem",
    "xin hỏi bao giờ làm",
    "đề nghị công khai kinh phí",
]
HEAD = ("STT", "Nội dung kiến nghị, phản ánh", "Thôn", "Họ và tên", "Số điện thoại", "Đồng ý", "Ngày ghi nhận")


def rows(count: int, villages: list[str]) -> list[tuple[str, ...]]:
    draw = random.Random(1284)
    made = []
    for number in range(1, count + 1):
        place = f"{draw.choice(THINGS)} ở xóm {draw.randint(1, 40)}, chỗ nhà số {number}"
        text = f"{place.capitalize()} {draw.choice(FAULTS)}, {draw.choice(ASKED)}. " * draw.randint(1, 3)
        phone = f"9{draw.randint(10_000_000, 99_999_999)}"
        village = draw.choice(villages) if draw.random() > 0.1 else f"Thon khong co {draw.randint(1, 300)}"
        day = draw.choice(("05/3/2026", "5-3-26", "46086", "2026-03-05", "hôm qua" if draw.random() < 0.3 else ""))
        consent = draw.choice(("x", "Có", "có", "Không", "" if draw.random() < 0.3 else "x"))
        made.append((str(number), text, village, f"Người Thử {number}", phone, consent, day))
    return made


def as_xlsx(table: list[tuple[str, ...]]) -> bytes:
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Ý kiến")
        for line, row in enumerate(table):
            sheet.write_row(line, 0, row)
    return made.getvalue()


def as_csv(table: list[tuple[str, ...]]) -> bytes:
    return "\r\n".join(";".join(row) for row in table).encode("utf-8-sig")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    kind = sys.argv[2] if len(sys.argv) > 2 else "xlsx"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from django.utils import timezone
    from tests.cast import found_hoa_phu

    from dienhong.civic.communes.models import Village
    from dienhong.cycle.intake.actions.preview import Origin, keep_table
    from dienhong.cycle.intake.queries import counts_by_state
    from dienhong.cycle.intake.tables import read_table
    from dienhong.engines.tenancy.scope import in_commune

    cast = found_hoa_phu()
    with in_commune(cast.commune.pk):
        villages = [Village.objects.create(name=f"Thôn {number}").name for number in range(1, 31)]
        table = [HEAD, *rows(count, villages)]
        content = as_xlsx(table) if kind == "xlsx" else as_csv(table)
        del table
        start, busy = time.perf_counter(), time.process_time()
        read = read_table(content)
        middle = time.perf_counter()
        batch = keep_table(cast.ha, read, Origin(collector="Thử"), now=timezone.now())
        end = time.perf_counter()
        print(f"{count} rows of .{kind} ({len(content) / 1e6:.1f} MB), {os.cpu_count()} cores")
        print(
            f"read {middle - start:.1f} s, judged and stored {end - middle:.1f} s, together {end - start:.1f} s;",
            f"processor {time.process_time() - busy:.1f} s here, load {os.getloadavg()[0]:.1f}",
        )
        print(f"states: {counts_by_state(batch)}")
    peak, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"peak memory {peak:.0f} MB, of the reading process {child:.0f} MB")


if __name__ == "__main__":
    main()
