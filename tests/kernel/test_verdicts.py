import pytest

from dienhong.kernel.errors import Forbidden, Refused
from dienhong.kernel.verdicts import YES, no, only_if


def test_yes_is_truthy_and_raises_nothing() -> None:
    assert YES
    YES.require()
    YES.enforce("text")


def test_no_carries_its_reason() -> None:
    verdict = no("Chưa đến ngày.")
    assert not verdict
    assert verdict.reason == "Chưa đến ngày."


def test_refused_permission_is_forbidden() -> None:
    with pytest.raises(Forbidden) as refusal:
        no("Chỉ Văn phòng được làm.").require()
    assert refusal.value.message == "Chỉ Văn phòng được làm."


def test_broken_rule_names_the_field() -> None:
    with pytest.raises(Refused) as refusal:
        no("Ngắn quá.").enforce("text")
    assert (refusal.value.message, refusal.value.field) == ("Ngắn quá.", "text")


@pytest.mark.parametrize("condition", [True, False])
def test_only_if_follows_the_condition(condition: bool) -> None:
    assert only_if(condition, "Không.").allowed == condition


def test_allowed_verdict_has_no_reason() -> None:
    assert only_if(True, "Không.").reason == ""
