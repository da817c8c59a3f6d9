"""What an office may decide for itself where the sources leave room."""

from dataclasses import dataclass
from typing import Literal

_KNOWN = "UBND HĐND MTTQ OCOP NTM QR VNeID PDF SMS STT CCCD VT VP ĐU TT TW TU COVID VNPT VOV USB GPS WTO ASEAN"


@dataclass(frozen=True, slots=True)
class LintSettings:
    """`tone`: where open oa, oe, uy carry their mark: "first" (hòa, ủy), "second" (hoà, uỷ),
    "same" (one way a document).

    `spaced_hyphen`: "chính trị - xã hội" with spaces. `known_abbreviations` need no explanation; `known_words` are
    never impossible syllables. `province` names the province in fixes ("UBND tỉnh Bắc Ninh"). `final`: the document is
    to be issued, so blanks are errors. `titles_allowed`: academic titles before the signer's name (armed forces,
    education, health, science). `ignored` rules are not run.
    """

    tone: Literal["first", "second", "same"] = "same"
    spaced_hyphen: bool = True
    known_abbreviations: frozenset[str] = frozenset(_KNOWN.split())
    known_words: frozenset[str] = frozenset()
    province: str = ""
    final: bool = True
    titles_allowed: bool = False
    ignored: frozenset[str] = frozenset()
