"""Draws Django's forms in the design system: a page writes `{{ form }}` or `{{ form.name.as_field_group }}`."""

from pathlib import Path
from typing import Any

from django.forms import renderers
from django.http import HttpRequest
from django.template.backends.django import DjangoTemplates as Backend
from django.utils.functional import cached_property

_OURS = Path(__file__).parent / "templates" / "kit" / "widgets"
_DJANGOS = Path(renderers.__file__).parent / "templates"
_CLASSES = {
    "text": "dt-input",
    "email": "dt-input",
    "tel": "dt-input",
    "url": "dt-input",
    "number": "dt-input dt-input--short",
    "search": "dt-input",
    "password": "dt-input",
    "date": "dt-input dt-input--short",
    "datetime": "dt-input dt-input--medium",
    "time": "dt-input dt-input--short",
    "textarea": "dt-textarea",
    "select": "dt-select",
    "file": "dt-file",
    "clearable_file_input": "dt-file",
    "checkbox": "dt-checkboxes__input",
}


class KitRenderer(renderers.DjangoTemplates):
    """FORM_RENDERER: our field markup around Django's own widgets, our classes on them."""

    form_template_name = "kit/forms/form.html"
    formset_template_name = "kit/forms/formset.html"
    field_template_name = "kit/forms/field.html"

    @cached_property
    def engine(self) -> Backend:
        """Our templates first, so that radio.html and its kin replace Django's."""
        folders = [_OURS, _DJANGOS]
        return Backend({"APP_DIRS": True, "DIRS": folders, "NAME": "kitforms", "OPTIONS": {}})

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Adds the class of the widget's kind before the widget is drawn."""
        if "widget" in context:
            _add_class(context["widget"], Path(template_name).stem)
        return super().render(template_name, context, request)


def _add_class(widget: dict[str, Any], kind: str) -> None:
    """Class of the kind, plus the class of a fault; a class that the form gave itself stays."""
    wanted = _CLASSES.get(kind)
    if wanted is None:
        return
    attrs = widget["attrs"] = dict(widget["attrs"])
    attrs["class"] = f"{wanted} {attrs.get('class', '')}".strip()
    if kind == "textarea":
        attrs["class"] += " dt-js-character-count"
    if kind == "password":
        attrs["class"] += " dt-password-input__input dt-js-password-input-input"
    if attrs.get("aria-invalid") and kind in {"text", "textarea", "email", "tel"}:
        attrs["class"] += f" {wanted.split()[0]}--error"
