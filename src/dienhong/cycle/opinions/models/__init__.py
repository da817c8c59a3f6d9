"""The tables of the register: the opinion, and one module for each thing that hangs on it."""

from dienhong.cycle.opinions.models.assignment import Assignment
from dienhong.cycle.opinions.models.cosigner import Cosigner
from dienhong.cycle.opinions.models.grouping import Merge, Part, Repeat
from dienhong.cycle.opinions.models.opinion import SEARCH_KIND, Opinion, searchable
from dienhong.cycle.opinions.models.paper import OpinionPaper
from dienhong.cycle.opinions.models.photo import Photo
from dienhong.cycle.opinions.models.similarity import Similarity
from dienhong.cycle.opinions.models.submitter import Submitter

__all__ = [
    "SEARCH_KIND",
    "Assignment",
    "Cosigner",
    "Merge",
    "Opinion",
    "OpinionPaper",
    "Part",
    "Photo",
    "Repeat",
    "Similarity",
    "Submitter",
    "searchable",
]
