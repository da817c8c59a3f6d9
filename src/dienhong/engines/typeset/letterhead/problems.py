"""Mistakes of a letterhead, each with its paragraph and what to write instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from dienhong.engines.typeset.letterhead.context import PLACEHOLDERS
from dienhong.engines.typeset.letterhead.grammar import faults
from dienhong.engines.typeset.letterhead.opening import opened
from dienhong.kernel.errors import Refused

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_PREFIX: Final = re.compile(r"^(\{[{%#])-?(?:p|tr|tc|r)\s")
_STRAY: Final = re.compile(r"\{\{|\}\}|\{%|%\}")
_ONE_BRACE: Final = re.compile(r"(?<!\{)\{\s*([a-z_0-9]+)\s*\}(?!\})")
_STANDING_ALONE: Final = re.compile(r"\{\{p\s+(\w+)\s*\}\}")
_PART: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_PLACES: Final = {"document": "Đoạn {}", "header": "Đầu trang, đoạn {}", "footer": "Chân trang, đoạn {}"}
_NEVER_CLOSED: Final = "Unexpected end of template"
_BLOCK: Final = re.compile(r"\{%-?\s*(end)?(?:for|if)\b")
_MAX_PROBLEMS: Final = 50
_EXCERPT: Final = 80
_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Problem:
    """`place` names the paragraph, `excerpt` shows it, `message` says what is wrong and what to write."""

    place: str
    message: str
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


def check(template: bytes, context: Mapping[str, Any]) -> list[Problem]:
    """Everything that would keep `template` from being filled with the names of `context`; empty when nothing does."""
    try:
        parts = opened(template)
    except Refused as refusal:
        return [Problem("Tệp", refusal.message)]
    problems: list[Problem] = []
    for name, root in parts.items():
        if found := _PART.fullmatch(name):
            place = _PLACES.get(found[1].rstrip("0123456789"), "Cước chú, đoạn {}")
            problems += _Part(place, list(root.iter(f"{_W}p")), context).problems()
    return problems[:_MAX_PROBLEMS]


class _Part:
    """One XML part; its paragraphs are the lines of a template, so that a fault's line is its paragraph."""

    def __init__(self, place: str, paragraphs: list[Any], context: Mapping[str, Any]) -> None:
        self._place, self._paragraphs, self._context = place, paragraphs, context
        self._texts = [_text(paragraph) for paragraph in paragraphs]

    def problems(self) -> list[Problem]:
        found = [(line, message) for line in range(1, len(self._texts) + 1) for message in self._written(line)]
        spoiled = {line for line, _ in found}
        lines = ["" if number in spoiled else _tags(text) for number, text in enumerate(self._texts, start=1)]
        found += self._parsed(lines)
        return [
            Problem(self._place.format(line), message, self._texts[line - 1][:_EXCERPT])
            for line, message in sorted(found)
        ]

    def _written(self, line: int) -> Iterator[str]:
        """What is wrong with the letters themselves."""
        text = self._texts[line - 1]
        rest = _TAG.sub("", text)
        if stray := _STRAY.search(rest):
            yield _unclosed(stray[0], rest)
        for name in _ONE_BRACE.findall(rest):
            yield f"chỗ điền cần hai dấu ngoặc: {{{{ {name} }}}}"
        if _is_split(self._paragraphs[line - 1]):
            yield "chỗ điền bị Word chia cắt (liên kết, tách dòng, theo dõi sửa đổi); mời xóa rồi gõ lại liền một mạch"
        for name, (_, kind) in PLACEHOLDERS.items():
            if kind == "khối" and re.search(rf"\{{\{{[^}}]*\b{name}\b", text):
                alone = _STANDING_ALONE.fullmatch(text.strip())
                if not alone or alone[1] != name:
                    yield f"“{name}” gồm nhiều đoạn: mời viết {{{{p {name} }}}} một mình trên một dòng"

    def _parsed(self, lines: list[str]) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        grammar = SandboxedEnvironment()
        while len(found) < _MAX_PROBLEMS:
            try:
                tree = grammar.parse("\n".join(lines))
            except TemplateSyntaxError as error:
                line = _line(error, lines)
                found.append((line, _explained(error)))
                if not lines[line - 1]:
                    return found
                lines[line - 1] = ""
                continue
            return found + list(faults(tree)) + list(self._unknown(tree))
        return found

    def _unknown(self, tree: nodes.Template) -> Iterator[tuple[int, str]]:
        own = {loop.target.name for loop in tree.find_all(nodes.For) if isinstance(loop.target, nodes.Name)}
        for name in tree.find_all(nodes.Name):
            if name.name not in self._context and name.name not in own and name.name != "loop":
                near = get_close_matches(name.name, list(self._context), n=1)
                hint = f"; ý ông/bà là {near[0]}?" if near else "; mời xem danh sách chỗ điền"
                yield name.lineno, f"{{{{ {name.name} }}}}: không có{hint}"


def _text(paragraph: Any) -> str:
    return "".join(_letters(element) for element in paragraph.iter(f"{_W}t") if _owner(element) is paragraph)


def _letters(element: Any) -> str:
    return str(element.text or "").replace("\n", " ")


def _owner(element: Any) -> Any:
    """The nearest paragraph: a text box stands inside a paragraph and has its own."""
    return next(element.iterancestors(f"{_W}p"), None)


def _tags(text: str) -> str:
    return " ".join(_PREFIX.sub(r"\1 ", tag).translate(_QUOTES) for tag in _TAG.findall(text))


def _is_split(paragraph: Any) -> bool:
    """Whether a placeholder goes through a link, a break or a tracked change, which filling cannot bridge."""
    marks = {f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}drawing"}
    letters: list[tuple[str, Any]] = []
    for element in paragraph.iter(f"{_W}t", *marks):
        if _owner(element) is paragraph:
            holder = element.getparent().getparent()
            letters += [(letter, holder) for letter in (_letters(element) if element.tag == f"{_W}t" else "\0")]
    written = "".join(letter for letter, _ in letters)
    return any(
        "\0" in found[0] or len({id(holder) for _, holder in letters[found.start() : found.end()]}) > 1
        for found in _TAG.finditer(written)
    )


def _unclosed(mark: str, text: str) -> str:
    begun = text[text.find(mark) :][:40].strip()
    match mark:
        case "{{" | "{%":
            closing = "}}" if mark == "{{" else "%}"
            return f"“{begun}”: thiếu dấu đóng {closing} trên cùng một đoạn"
    opening = "{{" if mark == "}}" else "{%"
    return f"thừa dấu đóng {mark}, hoặc thiếu dấu mở {opening} trước đó"


def _line(error: TemplateSyntaxError, lines: list[str]) -> int:
    """Where to look: for a loop that is never closed, its beginning and not the end of the file."""
    if (error.message or "").startswith(_NEVER_CLOSED):
        open_at: list[int] = []
        for number, line in enumerate(lines, start=1):
            for end in _BLOCK.findall(line):
                open_at = open_at[:-1] if end else [*open_at, number]
        if open_at:
            return open_at[-1]
    return min(max(error.lineno, 1), len(lines))


def _explained(error: TemplateSyntaxError) -> str:
    message = error.message or ""
    for english, vietnamese in (
        (_NEVER_CLOSED, "vòng lặp hoặc điều kiện chưa đóng: thiếu {% endfor %} hoặc {% endif %}"),
        ("Encountered unknown tag", "không có lệnh này; chỉ dùng được for và if"),
        ("No filter named", "không có bộ lọc này"),
        ("Unexpected end", "vòng lặp hoặc điều kiện đóng sai chỗ"),
        ("Expected an expression", "chỗ điền để trống; mời ghi tên, như {{ ten_co_quan }}"),
    ):
        if message.startswith(english):
            return vietnamese
    return "viết sai cú pháp; tên chỉ gồm chữ thường không dấu và gạch dưới, như {{ ten_co_quan }}"
