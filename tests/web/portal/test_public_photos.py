"""What everybody sees of photos and signers beside a published answer."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from tests.cast import NOW, Cast, make_opinion, make_reply
from tests.engines.photos.hostile import jpeg
from tests.web.portal.conftest import Visitor, page_text

from dienhong.cycle.opinions.actions.photos import add_photo, judge_photo
from dienhong.cycle.opinions.albums import attach
from dienhong.cycle.opinions.models import Opinion
from dienhong.cycle.opinions.states import OpinionState
from dienhong.cycle.replies.models import Reply
from dienhong.cycle.replies.states import ReplyState


@pytest.fixture
def reply(hoa_phu: Cast, settings: Any, tmp_path: Path) -> Reply:
    """Published, to an opinion with three photos, of which the second may be seen by everybody."""
    settings.FILES = tmp_path
    key, opinion = uuid.uuid4(), make_opinion(hoa_phu, OpinionState.ASSIGNED)
    for _ in range(3):
        add_photo(hoa_phu.citizen, key, jpeg(), folder=tmp_path, now=NOW)
    attach(key, opinion)
    judge_photo(hoa_phu.ha, opinion.pk, 1, shown=True, now=NOW)
    return make_reply(hoa_phu, ReplyState.PUBLISHED, opinion=opinion)


def test_only_approved_photos_are_shown(visitor: Visitor, reply: Reply) -> None:
    page = page_text(visitor.get(f"/tra-loi/{reply.pk}/"))
    assert page.count("<img src=") == 1
    assert f'src="/tra-loi/{reply.pk}/anh/1/nho/"' in page
    for name in ("", "nho/"):
        answers = [visitor.get(f"/tra-loi/{reply.pk}/anh/{place}/{name}").status_code for place in range(4)]
        assert answers == [404, 200, 404, 404]


def test_a_photo_is_nothing_but_a_photo(visitor: Visitor, reply: Reply) -> None:
    shown = visitor.get(f"/tra-loi/{reply.pk}/anh/1/")
    heads = (
        "Content-Type",
        "Content-Disposition",
        "Cache-Control",
        "X-Content-Type-Options",
        "Cross-Origin-Resource-Policy",
    )
    assert [shown[head] for head in heads] == [
        "image/jpeg", 'inline; filename="anh.jpg"', "private, no-cache", "nosniff", "same-origin",
    ]  # fmt: skip
    assert shown.content.startswith(b"\xff\xd8")
    again = visitor.get(f"/tra-loi/{reply.pk}/anh/1/", headers={"If-None-Match": shown["ETag"]})
    assert again.status_code == 304


def test_a_photo_goes_with_its_approval_and_with_the_answer(hoa_phu: Cast, visitor: Visitor, reply: Reply) -> None:
    address = f"/tra-loi/{reply.pk}/anh/1/"
    Reply.objects.filter(pk=reply.pk).update(public_since=None)
    assert visitor.get(address).status_code == 404
    Reply.objects.filter(pk=reply.pk).update(public_since=NOW)
    assert visitor.get(address).status_code == 200
    judge_photo(hoa_phu.ha, reply.opinion_id, 1, shown=False, now=NOW)
    assert visitor.get(address).status_code == 404


def test_everybody_sees_how_many_signed(visitor: Visitor, reply: Reply) -> None:
    for address in ("/tra-loi/", f"/tra-loi/{reply.pk}/"):
        assert "người cùng ký" not in page_text(visitor.get(address))
    Opinion.objects.update(signer_count=12)
    for address in ("/tra-loi/", f"/tra-loi/{reply.pk}/"):
        assert "12 người cùng ký" in page_text(visitor.get(address))
