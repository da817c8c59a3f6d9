"""How a right to sign looks on paper: the lines over the name, and on which kinds of documents they stand."""

from dataclasses import dataclass

from django.utils.text import capfirst

from dienhong.civic.documents.kinds import KINDS, Manner, authority_lines
from dienhong.civic.documents.rules import MANNER_LABELS, Authority, authority_of, may_sign
from dienhong.kernel.numbering import System


@dataclass(frozen=True, slots=True)
class Block:
    """The lines over the name, and the titles of the kinds that get them."""

    lines: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A manner of signing in plain words, with an example."""

    label: str
    told: str
    needs: str
    example: tuple[str, ...]


def blocks_of(authority: Authority) -> list[Block]:
    """One block a form of lines; empty when no kind of document is signed in this way."""
    found: dict[tuple[str, ...], list[str]] = {}
    for kind in KINDS.values():
        if may_sign(authority, kind, authority.valid_from):
            found.setdefault(authority_of(authority, kind), []).append(kind.title)
    return [Block(lines, tuple(dict.fromkeys(titles))) for lines, titles in found.items()]


def _way(
    manner: Manner, told: str, needs: str, *, post: str, head: str = "", collective: str = "", system: System = "state"
) -> Way:
    label = "Của Đảng" if system == "party" else capfirst(MANNER_LABELS[manner])
    return Way(label, told, needs, authority_lines(manner, system=system, post=post, head=head, collective=collective))


WAYS = (
    _way(
        Manner.DIRECT, "Người đứng đầu ký việc thuộc thẩm quyền riêng của mình.", "Chức vụ.",
        post="Chủ tịch",
    ),
    _way(
        Manner.TM, "Người đứng đầu ký thay mặt tập thể, như kế hoạch, báo cáo của Ủy ban.", "Chức vụ, tên tập thể.",
        post="Chủ tịch", collective="Ủy ban nhân dân",
    ),
    _way(
        Manner.KT, "Cấp phó ký thay người đứng đầu lĩnh vực được phân công, kể cả cấp phó được giao phụ trách.",
        "Chức vụ cấp phó, chức vụ người đứng đầu.",
        post="Phó Chủ tịch", head="Chủ tịch", collective="Ủy ban nhân dân",
    ),
    _way(
        Manner.TL, "Trưởng bộ phận bên trong ký theo lệnh người đứng đầu, khi quy chế làm việc cho phép.",
        "Quy chế làm việc có điều này.",
        post="Chánh Văn phòng", head="Chủ tịch",
    ),
    _way(
        Manner.TUQ, "Người được ủy quyền ký một số việc, trong một thời hạn; không ủy quyền lại cho người khác.",
        "Văn bản ủy quyền và ngày hết hạn.",
        post="Giám đốc Trung tâm", head="Chủ tịch",
    ),
    _way(
        Manner.Q, "Người được giao quyền đứng đầu, khi chưa có người đứng đầu.", "Chức vụ được giao quyền.",
        post="Chủ tịch", collective="Ủy ban nhân dân",
    ),
    _way(
        Manner.TM, "Cấp ủy là tập thể: cấp phó cũng ký thay mặt, không ký thay người đứng đầu.",
        "Chức vụ, tên tập thể.",
        post="Bí thư", collective="Ban Thường vụ", system="party",
    ),
)  # fmt: skip
