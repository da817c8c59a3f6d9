"""One table per element drives both directions, so what is written can be read back."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from dienhong.engines.edxml.forms import Form, Unfit
from dienhong.engines.edxml.refused import EdxmlRefused

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
XML_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#"
PREFIX = "edXML:"
ENVELOPE = "edXML/edXMLEnvelope"
HEADER = f"{ENVELOPE}/edXMLHeader"
MANIFEST = f"{ENVELOPE}/edXMLBody/edXMLManifest"
ENCODED = "edXML/AttachmentEncoded"


@dataclass(frozen=True, slots=True)
class Field:
    """A child element `tag` and the attribute `name` that holds it; `inside` names the element around a list."""

    tag: str
    name: str
    form: "Form | Shape"
    required: bool = False
    many: bool = False
    inside: str = ""

    @property
    def outer(self) -> str:
        return self.inside or self.tag


@dataclass(frozen=True, slots=True)
class Shape:
    """An element with children: the class it becomes, its fields in the standard's order, and tags we leave unread."""

    cls: type
    fields: tuple[Field, ...]
    unread: tuple[str, ...] = ()


def fill(parent: Element, shape: Shape, value: Any, path: str) -> None:
    """Append the children of `value` to `parent`. Raises EdxmlRefused where a value is missing or does not fit."""
    for field in shape.fields:
        held = getattr(value, field.name)
        items: Sequence[Any] = held if field.many else (held,)
        place = SubElement(parent, PREFIX + field.inside) if field.inside else parent
        where = f"{path}/{field.inside}" if field.inside else path
        written = sum(
            _append(place, field, item, _step(where, field.tag, at, len(items))) for at, item in enumerate(items)
        )
        if field.required and not written:
            raise EdxmlRefused(f"Thiếu {field.tag}", f"{where}/{field.tag}")
        if place is not parent and not written:
            parent.remove(place)


def _append(parent: Element, field: Field, value: Any, path: str) -> bool:
    if value is None or value == "":
        return False
    child = SubElement(parent, PREFIX + field.tag)
    if isinstance(field.form, Shape):
        fill(child, field.form, value, path)
        filled = len(child) > 0
    else:
        child.text = _fitting(field.form.spell, value, path)
        filled = bool(child.text)
    if not filled:
        parent.remove(child)
    return filled


def _fitting(convert: Any, value: Any, path: str) -> Any:
    try:
        return convert(value)
    except Unfit as unfit:
        raise EdxmlRefused(f"Giá trị {unfit}", path) from unfit


def _step(path: str, tag: str, at: int, count: int) -> str:
    return f"{path}/{tag}[{at + 1}]" if count > 1 else f"{path}/{tag}"


def children(element: Element, path: str, allowed: Sequence[str]) -> dict[str, list[Element]]:
    """The children by local name. Raises EdxmlRefused for a foreign namespace, an unknown name, or stray text."""
    if any(text.strip() for text in (element.text or "", *(child.tail or "" for child in element))):
        raise EdxmlRefused("Có chữ nằm ngoài các thẻ", path)
    found: dict[str, list[Element]] = {}
    for child in element:
        found.setdefault(local_name(child, path, allowed), []).append(child)
    return found


def local_name(element: Element, path: str, allowed: Sequence[str]) -> str:
    """The element's name without namespace. Raises EdxmlRefused when it is not one of `allowed`."""
    namespace, _, name = element.tag.rpartition("}")
    if namespace != "{" + NAMESPACE and not (name == "Signature" and namespace == "{" + XML_SIGNATURE):
        shown = namespace[1:81] or "không có"
        raise EdxmlRefused(f"Thẻ {name[:60]} mang không gian tên lạ “{shown}”, phải là {NAMESPACE}", path)
    if name not in allowed:
        meant = difflib.get_close_matches(name[:60], allowed, n=1, cutoff=0.75)
        hint = f"; quy chuẩn viết là {meant[0]}" if meant else ""
        raise EdxmlRefused(f"Không nhận ra thẻ {name[:60]}{hint}", path)
    return name


def only(found: dict[str, list[Element]], tag: str, path: str) -> Element:
    """The single element `tag`. Raises EdxmlRefused when it is missing or repeated."""
    elements = found.get(tag, [])
    if not elements:
        raise EdxmlRefused(f"Thiếu {tag}", f"{path}/{tag}")
    if len(elements) > 1:
        raise EdxmlRefused(f"Thẻ {tag} xuất hiện {len(elements)} lần, chỉ được một lần", f"{path}/{tag}")
    return elements[0]


def value_of(shape: Shape, element: Element, path: str, notes: list[str]) -> Any:
    """`element` as an object of `shape.cls`; tags that we do not use are added to `notes`. Raises EdxmlRefused.

    The order of children is free: offices put DocumentId and ToPlaces in different places.
    """
    found = children(element, path, (*(field.outer for field in shape.fields), *shape.unread))
    notes += [f"Bỏ qua {path}/{tag}: phần mềm chưa dùng nội dung này." for tag in shape.unread if tag in found]
    values: dict[str, Any] = {}
    for field in shape.fields:
        items = _items(field, found, path, notes)
        if items:
            values[field.name] = tuple(items) if field.many else items[0]
        elif field.required:
            raise EdxmlRefused(f"Thiếu {field.tag}", f"{path}/{field.tag}")
    return shape.cls(**values)


def _items(field: Field, found: dict[str, list[Element]], path: str, notes: list[str]) -> list[Any]:
    if field.outer not in found:
        return []
    elements = found[field.outer] if field.many and not field.inside else [only(found, field.outer, path)]
    if field.inside:
        path = f"{path}/{field.inside}"
        elements = children(elements[0], path, (field.tag,)).get(field.tag, [])
    read = [_read(field, child, _step(path, field.tag, at, len(elements)), notes) for at, child in enumerate(elements)]
    return [value for value in read if value not in (None, "")]


def _read(field: Field, element: Element, path: str, notes: list[str]) -> Any:
    if isinstance(field.form, Shape):
        return None if _is_hollow(element) else value_of(field.form, element, path, notes)
    text = leaf_text(element, path).strip()
    return _fitting(field.form.read, text, path) if text else None


def leaf_text(element: Element, path: str) -> str:
    """The text of an element without children. Raises EdxmlRefused when there are children."""
    if len(element):
        raise EdxmlRefused("Chỉ được chứa chữ nhưng lại có thẻ con", path)
    return element.text or ""


def _is_hollow(element: Element) -> bool:
    """Some programs send all the tags of an absent ResponseFor or SignerInfo, empty."""
    return not any((part.text or "").strip() for part in element.iter())
