"""Papers of replies: the letter to the sender, the report of drafts with its table; minutes and conclusions."""

from dienhong.cycle.replies.papers.drafts import DraftsContext, drafts_context, drafts_paper
from dienhong.cycle.replies.papers.held import Hours, conclusions_context, minutes_context
from dienhong.cycle.replies.papers.letter import ReplyLetterContext, reply_letter_context, reply_letter_paper
from dienhong.cycle.replies.papers.table import ReplyRow, replies_appendix, reply_row

__all__ = [
    "DraftsContext",
    "Hours",
    "ReplyLetterContext",
    "ReplyRow",
    "conclusions_context",
    "drafts_context",
    "drafts_paper",
    "minutes_context",
    "replies_appendix",
    "reply_letter_context",
    "reply_letter_paper",
    "reply_row",
]
