"""The one table of what follows from which event. A job is enqueued in the transaction of its event."""

from collections.abc import Sequence

from dienhong.civic.deadlines.events import LimitChanged
from dienhong.civic.documents import jobs as documents
from dienhong.civic.documents.events import (
    BatchContinued,
    DocumentIssued,
    DocumentRecalled,
    DocumentTransmitted,
    PackageRefused,
    RecallAnswered,
    RecallAsked,
)
from dienhong.civic.sealed.events import CaseHandedUp, CaseSealed
from dienhong.cycle.conference import jobs as conference
from dienhong.cycle.conference.events import ConferenceClosed, ConferenceSettled, CorrectionAsked
from dienhong.cycle.dialogues import jobs as dialogues
from dienhong.cycle.dialogues.events import DialogueMoved
from dienhong.cycle.intake import jobs as intake
from dienhong.cycle.intake.events import ImportContinued, UndoContinued
from dienhong.cycle.learning import jobs as learning
from dienhong.cycle.mailbox import jobs as mailbox
from dienhong.cycle.mailbox.events import MailRegistered
from dienhong.cycle.opinions import jobs as opinions
from dienhong.cycle.opinions.events import (
    AssignmentTakenBack,
    BulkContinued,
    ExportAsked,
    ExtensionAsked,
    ExtensionGranted,
    ExtensionRefused,
    InformationAdded,
    OfficialsConcerned,
    OpinionAssigned,
    OpinionDiverted,
    OpinionHandedBack,
    OpinionPartMade,
    OpinionReceived,
    OpinionReopened,
    OpinionReplied,
    OpinionTriaged,
    QuestionAnswered,
    SenderAsked,
    SupportAsked,
    SupportGiven,
)
from dienhong.cycle.plans import jobs as plans
from dienhong.cycle.privacy import jobs as privacy
from dienhong.cycle.replies import jobs as replies
from dienhong.cycle.replies.events import ReplyApproved, ReplyReturned, ReplySubmitted
from dienhong.engines.journal.record import Reaction
from dienhong.kernel.events import Event

REACTIONS: dict[type[Event], Sequence[Reaction]] = {
    LimitChanged: (opinions.recount_due_dates.enqueue,),
    OpinionReceived: (
        opinions.suggest.enqueue,
        opinions.find_similar.enqueue,
        opinions.acknowledge.enqueue,
        privacy.keep_consents.enqueue,
    ),
    OpinionPartMade: (opinions.suggest.enqueue, opinions.find_similar.enqueue),
    OpinionAssigned: (opinions.tell_assigned_unit.enqueue,),
    AssignmentTakenBack: (opinions.tell_assigned_unit.enqueue,),
    OpinionTriaged: (learning.note_triage.enqueue,),
    OpinionDiverted: (
        opinions.forget_letters.enqueue,
        intake.forget_words.enqueue,
        mailbox.forget_words.enqueue,
        learning.forget_diverted.enqueue,
        privacy.forget_diverted.enqueue,
    ),
    ImportContinued: (intake.import_chunk.enqueue,),
    UndoContinued: (intake.undo_chunk.enqueue,),
    OpinionHandedBack: (opinions.tell_handed_back.enqueue,),
    SupportAsked: (opinions.tell_support_asked.enqueue,),
    SupportGiven: (opinions.tell_support_given.enqueue,),
    OfficialsConcerned: (opinions.tell_concerned.enqueue,),
    SenderAsked: (opinions.tell_sender_asked.enqueue,),
    OpinionReplied: (opinions.tell_sender_answered.enqueue,),
    MailRegistered: (mailbox.acknowledge.enqueue,),
    QuestionAnswered: (opinions.tell_sender_spoke.enqueue,),
    InformationAdded: (opinions.tell_sender_spoke.enqueue,),
    ExtensionAsked: (opinions.tell_extension.enqueue,),
    ExtensionGranted: (opinions.tell_extension.enqueue, opinions.tell_sender_extended.enqueue),
    ExtensionRefused: (opinions.tell_extension.enqueue,),
    OpinionReopened: (opinions.tell_reopened.enqueue,),
    BulkContinued: (opinions.bulk_chunk.enqueue,),
    ExportAsked: (opinions.write_export.enqueue,),
    CaseSealed: (opinions.tell_of_sealed.enqueue,),
    CaseHandedUp: (opinions.tell_of_sealed.enqueue,),
    ConferenceClosed: (conference.settle.enqueue,),
    ConferenceSettled: (replies.keep_hall_replies.enqueue,),
    CorrectionAsked: (conference.tell_correction.enqueue,),
    DialogueMoved: (dialogues.tick_duties.enqueue,),
    ReplySubmitted: (replies.tell_submitted.enqueue,),
    ReplyReturned: (replies.tell_returned.enqueue,),
    ReplyApproved: (replies.tell_approved.enqueue,),
    BatchContinued: (documents.issue_chunk.enqueue,),
    DocumentTransmitted: (documents.put_package.enqueue,),
    DocumentIssued: (plans.issue_by_document.enqueue, dialogues.announce_by_notice.enqueue),
    DocumentRecalled: (documents.ask_back.enqueue,),
    PackageRefused: (documents.tell_refused.enqueue,),
    RecallAsked: (documents.tell_recall.enqueue,),
    RecallAnswered: (documents.say_recall_answer.enqueue,),
}
