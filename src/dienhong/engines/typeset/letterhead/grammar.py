"""The small language of placeholders: names, loops over given lists, conditions, a few filters. Nothing else runs."""

from collections.abc import Iterator
from typing import Final

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dienhong.engines.typeset.letterhead.context import PLACEHOLDERS

FILTERS: Final = ("upper", "lower", "trim", "join", "length", "first", "last", "default")
_LOOP_FIELDS: Final = frozenset({"index", "index0", "first", "last", "length"})
_ALLOWED: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Filter,
    nodes.Keyword,
    nodes.If,
    nodes.For,
    nodes.Getattr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
)
_BLOCKS: Final = frozenset(name for name, (_, kind) in PLACEHOLDERS.items() if kind == "khối")


class Grammar(ImmutableSandboxedEnvironment):
    """Jinja without calls, imports, arithmetic, attributes or globals; a template beyond it does not compile."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.tests.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for line, message in faults(tree):
            raise TemplateSyntaxError(message, line, name, filename)
        return tree


def faults(tree: nodes.Node, loops: tuple[str, ...] = ()) -> Iterator[tuple[int, str]]:
    """Line and Vietnamese sentence of everything in `tree` that the small language has not."""
    if message := _fault(tree, loops):
        yield tree.lineno or 1, message  # nodes that the parser makes up have no line
        return
    inner = (*loops, tree.target.name) if isinstance(tree, nodes.For) and isinstance(tree.target, nodes.Name) else loops
    for child in tree.iter_child_nodes():
        yield from faults(child, inner)


def _fault(node: nodes.Node, loops: tuple[str, ...]) -> str:
    match node:
        case nodes.Filter() if node.name not in FILTERS:
            return f"không có bộ lọc “{node.name}”; dùng được: {', '.join(FILTERS)}"
        case nodes.Filter() if isinstance(node.node, nodes.Name) and node.node.name in _BLOCKS:
            return f"không dùng bộ lọc với “{node.node.name}”"
        case nodes.Getattr() if not (isinstance(node.node, nodes.Name) and node.node.name == "loop"):
            return "không dùng dấu chấm; mỗi chỗ điền chỉ là một tên trong danh sách"
        case nodes.Getattr() if node.attr not in _LOOP_FIELDS:
            return f"vòng lặp không có “loop.{node.attr}”"
        case nodes.For():
            return _loop_fault(node, loops)
    return (
        "" if isinstance(node, _ALLOWED) else "chỉ dùng được tên, vòng lặp for, điều kiện if và bộ lọc trong danh sách"
    )


def _loop_fault(node: nodes.For, loops: tuple[str, ...]) -> str:
    if loops:
        return "không đặt vòng lặp trong vòng lặp"
    if node.recursive or not isinstance(node.target, nodes.Name) or not isinstance(node.iter, nodes.Name):
        return "viết vòng lặp dạng {% for dong in noi_nhan %} … {% endfor %}"
    if node.target.name in PLACEHOLDERS:
        return f"“{node.target.name}” là tên chỗ điền; mời đặt tên khác cho dòng của vòng lặp"
    return ""
