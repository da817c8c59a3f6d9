"""How the acts of a hall are called on screens."""

_LABELS = {
    "start": "Bắt đầu hội nghị",
    "begin_step": "Sang bước",
    "skip_step": "Bỏ qua bước",
    "close": "Bế mạc",
    "resume": "Mở lại hội nghị",
    "undo": "Hoàn tác",
    "call_next": "Mời người tiếp theo",
    "call_turn": "Mời phát biểu",
    "finish_turn": "Nói xong",
    "pause_turn": "Tạm dừng đồng hồ",
    "resume_turn": "Chạy tiếp đồng hồ",
    "extend_turn": "Thêm thời gian",
    "mark_absent": "Vắng khi mời",
    "return": "Trở lại hàng chờ",
    "withdraw": "Không phát biểu nữa",
    "pin": "Đưa lên đầu",
    "register": "Ghi tên phát biểu",
    "set_outcome": "Ghi kết quả ý kiến",
    "commit": "Ghi lời hứa",
    "write_row": "Thêm dòng biên bản",
    "save_text": "Sửa dòng biên bản",
    "choose_text": "Chọn giữa hai bản",
    "ask": "Câu hỏi từ điện thoại",
    "second": "Cùng hỏi",
    "show_question": "Hiện câu hỏi",
    "hide_question": "Cất câu hỏi",
    "give_duty": "Giao nhiệm vụ",
    "set_policies": "Đặt lệ mời phát biểu",
    "change_step": "Sửa bước",
    "add_step": "Thêm bước",
    "move_step": "Đổi chỗ bước",
    "arrange_hall": "Sửa hội trường",
    "show_message": "Lời nhắn trên màn chiếu",
    "check_in": "Đón một người",
    "walk_in": "Đón khách vãng lai",
}


def act_label(verb: str) -> str:
    """The verb in Vietnamese; one that has no words of its own is called by a general one."""
    return _LABELS.get(verb, "Việc khác")
