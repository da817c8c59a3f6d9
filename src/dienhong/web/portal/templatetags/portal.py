"""Words that portal pages need and the kit does not have."""

from django import template

from dienhong.web.portal.dialogues import words

register = template.Library()
register.filter("when", words.when)
