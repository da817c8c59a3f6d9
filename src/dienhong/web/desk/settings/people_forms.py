"""What an administrator types about people and their roles."""

from typing import Any

from django import forms

from dienhong.civic.communes.queries import active_units, active_villages
from dienhong.civic.people.actions.roles import Office
from dienhong.civic.people.roles import Role
from dienhong.web.desk.forms import DeskForm, LineField, day_field

_UNTYPED = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class RoleForm(DeskForm):
    """A role, for which part of the commune, and from which day on."""

    role = forms.ChoiceField(label="Vai trò", choices=[("", "Chọn vai trò"), *Role.choices])
    post = LineField(label="Chức vụ", required=False, max_length=160, help_text="Ví dụ Chuyên viên, Trưởng thôn Đông.")
    unit = forms.TypedChoiceField(
        label="Đơn vị",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Bắt buộc với phòng, ban chuyên môn và cán bộ truyền thanh.",
    )
    village = forms.TypedChoiceField(
        label="Thôn, tổ dân phố",
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Bắt buộc với trưởng thôn, tổ trưởng.",
    )
    valid_from = day_field("Giữ vai trò từ ngày")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = {"unit": active_units(), "village": active_villages()}
        for name, rows in parts.items():
            self.fields[name].choices = [("", "Không chọn"), *rows.values_list("pk", "name")]  # type: ignore[attr-defined]

    def office(self) -> Office:
        """The role as typed, once the form is whole."""
        typed = self.cleaned_data
        return Office(
            Role(typed["role"]),
            typed["valid_from"],
            post=typed["post"],
            unit_id=typed["unit"],
            village_id=typed["village"],
        )


class PersonForm(RoleForm):
    full_name = LineField(label="Họ và tên", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    username = LineField(
        label="Tên đăng nhập",
        max_length=60,
        widget=forms.TextInput(attrs=_UNTYPED),
        help_text="Chữ không dấu, chữ số, dấu chấm hoặc gạch nối; ví dụ ha.nguyen.",
    )
    has_account = forms.BooleanField(
        label="Người này đã có tài khoản do xã khác lập",
        required=False,
        help_text="Chỉ chọn khi biết đúng cả họ tên và tên đăng nhập; người đó dùng tiếp mật khẩu đang có.",
    )
    field_order = ["full_name", "username", "has_account", "role", "post", "unit", "village"]


class EndForm(DeskForm):
    on = day_field("Thôi giữ vai trò từ ngày", help_text="Ngày đầu tiên không còn quyền. Ví dụ 05/11/2026")
