"""Papers of replies: the letter to the sender, the report of drafts with its table."""

from dienhong.cycle.replies.papers.drafts import DraftsContext, drafts_context, drafts_paper
from dienhong.cycle.replies.papers.letter import ReplyLetterContext, reply_letter_context, reply_letter_paper
from dienhong.cycle.replies.papers.table import ReplyRow, replies_appendix, reply_row

__all__ = [
    "DraftsContext",
    "ReplyLetterContext",
    "ReplyRow",
    "drafts_context",
    "drafts_paper",
    "replies_appendix",
    "reply_letter_context",
    "reply_letter_paper",
    "reply_row",
]
