"""The tables of replies: the answer with its promises and ratings, its texts in writing, what it is made of."""

from dienhong.cycle.replies.models.library import AnswerTemplate, LegalSnippet
from dienhong.cycle.replies.models.reply import SEARCH_KIND, Commitment, Rating, Reply
from dienhong.cycle.replies.models.text import ReplyText

__all__ = ["SEARCH_KIND", "AnswerTemplate", "Commitment", "LegalSnippet", "Rating", "Reply", "ReplyText"]
