import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dienhong.engines.typeset.clean import Unprintable
from dienhong.engines.typeset.model import Column, Document, Item, Paragraph, Run, Table, inline
from dienhong.engines.typeset.stored import to_json
from dienhong.engines.typeset.typst_pdf import to_pdf

from .documents import documents
from .reading import letters_of, read
from .samples import MINUTES, SAMPLES

UNSHOWN = {"system", "form_day", "name"}  # an issuer's name stands only in notes; a draft's symbol without its number
KEPT = ("issuer", "body", "addressees", "bases", "signatures", "recipients")


@given(documents)
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_document_of_vietnamese_letters_becomes_a_pdf_with_its_letters(document: Document) -> None:
    wanted = Counter(letter for name in KEPT for text in texts(getattr(document, name)) for letter in letters_of(text))
    assert wanted - read(to_pdf(document)).letters == Counter()


def texts(value: object) -> list[str]:
    """What must be read on the page: alternative texts and alignments are not."""
    if isinstance(value, Run | str):
        return [value.text if isinstance(value, Run) else value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    if is_dataclass(value):
        return [text for one in fields(value) if one.name != "alt" for text in texts(getattr(value, one.name))]
    return []


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_is_printed_or_refused_with_a_sentence(text: str) -> None:
    body = (Paragraph(inline(text)), Item(inline(text)), Table((Column(text),), ((text,),)), Paragraph(inline("Hết")))
    try:
        outcome = to_pdf(replace(MINUTES, subject=text, body=body))[:8].decode()
    except Unprintable as refusal:
        outcome = refusal.message[-13:]
    assert outcome in {"%PDF-1.7", " rồi thử lại."}


def test_threads_typeset_at_once() -> None:
    alone = [to_pdf(document) for document in SAMPLES.values()]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(to_pdf, list(SAMPLES.values()) * 2)) == alone * 2


FORKED = """
import os
from dienhong.engines.typeset.stored import from_json
from dienhong.engines.typeset.typst_pdf import to_pdf
document = from_json({document!r})
to_pdf(document)
if os.fork() == 0:
    try:
        to_pdf(document)
    except RuntimeError as error:
        print(str(error)[:23], flush=True)
    os._exit(0)
os.wait()
"""


def test_a_child_forked_too_late_is_told_so_instead_of_waiting_for_ever() -> None:
    script = FORKED.format(document=to_json(MINUTES))
    found = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, timeout=60, env=found)
    assert ended.stdout == b"this process was forked\n"
