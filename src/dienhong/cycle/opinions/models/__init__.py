"""The tables of the register: the opinion, and one module for each thing that hangs on it."""

from dienhong.cycle.opinions.models.assignment import Assignment
from dienhong.cycle.opinions.models.bulk import BulkItem, BulkRun
from dienhong.cycle.opinions.models.clock import Clock, Escalation, Extension, ExtensionState, Origin, Pause
from dienhong.cycle.opinions.models.concern import ConcernedOfficial
from dienhong.cycle.opinions.models.cosigner import Cosigner
from dienhong.cycle.opinions.models.export import RegisterExport
from dienhong.cycle.opinions.models.grouping import Merge, Part, Repeat
from dienhong.cycle.opinions.models.message import Direction, Message, MessageKind
from dienhong.cycle.opinions.models.opinion import SEARCH_KIND, Opinion, searchable
from dienhong.cycle.opinions.models.paper import OpinionPaper
from dienhong.cycle.opinions.models.photo import Photo
from dienhong.cycle.opinions.models.similarity import Similarity
from dienhong.cycle.opinions.models.submitter import Submitter
from dienhong.cycle.opinions.models.suggestion import Suggestion
from dienhong.cycle.opinions.models.support import SupportingUnit
from dienhong.cycle.opinions.models.transfer import TransferTrack

__all__ = [
    "SEARCH_KIND",
    "Assignment",
    "BulkItem",
    "BulkRun",
    "Clock",
    "ConcernedOfficial",
    "Cosigner",
    "Direction",
    "Escalation",
    "Extension",
    "ExtensionState",
    "Merge",
    "Message",
    "MessageKind",
    "Opinion",
    "OpinionPaper",
    "Origin",
    "Part",
    "Pause",
    "Photo",
    "RegisterExport",
    "Repeat",
    "Similarity",
    "Submitter",
    "Suggestion",
    "SupportingUnit",
    "TransferTrack",
    "searchable",
]
