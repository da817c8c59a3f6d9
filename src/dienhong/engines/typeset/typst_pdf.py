"""Documents as tagged PDF/A by Typst: one compiler a thread, our own fonts, words only ever as data."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import typst

from dienhong.engines.typeset.model import Document
from dienhong.engines.typeset.typst_sheet import sheet_of

_HERE: Final = Path(__file__).parent
_FORM: Final = (_HERE / "form.typ").read_bytes()
_FONTS: Final = typst.Fonts(
    include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"]
)
_STANDARD: Final = "a-2a"
_compilers = threading.local()


def to_pdf(document: Document) -> bytes:
    """`document` as PDF/A-2a (tagged, fonts embedded); equal documents give equal bytes.

    Raises `Unprintable` with a sentence for people when a character or picture cannot be shown.
    """
    with TemporaryDirectory(prefix="dienhong-") as folder:
        pictures = Path(folder)

        def place(png: bytes) -> str:
            name = f"{hashlib.sha256(png).hexdigest()}.png"
            (pictures / name).write_bytes(png)
            return f"/{name}"

        sheet = json.dumps(sheet_of(document, place), ensure_ascii=False)
        made = _compiler().compile(
            input=_FORM,
            root=pictures,
            format="pdf",
            sys_inputs={"sheet": sheet},
            pdf_standards=[_STANDARD],
            timestamp=datetime.combine(document.day or document.form_day, time(), UTC),
        )
    assert isinstance(made, bytes)
    return made


def _compiler() -> typst.Compiler:
    if not hasattr(_compilers, "own"):
        _compilers.own = typst.Compiler(font_paths=_FONTS, ignore_system_fonts=True)
    return _compilers.own
