"""What is asked while the minutes are reviewed."""

from typing import Any

from django import forms

from dienhong.cycle.conference.actions.recording import MOST_BYTES
from dienhong.cycle.privacy.actions.minutes import LONGEST
from dienhong.web.desk.drafting.forms import MediumForm
from dienhong.web.desk.forms import DeskForm, LineField, text_area
from dienhong.web.desk.privacy.wording_form import WordingForm
from dienhong.web.kit.uploads import BoundedFileField


class CloseForm(DeskForm):
    reason = LineField(
        label="Lý do kết thúc sớm",
        required=False,
        max_length=500,
        help_text="Chỉ cần khi còn trong thời gian đính chính.",
    )


class ToldForm(DeskForm):
    """A correction that a speaker told the secretary."""

    wanted = forms.CharField(
        label="Nội dung đúng, theo lời người phát biểu", max_length=5000, widget=text_area(6), strip=True
    )


class AcceptForm(DeskForm):
    text = forms.CharField(label="Biên bản sẽ ghi", max_length=5000, widget=text_area(6))


class RefuseForm(DeskForm):
    reason = forms.CharField(
        label="Lý do không sửa", max_length=500, widget=text_area(2), help_text="Người phát biểu đọc được."
    )


class RecordingForm(DeskForm):
    """A sound file, and when it began."""

    file = BoundedFileField(
        label="Tệp ghi âm",
        most=MOST_BYTES,
        accept="audio/*,.mp3,.m4a,.wav,.ogg,.flac,.amr,.webm",
        help_text="WAV, MP3, M4A, OGG, FLAC, AMR hoặc WebM, tối đa 300 MB.",
    )
    started = forms.TimeField(
        label="Bắt đầu ghi lúc",
        help_text="Giờ trong ngày hội nghị, ví dụ 08:00",
        widget=forms.TimeInput(format="%H:%M"),
        error_messages={"invalid": "Ghi giờ theo dạng 08:00."},
    )
    refused_at = {"started_at": "started"}


class FinalForm(MediumForm):
    """The document for signing."""

    early_reason = LineField(label="Lý do ký sớm", required=False, max_length=500)
    field_order = ["early_reason", "medium"]

    def __init__(self, *args: Any, is_over: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_over:
            del self.fields["early_reason"]


class PublicForm(WordingForm):
    """The minutes as everybody will read them, one choice for each uncertain find."""

    text = forms.CharField(
        label="Biên bản khi công khai",
        max_length=LONGEST,
        widget=text_area(24, **{"data-visibility": "Người dân sẽ đọc được đúng như ghi ở đây."}),
        help_text="Máy đã bỏ tên người phát biểu và chỗ chắc chắn là dữ liệu cá nhân. Hãy đọc lại: máy có thể bỏ sót.",
    )
