"""What every paper of a dialogue says about it: with whom, when, where, on what, led by whom."""

from dataclasses import dataclass
from datetime import date, time

from dienhong.civic.people.models import User
from dienhong.civic.people.queries import memberships_on
from dienhong.cycle.dialogues.models import Dialogue
from dienhong.cycle.dialogues.states import HalfDay
from dienhong.kernel.numbering import clock_words, day_words

LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody who acts in their post."""

    name: str
    post: str = ""

    @property
    def introduced(self) -> str:
        """Such as "đồng chí Trần Văn Dũng, Chủ tịch Ủy ban nhân dân xã"."""
        return f"đồng chí {', '.join(filter(None, (self.name, self.post)))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One dialogue as papers speak of it. Unknown parts stay None or empty.

    `audience` follows "đối thoại với"; `plan` is how the plan is cited, such as "Kế hoạch số 15/KH-UBND ngày …".
    """

    audience: str
    topics: tuple[str, ...] = ()
    day: date | None = None
    start: time | None = None
    half_day: str = ""
    venue: str = ""
    venue_address: str = ""
    chair: Official | None = None
    co_chairs: tuple[Official, ...] = ()
    plan: str = ""

    @property
    def name(self) -> str:
        return f"Hội nghị tiếp xúc, đối thoại với {self.audience}"

    @property
    def when(self) -> str:
        """Such as "08 giờ 00, ngày 15 tháng 4 năm 2026"; the half-day where no hour is set; empty without a day."""
        if self.day is None:
            return ""
        hour = clock_words(self.start) if self.start else self.half_day
        return ", ".join(filter(None, (hour, day_words(self.day))))

    @property
    def where(self) -> str:
        return ", ".join(filter(None, (self.venue, self.venue_address)))

    @property
    def appointed(self) -> str:
        """The meeting with time and place as far as they are set."""
        at = " tại ".join(filter(None, (self.when, self.where)))
        return f"{self.name} ({at})" if at else self.name

    @property
    def held(self) -> str:
        """The meeting with its day, as later papers name it."""
        return f"{self.name} {day_words(self.day)}" if self.day else self.name

    @property
    def chairs(self) -> tuple[Official, ...]:
        return (self.chair, *self.co_chairs) if self.chair else self.co_chairs

    @property
    def bases(self) -> tuple[str, ...]:
        """The law, and the plan where there is one."""
        return (LAW, f"Căn cứ {self.plan}") if self.plan else (LAW,)


def occasion_of(dialogue: Dialogue) -> Occasion:
    """The dialogue as its record stands."""
    on = dialogue.date
    return Occasion(
        audience=_with_people(dialogue.audience_kind, dialogue.audience_name),
        topics=tuple(topic["text"] for topic in dialogue.topics),
        day=on,
        start=dialogue.start_time,
        half_day=HalfDay(dialogue.half_day).label if dialogue.half_day else "",
        venue=dialogue.venue.name if dialogue.venue else "",
        venue_address=dialogue.venue.address if dialogue.venue else "",
        chair=official(dialogue.chair, on) if dialogue.chair else None,
        co_chairs=tuple(official(person, on) for person in dialogue.co_presiders.all()),
        plan=_plan_words(dialogue),
    )


def official(person: User, on: date | None) -> Official:
    """A person with the post that they hold on that day, else with the name of their role."""
    held = memberships_on(on).filter(user=person).order_by("-valid_from").first() if on else None
    return Official(person.full_name, (held.post or held.get_role_display()) if held else "")


def _with_people(kind: str, name: str) -> str:
    if kind not in ("village", "commune") or "nhân dân" in name.casefold():
        return name
    return f"Nhân dân {name[:1].lower()}{name[1:]}"


def _plan_words(dialogue: Dialogue) -> str:
    plan = dialogue.plan
    if plan is None or not plan.reference or plan.issued_on is None:
        return ""
    joint = "," if plan.system == "party" else ""
    body = "Đảng ủy" if plan.system == "party" else "Ủy ban nhân dân"
    title = (
        plan.title[:1].lower() + plan.title[1:]
        if plan.title.startswith(("Tổ chức", "Đối thoại", "Tiếp"))
        else plan.title
    )
    return (
        f"Kế hoạch số {plan.reference}{joint} {day_words(plan.issued_on)} của {body} {plan.commune.full_name} "
        f"về {title}"
    )
