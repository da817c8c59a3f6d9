"""Only web/ and config/ know HTTP. Import-linter cannot forbid part of an external package, so this reads the imports."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src/dienhong"
HTTP = ("django.http", "django.shortcuts", "django.urls", "django.views", "django.middleware", "django_htmx")


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_lower_floors_do_not_know_http() -> None:
    offenders = [
        (str(path.relative_to(SOURCE)), name)
        for floor in ("cycle", "civic", "engines", "kernel")
        for path in (SOURCE / floor).rglob("*.py")
        for name in _imports(path)
        if name.startswith(HTTP)
    ]
    assert offenders == []


def test_signals_are_not_used() -> None:
    offenders = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if any(name.startswith("django.dispatch") or ".signals" in name for name in _imports(path))
    ]
    assert offenders == []
