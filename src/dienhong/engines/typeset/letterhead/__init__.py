"""An office's own .docx laid over a kind of document: filled with its contents, its mistakes explained."""

from dienhong.engines.typeset.letterhead.context import PLACEHOLDERS, Context, context_of
from dienhong.engines.typeset.letterhead.filling import fill
from dienhong.engines.typeset.letterhead.problems import Problem, check

__all__ = ["PLACEHOLDERS", "Context", "Problem", "check", "context_of", "fill"]
