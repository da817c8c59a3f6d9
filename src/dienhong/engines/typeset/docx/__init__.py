"""A document as an editable .docx that Word and LibreOffice open clean."""

from dienhong.engines.typeset.docx.writer import to_docx

__all__ = ["to_docx"]
