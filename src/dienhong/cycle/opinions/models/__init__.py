"""The tables of the register: the opinion, and one module for each thing that hangs on it."""

from dienhong.cycle.opinions.models.assignment import Assignment
from dienhong.cycle.opinions.models.opinion import SEARCH_KIND, Opinion, searchable
from dienhong.cycle.opinions.models.paper import OpinionPaper
from dienhong.cycle.opinions.models.submitter import Submitter

__all__ = ["SEARCH_KIND", "Assignment", "Opinion", "OpinionPaper", "Submitter", "searchable"]
