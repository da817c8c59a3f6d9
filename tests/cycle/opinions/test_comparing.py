"""Similar opinions: proposed by a job, judged by people, gone with what is withheld."""

from datetime import timedelta

import pytest
from django.conf import settings
from tests.cast import MINH, NOW, Cast, do_jobs, make_opinion

from dienhong.cycle.opinions.actions.comparing import find_similar, judge_pair
from dienhong.cycle.opinions.actions.repeating import mark_repeat
from dienhong.cycle.opinions.actions.sealing import divert_opinion
from dienhong.cycle.opinions.models import Opinion, Repeat, Similarity
from dienhong.cycle.opinions.relations import judged_pairs, pairs_to_judge
from dienhong.cycle.opinions.states import OpinionState, SimilarityJudgement
from dienhong.cycle.replies.actions.referring import answer_by_reference
from dienhong.cycle.replies.queries import answer_for
from dienhong.engines.secrets.seal import Seal
from dienhong.engines.tenancy.scope import in_commune
from dienhong.kernel.errors import Forbidden, Refused

S = OpinionState
CULVERT = "Cống thoát nước trước cửa chợ Đầm bị tắc, mưa xuống là ngập vào nhà dân."
CULVERT_AGAIN = "cong thoat nuoc truoc cho Dam tac lau roi, mua la ngap vao nha dan xung quanh cho"
OTHERS = (
    "Đề nghị xã cho biết lịch tiêm phòng dại cho chó mèo trong quý này.",
    "Trạm y tế thiếu thuốc huyết áp, người già phải đi xa mua.",
    "Loa truyền thanh thôn phát quá sớm, trẻ nhỏ không ngủ được.",
    "Sân chơi của trẻ em trong xóm chưa có bóng mát và ghế đá.",
)


def several(cast: Cast) -> tuple[Opinion, Opinion]:
    first = make_opinion(cast, text=CULVERT)
    for text in OTHERS:
        make_opinion(cast, text=text)
    return first, make_opinion(cast, text=CULVERT_AGAIN, sender=MINH, now=NOW + timedelta(days=3))


def test_new_opinion_is_set_beside_what_is_like_it(hoa_phu: Cast) -> None:
    first, second = several(hoa_phu)
    do_jobs()
    pair = Similarity.objects.get()
    assert (pair.a_id, pair.b_id, pair.model, pair.judgement) == (first.pk, second.pk, "words-2", "")
    assert 0.5 <= pair.score <= 1
    find_similar(second.pk, now=NOW)
    assert Similarity.objects.count() == 1


def test_two_opinions_with_the_same_text_are_one_pair(hoa_phu: Cast) -> None:
    first, second = make_opinion(hoa_phu, text=CULVERT), make_opinion(hoa_phu, text=CULVERT, sender=MINH)
    find_similar(second.pk, now=NOW)
    pair = Similarity.objects.get()
    assert (pair.a_id, pair.b_id, pair.level) == (first.pk, second.pk, "incident")


def test_old_withdrawn_and_withheld_ones_are_left_out(hoa_phu: Cast) -> None:
    make_opinion(hoa_phu, text=CULVERT, now=NOW - timedelta(days=181))
    make_opinion(hoa_phu, S.WITHDRAWN, text=CULVERT)
    make_opinion(hoa_phu, S.DIVERTED, text=CULVERT)
    find_similar(make_opinion(hoa_phu, text=CULVERT_AGAIN).pk, now=NOW)
    assert Similarity.objects.count() == 0


def test_other_communes_are_never_compared(hoa_phu: Cast, binh_an: Cast) -> None:
    with in_commune(binh_an.commune.pk):
        make_opinion(binh_an, text=CULVERT)
    find_similar(make_opinion(hoa_phu, text=CULVERT).pk, now=NOW)
    assert Similarity.objects.count() == 0


def test_judged_pair_is_kept_and_leaves_the_queue(hoa_phu: Cast) -> None:
    several(hoa_phu)
    do_jobs()
    pair = pairs_to_judge(hoa_phu.ha).get()
    with pytest.raises(Forbidden):
        judge_pair(hoa_phu.tuan, pair.pk, SimilarityJudgement.SAME, now=NOW)
    judge_pair(hoa_phu.ha, pair.pk, SimilarityJudgement.DIFFERENT, now=NOW)
    assert (list(pairs_to_judge(hoa_phu.ha)), judged_pairs().get().judged_by_id) == ([], hoa_phu.ha.user_id)


def test_withheld_opinion_takes_its_pairs_along(hoa_phu: Cast) -> None:
    _, second = several(hoa_phu)
    do_jobs()
    divert_opinion(hoa_phu.ha, second.pk, seal=Seal(settings.SEALED_KEYS), now=NOW)
    assert Similarity.objects.count() == 0


def test_repeat_is_answered_by_reference_without_the_other_s_code(hoa_phu: Cast) -> None:
    earlier, again = make_opinion(hoa_phu, S.REPLIED), make_opinion(hoa_phu, S.ASSIGNED)
    reply = answer_by_reference(hoa_phu.tuan, again.pk, earlier_id=earlier.pk, now=NOW + timedelta(days=30))
    answer = answer_for(earlier)
    assert reply is not None
    assert answer is not None
    assert "đã trả lời ngày 09/03/2026" in reply.text
    assert answer.text in reply.text
    assert earlier.code not in reply.text
    assert Repeat.objects.get().earlier_id == earlier.pk
    with pytest.raises(Refused, match="đã có bản đang soạn"):
        answer_by_reference(hoa_phu.tuan, again.pk, earlier_id=earlier.pk, now=NOW)


def test_repeat_is_marked_before_a_unit_has_it(hoa_phu: Cast) -> None:
    earlier, again = make_opinion(hoa_phu, S.REPLIED), make_opinion(hoa_phu)
    assert answer_by_reference(hoa_phu.ha, again.pk, earlier_id=earlier.pk, now=NOW) is None
    assert Repeat.objects.get().opinion_id == again.pk
    with pytest.raises(Refused, match="chưa được trả lời"):
        mark_repeat(hoa_phu.ha, earlier.pk, earlier_id=again.pk, now=NOW)
