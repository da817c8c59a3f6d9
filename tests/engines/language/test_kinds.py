"""Kinds as people speak: questions without a mark, requests without “đề nghị”, thanks without “cảm ơn”."""

import pytest

from dienhong.engines.language.kinds import kind_of
from dienhong.kernel.vietnamese import fold


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Làm lại giấy khai tử cho ông ngoại thì cần những gì vậy cô", "cau_hoi"),
        ("chừng nào xã phát tiền điện cho hộ nghèo quý này", "cau_hoi"),
        ("đất vườn muốn lên thổ cư thì nộp đơn ở đâu hả mấy anh", "cau_hoi"),
        ("cây đổ chắn lối ba hôm rồi không thấy ai tới dọn", "phan_anh"),
        ("Kiến nghị từ năm ngoái vẫn nằm đó", "phan_anh"),
        ("cống nghẹt, xin khơi giùm trước mùa mưa", "kien_nghi"),
        ("Nên trồng thêm cây bóng mát dọc đường mới", "de_xuat"),
        ("Mấy chú dân quân lợp lại mái cho bà, cả nhà biết ơn lắm", "cam_on"),
        ("Kết quả khám tuyển của cháu tôi chưa đúng, gia đình yêu cầu giám định lại", "khieu_nai"),
    ],
)
def test_kind_is_heard_with_and_without_diacritics(text: str, kind: str) -> None:
    assert kind_of(text).value == kind
    assert kind_of(fold(text)).value == kind


def test_reason_is_a_few_words() -> None:
    reason = kind_of("nhà em ở cuối ngõ cạnh ao làng có ba khẩu mà muốn xin giảm tiền rác thì hỏi ai vậy").reason
    assert 0 < len(reason.split()) <= 6
