"""`{% url %}` that remembers: the frame of a page has some thirty addresses without parts, the same on every view."""

from functools import lru_cache

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parse_url
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape

register = template.Library()


class FixedAddress(URLNode):
    """An address without parts. Where none is known, Django's own node says so, or says nothing."""

    def render(self, context: Context) -> str:
        name = str(self.view_name.resolve(context))
        try:
            address = _address(get_urlconf(), get_script_prefix(), name)
        except NoReverseMatch:
            return super().render(context)
        if self.asvar:
            context[self.asvar] = address
            return ""
        return conditional_escape(address)


@lru_cache(maxsize=16384)
def _address(_urlconf: str | None, _prefix: str, name: str) -> str:
    return reverse(name)


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    """As Django's, in its place in every template."""
    node = parse_url(parser, token)
    has_parts = node.args or node.kwargs
    return node if has_parts else FixedAddress(node.view_name, node.args, node.kwargs, node.asvar)
