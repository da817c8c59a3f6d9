import json
from typing import Any

import pytest
from hypothesis import given, settings

from dienhong.engines.typeset.model import Block, Document
from dienhong.engines.typeset.stored import blocks_from_json, blocks_to_json, from_json, to_json

from .documents import bodies, documents


@given(documents)
@settings(max_examples=60)
def test_a_document_survives_json(document: Document) -> None:
    assert from_json(json.loads(json.dumps(to_json(document)))) == document


@given(bodies)
@settings(max_examples=60)
def test_a_body_survives_json(body: tuple[Block, ...]) -> None:
    assert blocks_from_json(json.loads(json.dumps(blocks_to_json(body)))) == body


@pytest.mark.parametrize(
    "stored",
    [
        {"type": "video"},
        {"content": []},
        "paragraph",
        {"type": "paragraph"},
        {"type": "paragraph", "content": "words"},
        {"type": "paragraph", "content": [{"text": 5}]},
        {"type": "paragraph", "content": [], "colour": "red"},
        {"type": "paragraph", "content": [], "align": "diagonal"},
        {"type": "paragraph", "content": [], "keep_with_next": 1},
        {"type": "heading", "level": "part", "ordinal": True},
        {"type": "picture", "png": "!", "width_mm": 20, "alt": ""},
        {"type": "table", "columns": [{"title": "A"}], "rows": [["1", "2"]]},
    ],
)
def test_a_foreign_shape_is_refused(stored: Any) -> None:
    with pytest.raises(ValueError):
        blocks_from_json([stored])


def test_a_field_added_later_takes_its_default() -> None:
    (block,) = blocks_from_json([{"type": "item", "content": [{"text": "một"}]}])
    assert blocks_to_json((block,)) == [
        {"type": "item", "content": [{"text": "một", "bold": False, "italic": False}], "depth": 0}
    ]
