"""`dienhong serve`: the pages, the hall's streams and the worker, each in its own process; if one ends, all end."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from dienhong.config.processes import Family, commands, environment


class Command(BaseCommand):
    help = "Chạy các trang và việc nền. / Serve the pages and do the background work."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ mạng / address (default: %(default)s)")
        parser.add_argument(
            "--port",
            type=int,
            default=8000,
            help="cổng (hội trường dùng cổng kế tiếp) / port (the hall uses the next) (default: %(default)s)",
        )
        parser.add_argument(
            "--processes", type=int, default=1, help="số tiến trình phục vụ trang / processes for pages"
        )
        parser.add_argument("--threads", type=int, default=4, help="số luồng mỗi tiến trình / threads of each process")

    def handle(self, *_args: Any, host: str, port: int, processes: int, threads: int, **_options: Any) -> None:
        call_command("setup", stdout=self.stdout)
        lines = commands(host, port, processes=processes, threads=threads)
        family = Family(lines, environment(port), self.stdout.write)
        self.stdout.write(f"Đang phục vụ tại http://{host}:{port}/  (dừng: Ctrl+C)")
        self.stdout.flush()
        if not family.run():
            raise CommandError("Một tiến trình đã dừng bất thường; xem lỗi ở trên.")
