"""The generated documentation is what the code says today."""

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


def _maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts/make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_glossary_is_current() -> None:
    assert (ROOT / "docs/glossary.md").read_text("utf-8") == _maker().glossary()


def test_flows_are_current() -> None:
    assert (ROOT / "docs/flows.md").read_text("utf-8") == _maker().flows()
