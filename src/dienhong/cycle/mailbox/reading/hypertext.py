"""The words of an HTML message; of its markup nothing is kept."""

from lxml import etree, html

MOST = 1_000_000
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg", "math"})
_LINES = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol", "pre", "hr"}
)


def words_of(markup: str) -> str:
    """Text line by line; hidden parts and everything that is no text are left out. "" when nothing can be read."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(markup[:MOST].replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    said: list[str] = []
    silent = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = node.tag if isinstance(node.tag, str) else ""
        hides = name in _SILENT or "display:none" in node.get("style", "").replace(" ", "").lower()
        if event == "start":
            silent += hides
            said += ["\n" if name in _LINES else "", "" if silent else _flat(node.text)]
        else:
            silent -= hides
            said += ["\n" if name in _LINES else "", "" if silent else _flat(node.tail)]
    lines = [" ".join(line.split()) for line in "".join(said).split("\n")]
    return "\n".join(line for line in lines if line)


def _flat(text: str | None) -> str:
    return text.replace("\n", " ") if text else ""
