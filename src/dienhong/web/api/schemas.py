"""The shapes of what goes in and out; the OpenAPI description is made of them."""

from datetime import date as day
from datetime import datetime
from typing import Annotated, ClassVar

from ninja import Schema
from pydantic import ConfigDict, Field

from dienhong.cycle.opinions.rules import TEXT_LENGTH

Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
Cursor = Annotated[int, Field(ge=0, le=2**63 - 1, description="`next_after` of the page before; 0 for the first one")]
Limit = Annotated[int, Field(ge=1, le=100, description="Rows on a page")]


class OpinionIn(Schema):
    """One opinion. Name, telephone and e-mail only with the sender's consent."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    text: str = Field(min_length=10, max_length=TEXT_LENGTH, description="The citizen's own words")
    dialogue_id: Id | None = Field(None, description="A dialogue with `accepts_opinions`")
    village_id: Id | None = Field(None, description="An id of /villages")
    name: str = Field("", max_length=160)
    phone: str = Field("", max_length=20, description="A Vietnamese number, such as 0912 345 678")
    email: str = Field("", max_length=254)
    consents: bool = Field(default=False, description="The sender agreed that the commune keeps name and contact")


class ReceiptOut(Schema):
    code: str = Field(description="What the sender looks the opinion up with")
    due_date: day = Field(description="The last day for the answer, as things stand")


class StatusOut(Schema):
    code: str
    state: str
    state_label: str
    received_on: day
    due_date: day | None = Field(description="None once it is answered or otherwise closed")
    unit: str


class TopicOut(Schema):
    code: str
    name: str


class VillageOut(Schema):
    id: int
    name: str


class DialogueOut(Schema):
    id: int
    title: str
    state: str
    date: day | None
    half_day: str
    start_time: str | None
    venue: str
    audience: str
    topics: list[str]
    accepts_opinions: bool
    intake_until: day | None


class CommitmentOut(Schema):
    text: str
    unit: str
    due_date: day
    state: str


class ReplyOut(Schema):
    id: int
    question: str = Field(description="The wording that was approved for the public")
    answer: str
    legal_basis: str
    topic: str = Field(description="A code of /topics, or empty")
    unit: str
    dialogue_id: int | None
    received_on: day
    published_at: datetime
    commitments: list[CommitmentOut]


class PlanOut(Schema):
    id: int
    year: int
    reference: str = Field(description="Number and symbol, such as 15/KH-UBND")
    title: str
    issued_on: day | None


class DutyOut(Schema):
    who: str
    what: str
    due: str


class PlanDetailOut(PlanOut):
    duties: list[DutyOut]
    dialogue_ids: list[int]


class TopicPage(Schema):
    items: list[TopicOut]


class VillagePage(Schema):
    items: list[VillageOut]


class DialoguePage(Schema):
    items: list[DialogueOut]
    next_after: int | None = Field(description="Pass it as `after` for the next page; None on the last one")


class ReplyPage(Schema):
    items: list[ReplyOut]
    next_after: int | None


class PlanPage(Schema):
    items: list[PlanOut]
    next_after: int | None


class Fault(Schema):
    where: str
    code: str


class ProblemOut(Schema):
    """RFC 9457. `title` and `detail` are Vietnamese sentences, `code` is for programs."""

    title: str
    status: int
    code: str
    detail: str
    errors: list[Fault] | None = None
