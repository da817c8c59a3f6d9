"""What a form says of an empty answer."""

import pytest
from django import forms

from dienhong.web.desk.account.forms import PasswordForm
from dienhong.web.desk.forms import DeskForm
from dienhong.web.desk.replies.forms import ReturnForm


class Answers(DeskForm):
    name = forms.CharField(label="Họ và tên")
    unit = forms.ChoiceField(label="Đơn vị giải quyết")
    what = forms.CharField(label="Việc gì?")
    which = forms.ChoiceField(label="Việc nào?")
    again = forms.CharField(label="Ghi lại mật khẩu mới")
    pick = forms.ChoiceField(label="Chọn đơn vị")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("name", "Hãy ghi họ và tên."),
        ("unit", "Hãy chọn đơn vị giải quyết."),
        ("what", "Hãy điền ô này."),
        ("which", "Hãy chọn một câu trả lời."),
        ("again", "Hãy ghi lại mật khẩu mới."),
        ("pick", "Hãy chọn đơn vị."),
    ],
)
def test_empty_answer_is_asked_for_in_a_sentence(name: str, message: str) -> None:
    assert Answers({}).errors[name] == [message]


def test_forms_with_questions_have_their_own_sentence() -> None:
    assert ReturnForm({}).errors["reason"] == ["Hãy ghi điều cần sửa."]
    assert PasswordForm(None, {}).errors["again"] == ["Hãy ghi lại mật khẩu mới."]  # type: ignore[arg-type]
