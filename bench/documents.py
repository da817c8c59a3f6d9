"""Documents drawn: 500 invitations, 200 different minutes, a report of 1,000 rows, signatures; beside the peers.

Usage: python bench/documents.py [--peers FOLDER] [--few]. Peers, on the same content: LibreOffice (a process a document,
and one kept resident) from our .docx to PDF, WeasyPrint from our HTML, docxtpl for the .docx. LibreOffice and
python3-uno come from Debian (`apt-get install libreoffice-writer-nogui python3-uno`), WeasyPrint is installed into
FOLDER. A peer that is not there is named and left out. Times are wall times of one process, one document after the
other; each is measured three times and the median taken. Our PDFs are tagged PDF/A-2a; no peer's are.
"""

import argparse
import json
import os
import platform
import resource
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dienhong.config.settings")
os.environ.setdefault("DIENHONG_HOME", tempfile.mkdtemp(prefix="dienhong-bench-"))

import django  # noqa: E402
from pypdf import PdfReader  # noqa: E402

django.setup()

from dienhong.config.samples import answers, conference  # noqa: E402
from dienhong.cycle.conference.papers import Turn, minutes_paper  # noqa: E402
from dienhong.cycle.invitations.papers import invitation_paper  # noqa: E402
from dienhong.cycle.reports.papers import result_paper  # noqa: E402
from dienhong.engines.signing.sign import sign_pdf  # noqa: E402
from dienhong.engines.signing.signers import load_pkcs12  # noqa: E402
from dienhong.engines.typeset.docx.writer import to_docx  # noqa: E402
from dienhong.engines.typeset.html import to_html  # noqa: E402
from dienhong.engines.typeset.model import Document  # noqa: E402
from dienhong.engines.typeset.typst_pdf import to_pdf  # noqa: E402

RUNS = 3
SOFFICE = ["--headless", "--norestore", "--nologo"]
UNO = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
def value(name, value):
    made = PropertyValue(); made.Name, made.Value = name, value; return made
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
for _ in range(200):
    try:
        office = resolver.resolve("uno:pipe,name=dienhong;urp;StarOffice.ComponentContext"); break
    except Exception: time.sleep(0.1)
desktop = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
start = time.perf_counter()
for path in sys.argv[1:]:
    loaded = desktop.loadComponentFromURL("file://" + path, "_blank", 0, (value("Hidden", True),))
    loaded.storeToURL("file://" + path + ".pdf", (value("FilterName", "writer_pdf_Export"),))
    loaded.close(True)
print((time.perf_counter() - start) / len(sys.argv[1:]))
"""
WEASY = """
import sys, time
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
fonts, start = FontConfiguration(), time.perf_counter()
for path in sys.argv[1:]:
    HTML(path).write_pdf(path + ".pdf", font_config=fonts)
print((time.perf_counter() - start) / len(sys.argv[1:]))
"""


def invitations(count: int) -> list[Document]:
    base = conference.invitation()
    return [
        invitation_paper(
            replace(base, guest=replace(base.guest, name=f"Nguyễn Văn {n}", link=f"https://x.test/moi/{n}"))
        )
        for n in range(count)
    ]


def minutes(count: int) -> list[Document]:
    """Two pages each, all different."""
    base = conference.minutes()
    return [
        minutes_paper(
            replace(
                base, turns=tuple(Turn(f"Ý kiến {n}.{k}: {turn.text}", turn.name, turn.village, turn.answers)
                                  for k in range(3) for turn in base.turns)
            )
        )
        for n in range(count)
    ]  # fmt: skip


def report(rows: int) -> Document:
    base = answers.result()
    row = answers.drafts().rows[0]
    return result_paper(replace(base, rows=tuple(replace(row, content=f"{n}. {row.content}") for n in range(rows))))


def each(work: Callable[[Document], bytes], documents: Sequence[Document]) -> float:
    """Seconds a document, the median of the runs."""
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        for document in documents:
            work(document)
        took.append((time.perf_counter() - start) / len(documents))
    return statistics.median(took)


def memory_mb() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def growth_mb(documents: Sequence[Document], count: int) -> float:
    """How much the process grew after the first tenth of `count` documents."""
    before = 0.0
    for n in range(count):
        if n == count // 10:
            before = memory_mb()
        to_pdf(documents[n % len(documents)])
    return memory_mb() - before


def signing(pdf: bytes) -> float:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
    from cryptography.x509.oid import NameOID

    now = datetime.now(UTC)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bench")])
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.KeyUsage(True, True, *[False] * 7), critical=True).sign(key, hashes.SHA256())
    )  # fmt: skip
    password = secrets.token_hex(8)
    kept = pkcs12.serialize_key_and_certificates(
        b"k", key, certificate, None, BestAvailableEncryption(password.encode())
    )
    signer = load_pkcs12(kept, password)
    took = []
    for n in range(60):
        start = time.perf_counter()
        sign_pdf(pdf, signer, field_name=f"S{n}", now=now)
        took.append(time.perf_counter() - start)
    return statistics.median(took)


def office_spawned(files: list[Path], home: str) -> float:
    start = time.perf_counter()
    for file in files:
        command = [
            "soffice",
            f"-env:UserInstallation=file://{home}/lo",
            *SOFFICE,
            "--convert-to",
            "pdf",
            "--outdir",
            home,
        ]
        subprocess.run([*command, str(file)], check=True, capture_output=True)
    return (time.perf_counter() - start) / len(files)


def office_resident(files: list[Path], home: str) -> float:
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation=file://{home}/lo", *SOFFICE, "--accept=pipe,name=dienhong;urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        done = subprocess.run(
            ["/usr/bin/python3", "-c", UNO, *map(str, files)], check=True, capture_output=True, text=True
        )
        return float(done.stdout)
    finally:
        os.killpg(office.pid, 15)
        office.wait()


def weasyprint(documents: Sequence[Document], folder: Path, home: str) -> tuple[float, str]:
    python = folder / "weasyprint/bin/python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder / "weasyprint")], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "weasyprint"], check=True)
    css = (ROOT / "src/dienhong/engines/typeset/preview.css").read_text("utf-8")
    page = "<!doctype html><html lang=vi><style>@page{{size:A4;margin:20mm 15mm 20mm 30mm}}{}</style>{}"
    files = []
    for n, document in enumerate(documents):
        files.append(Path(home, f"{n}.html"))
        files[-1].write_text(page.format(css, to_html(document)), "utf-8")
    done = subprocess.run([str(python), "-c", WEASY, *map(str, files)], check=True, capture_output=True, text=True)
    shown = subprocess.run([str(python), "-m", "weasyprint", "--version"], check=True, capture_output=True, text=True)
    return float(done.stdout), shown.stdout.strip()


def docxtpl_each(documents: Sequence[Document]) -> float:
    """The same minutes by a template with a loop over paragraphs, as offices use docxtpl."""
    from docx import Document as Word
    from docxtpl import DocxTemplate

    word = Word()
    for line in (
        "{{ issuer }}",
        "{{ subject }}",
        "{%p for line in lines %}",
        "{{ line }}",
        "{%p endfor %}",
        "{{ name }}",
    ):
        word.add_paragraph(line)
    kept = BytesIO()
    word.save(kept)

    def fill(document: Document) -> bytes:
        template = DocxTemplate(BytesIO(kept.getvalue()))
        lines = ["".join(run.text for run in getattr(block, "content", ())) for block in document.body]
        template.render({"issuer": document.issuer.name, "subject": document.subject, "lines": lines, "name": "x"})
        out = BytesIO()
        template.save(out)
        return out.getvalue()

    return each(fill, documents)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, default=ROOT / "var/bench")
    parser.add_argument("--few", action="store_true", help="a tenth of everything")
    asked = parser.parse_args()
    share = 10 if asked.few else 1
    letters, records = invitations(500 // share), minutes(200 // share)
    to_pdf(letters[0])
    figures: dict[str, object] = {
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "typst": version("typst"),
        "commit": subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
        ).stdout.strip(),
    }
    ours = {
        "invitation PDF": each(to_pdf, letters), "minutes PDF": each(to_pdf, records),
        "invitation .docx": each(to_docx, letters), "minutes .docx": each(to_docx, records),
    }  # fmt: skip
    figures["ours, ms a document"] = {name: round(1000 * took, 2) for name, took in ours.items()}
    start = time.perf_counter()
    long = to_pdf(report(1000))
    took = time.perf_counter() - start
    figures["report of 1,000 rows"] = f"{took:.2f} s, {len(PdfReader(BytesIO(long)).pages)} pages"
    figures["growth over 5,000 PDFs, MB"] = round(growth_mb(letters, 5000 // share), 1)
    figures["signing, ms"] = round(1000 * signing(to_pdf(records[0])), 1)
    figures["peers"] = peers(records, ours, asked.peers, share)
    print(json.dumps(figures, ensure_ascii=False, indent=2))


def peers(records: list[Document], ours: dict[str, float], folder: Path, share: int) -> dict[str, str]:
    mine, word = ours["minutes PDF"], ours["minutes .docx"]
    found = {}
    with tempfile.TemporaryDirectory() as home:
        files = []
        for n, document in enumerate(records[: max(3, 30 // share)]):
            files.append(Path(home, f"{n}.docx"))
            files[-1].write_bytes(to_docx(document))
        if shutil.which("soffice"):
            took = office_spawned(files[:5], home)
            found["LibreOffice spawned"] = f"{1000 * took:.0f} ms, ours {took / mine:.0f} × faster"
            took = office_resident(files, home)
            found["LibreOffice resident"] = f"{1000 * took:.0f} ms, ours {took / mine:.1f} × faster"
        else:
            found["LibreOffice"] = "not installed"
        try:
            took, shown = weasyprint(records[: max(3, 30 // share)], folder, home)
            found[shown] = f"{1000 * took:.0f} ms, ours {took / mine:.1f} × faster"
        except (subprocess.CalledProcessError, OSError) as error:
            found["WeasyPrint"] = f"not measured: {error}"
    took = docxtpl_each(records)
    found[f"docxtpl {version('docxtpl')} (.docx, no form at all)"] = (
        f"{1000 * took:.1f} ms, ours {took / word:.2f} × as fast"
    )
    return found


if __name__ == "__main__":
    main()
