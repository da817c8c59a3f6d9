"""Documents as tagged PDF/A by Typst: one compiler a thread, our own fonts, words only ever as data."""

import hashlib
import json
import os
import threading
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, cast

import typst

from dienhong.engines.typeset.clean import printable
from dienhong.engines.typeset.fonts import FOLDER
from dienhong.engines.typeset.model import Document
from dienhong.engines.typeset.typst_sheet import sheet_of

_FORM: Final = (Path(__file__).parent / "form.typ").read_bytes()
_FONTS: Final = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER])
_own: Final = threading.local()
_homes: Final[set[int]] = set()  # the process that typeset first: Typst's own threads live only there


def to_pdf(document: Document) -> bytes:
    """`document` as PDF/A-2a and PDF/UA-1; equal documents give equal bytes. Safe to call from several threads at once.

    Raises `Unprintable` with a sentence for people when a letter or picture cannot be shown; `RuntimeError` in a child
    forked from a process that had typeset already (it would wait for ever): fork first, or spawn.
    """
    cleaned = printable(document)
    with TemporaryDirectory(prefix="dienhong-") as folder:

        def place(png: bytes) -> str:
            name = f"{hashlib.sha256(png).hexdigest()}.png"
            Path(folder, name).write_bytes(png)
            return f"/{name}"

        sheet = json.dumps(sheet_of(cleaned, place), ensure_ascii=False)
        made = _compiler().compile(
            input=_FORM,
            root=folder,
            format="pdf",
            sys_inputs={"sheet": sheet},
            # ISO 19005-2 level A: tagged, Unicode, fonts within; ISO 14289-1: accessible
            pdf_standards=["a-2a", "ua-1"],
            timestamp=datetime.combine(document.day or document.form_day, time(), UTC),
        )
    return cast(bytes, made)


def _compiler() -> typst.Compiler:
    _homes.update(() if _homes else {os.getpid()})
    if os.getpid() not in _homes:
        raise RuntimeError("this process was forked after its parent had typeset a document; fork before, or spawn")
    if not hasattr(_own, "compiler"):
        _own.compiler = typst.Compiler(font_paths=_FONTS, ignore_system_fonts=True)
    return cast(typst.Compiler, _own.compiler)
