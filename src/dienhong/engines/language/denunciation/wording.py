"""How people denounce: phrases as regular expressions over accented words, lower case, parted by single spaces.

Each pattern is also used without its diacritics, on sentences that were typed without them; where that would meet
harmless words (hóa đơn khống, hóa đơn không đúng), `PLAIN_ONLY` has a narrower one and the accented one is not folded.
"""
# ruff: noqa: E501, ISC004 (a pattern is one line, or several that are read as one)

_DENY = r"(?:không|chẳng|chả|chưa)"
_PAPER = r"(?:biên lai|hóa đơn|phiếu thu|chứng từ|giấy tờ|biên nhận|phiếu)"
_NOW_DO = r"(?:mới|thì) (?:chịu|làm|cho|ký|được|giải quyết|xong|đo|chứng|cấp|xác nhận|duyệt|trả|nhanh|mới)"
_MONEY = r"(?:tiền|triệu|nghìn|ngàn|trăm|chục|bồi dưỡng|phong bì|quà)"
_AID = r"(?:hỗ trợ|ủng hộ|cứu trợ|trợ cấp|đền bù|bồi thường|từ thiện|quỹ)"

_GOODS = (
    r"(?:tiền|quà|gạo|mì|giống|phân bón|phân|thuốc|vắc xin|xi măng|vật tư|kinh phí|suất|gỗ|gà|rượu|đồ của"
    r"|hàng cứu trợ|học bổng|quỹ)"
)

OFFICIAL = (
    r"(?:cán bộ|công chức|viên chức|chủ tịch|bí thư|trưởng (?:thôn|ấp|bản|xóm|khu|khóm|buôn|ban|trạm|phòng|công an)"
    r"|tổ trưởng|đội trưởng|nhóm trưởng|địa chính|tư pháp|kế toán|thủ quỹ|công an|dân phòng|hiệu trưởng|hiệu phó"
    r"|giám đốc|lãnh đạo|chủ nhiệm|ban quản lý|kiểm lâm|thú y|một cửa|văn thư|chi hội|hội trưởng|chi bộ|trên xã"
    r"|ủy ban|xóm trưởng|thôn trưởng|trạm trưởng|t thôn|phó thôn|ban chỉ đạo|mấy anh|ông ấp"
    r"|ổng|bả|ông ấy|bà ấy|ông ta|bà ta|anh ấy|chị ấy|chú trưởng|mấy ông|mấy bà)"
)

# Those to whom one writes are not those of whom one writes; and said of an office, of teaching or of the law itself,
# words of denouncing accuse nobody.
INSTITUTION = (
    rf"(?:kính gửi|kính thưa|thưa|gửi|mong|đề nghị|kiến nghị|yêu cầu|nhờ|cảm ơn)"
    rf"(?: (?:các|ông|bà|anh|chị|đồng chí|quý|với)){{0,2}} {OFFICIAL}(?: (?:xã|phường|thôn))?",
    r"(?:phòng ngừa|phòng|chống|bài trừ|đấu tranh|tuyên truyền|ngăn chặn|ngăn ngừa)(?: \w+){0,3}"
    r" (?:tham nhũng|tham ô|hối lộ|tiêu cực|nhũng nhiễu|trục lợi|tố cáo)",
    r"(?:luật|thủ tục|quy trình|hộp thư|hướng dẫn|quyền|trình tự|thời hạn|nghị định về|công tác|lịch|cách)"
    r"(?: \w+){0,4} (?:tố cáo|tố giác)",
    r"(?:tiếp|giải quyết)(?: \w+){0,3} khiếu nại(?: và)? tố cáo",
    r"không (?:còn|có|hề có|thấy)(?: \w+){0,3} (?:nhũng nhiễu|tham nhũng|vòi vĩnh|tiêu cực|hối lộ|bao che)",
    r"(?:mong|ước|chúc|cầu|giá mà)(?: \w+){0,6} (?:bớt|hết|sạch|trừ|trị|đừng)(?: \w+){0,2} (?:tham nhũng|tham ô|hối lộ|nhũng nhiễu)",
    r"(?:coi|xem|nghe|đọc) (?:tivi|ti vi|đài|thời sự|báo|tin)(?: \w+){0,9} (?:tham nhũng|tham ô|nhận hối lộ|hối lộ|ăn chặn)",
    r"(?:không|chẳng|chả) (?:lấy|nhận|cầm)(?: \w+){0,1} (?:đồng nào|xu nào|một đồng|một xu|quà|phong bì)",
    r"bỏ tiền túi|tiền túi|(?:không|chưa|chẳng) (?:chịu )?nhận tiền (?:vì|do)",
)

# A sentence accuses when all patterns of one row are found in it.
ACCUSATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("nói rõ là tố cáo", (r"tố cáo|tố giác|đơn tố",)),
    ("nêu hành vi vi phạm của người có chức vụ", (
        r"tham ô|tham nhũng|ăn chặn|rút ruột|biển thủ|hối lộ|đút lót|lót tay|vòi vĩnh|vòi tiền|bảo kê(?! khai)|nhũng nhiễu"
        r"|lộng quyền|lạm quyền|(?:lạm dụng|lợi dụng) (?:chức|quyền)|(?:bỏ|đút|chui|vào) túi|tư túi|trục lợi"
        r"|ăn (?:tiền|bớt|chia|xén)|xà xẻo|bớt xén|cắt xén|chia chác|ém tiền|chung chi|mãi lộ|làm luật|mua chuộc"
        r"|trù dập|ức hiếp|bao che|tiếp tay cho|giả mạo (?:chữ ký|hồ sơ|giấy tờ|con dấu)|làm giả (?:hồ sơ|giấy tờ|chữ ký)|cấu kết|câu kết|thông đồng|móc nối",)),
    ("nêu hồ sơ, chứng từ khống", (
        r"(?:lập|kê|khai|ký|quyết toán|nghiệm thu) khống"
        r"|(?:danh sách|hóa đơn|chứng từ|hồ sơ|biên bản|công|phiếu|số lượng|khối lượng) khống"
        r"|(?:hồ sơ|chứng từ|hóa đơn|giấy tờ|con dấu|chữ ký|bằng)(?: \w+){0,3} giả",)),
    ("nêu việc đòi tiền không biên lai", (
        rf"(?:thu|nộp|đóng|góp|lấy)\b.{{0,60}}\b(?:tiền|quỹ|nghìn|ngàn|triệu|chục|trăm)\b.{{0,40}}{_DENY} (?:\w+ ){{0,3}}{_PAPER}"
        rf"|(?:thu|nộp|đóng|góp) tiền\b.{{0,60}}{_DENY} (?:\w+ ){{0,3}}{_PAPER}"
        rf"|thu thêm\b.{{0,40}}{_DENY} (?:\w+ ){{0,2}}(?:công khai|{_PAPER})",)),
    ("nêu việc đòi tiền không biên lai", (
        OFFICIAL,
        rf"(?:đòi|vòi|gợi ý|bắt|ép|bảo|kêu|yêu cầu|xin|nói|phải)\b.{{0,50}}\b{_MONEY}\b.{{0,40}}{_NOW_DO}"
        rf"|(?:gợi ý|đòi|vòi|xin|ép|bắt)(?: \w+){{0,3}} (?:bồi dưỡng|phong bì|quà cáp|tiền riêng|nộp tiền|lại quả)"
        rf"|{_DENY} (?:đưa|có|kèm|kẹp)(?: \w+){{0,2}} (?:phong bì|tiền|triệu|quà)\b.{{0,30}}(?:không|cứ|là|thì|ngâm)"
        rf"|(?:nhận|cầm|lấy)(?: \w+){{0,3}} (?:tiền|triệu|quà|phong bì)(?: \w+){{0,1}} (?:của|từ|để (?:làm|chạy|lo))"
        rf"|(?:nhận|cầm|lấy) của (?:\w+ ){{1,3}}.{{0,12}}{_MONEY}"
        r"|(?:ngâm|giữ|dìm) (?:hồ sơ|giấy tờ)\b.{0,60}(?:tiền|phong bì|bồi dưỡng)")),
    ("nêu việc giữ lại tiền, hàng của dân", (
        OFFICIAL,
        rf"(?:giữ lại|trừ lại|khấu trừ|thu lại|giữ luôn|xén|bị giữ|bị trừ (?:mất|lại|đi))\b.{{0,40}}{_MONEY}"
        rf"|{_MONEY}\b.{{0,40}}(?:giữ lại|trừ lại|thu lại|giữ luôn|trừ (?:lại|mất|đi|bớt))"
        r"|(?:đem|mang|lấy|chở)\b.{0,50}(?:đi bán|đem bán|về nhà|xài riêng|dùng riêng|tiêu riêng|cho riêng|mua xe|xây nhà)"
        rf"|{_AID}\b.{{0,60}}{_DENY} (?:\w+ )?(?:phát|chia|chi trả|đưa|trả)(?: lại)? (?:cho|đến) (?:dân|bà con|ai)"
        r"|(?:ký nhận|ký)\b.{0,40}(?:mà|nhưng)\b.{0,20}(?:chỉ|có)\b.{0,12}(?:cầm|nhận|được)"
        r"|gian lận|chiếm đoạt|chiếm dụng|tiêu xài|xài riêng|dùng riêng|bán đất công|đất công")),
    ("nêu việc giữ lại tiền, hàng của dân", (r"ký nhận\b.{0,40}(?:chỉ|có)\b.{0,12}(?:cầm|nhận|được|đưa)",)),
    ("nêu việc ưu ái người nhà", (
        OFFICIAL,
        r"(?:người nhà|người thân|họ hàng|anh em|con trai|con gái|con rể|em trai|em vợ|cháu ruột|vợ|sân sau|thân quen)",
        r"(?:hộ nghèo|cận nghèo|danh sách|cấp đất|lĩnh|trợ cấp|chế độ|hợp đồng|trúng thầu|trái phép|thầu|biên chế|suất)")),
    ("nêu người nhận không có thật", (
        r"(?:danh sách|lĩnh|nhận|trợ cấp|hỗ trợ|suất)",
        r"người (?:đã )?(?:chết|mất|khuất)|không có thật|nhận thay|lĩnh thay|không thuộc diện mà|ma\b.{0,10}lĩnh")),
    ("nêu việc lấy tiền, hàng, suất của dân hoặc của chung", (
        rf"{OFFICIAL}\b.{{0,60}}\b(?:lấy|nhận|bán|giữ|cắt|đem|mang|chia nhau|tiêu|ghi tên|rút|hưởng|thó|nuốt|ẵm|cuỗm)\b"
        rf".{{0,40}}\b{_GOODS}\b",)),
    ("nêu việc lấy tiền, hàng, suất của dân hoặc của chung", (
        OFFICIAL,
        rf"(?:thu|gom|cầm|nhận)\b.{{0,60}}(?:{_DENY} (?:đem |mang )?(?:nộp|trả|phát|đưa|chia|về)|giữ phần|tiêu hết|xài hết|số còn lại|bán lại)"
        r"|chia nhau|bán lại|bán suất|bán thuốc|thầu (?:toàn bộ|hết)|(?:cho|để) (?:em|anh|con|cháu|vợ|chồng)(?: \w+){0,2} (?:thuê|thầu|trúng|làm)"
        rf"|(?:phải|cứ|muốn)\b.{{0,40}}(?:chi|kẹp|biếu|lót|cúng|nộp) (?:\w+ ){{1,4}}(?:triệu|trăm|nghìn|ngàn|tiền)"
        r"|(?:bắt|ép|buộc)\b.{0,20}\b(?:ký|nộp)\b|biên bản (?:để )?trống|tiền cà phê|tiền trà nước|biết điều|làm ngơ|quen biết"
        rf"|(?:nhận|biếu) (?:gà|rượu|quà|tiền)|nộp\b.{{0,60}}{_DENY} ai biết|doạ|dọa")),
    ("nêu hồ sơ, chứng từ khống", (
        OFFICIAL,
        r"(?:khai|ghi|kê|tính|báo) (?:tăng|thêm|trội|láo)|(?:sửa|tẩy xóa|làm giả|thổi|nâng)(?: \w+){0,2}"
        r" (?:biên bản|sổ|số liệu|danh sách|giá|điểm|chứng từ)|bằng tên|tên người khác|đứng tên")),
    ("nêu hồ sơ, chứng từ khống", (r"(?:chưa từng|chưa hề|không hề|không phải tôi|có người|ai đó|ai) (?:ký|lĩnh|lãnh)|ký thay|lãnh thay",)),
    ("sợ bị trả thù", (r"(?:sợ|lo) (?:bị )?(?:trả thù|trù|liên lụy)|không dám (?:ghi|nói|để) tên|không ai dám|không ghi tên",)),
    ("nêu việc giữ lại tiền, hàng của dân", (r"(?:phong bì|tay|quà|túi)\b.{0,20}chỉ (?:có|còn|được|nhận)\b.{0,20}(?:nghìn|ngàn|triệu|trăm|kg|cân|ký)",)),
    ("nêu việc dùng sức, đe dọa người dân", (
        OFFICIAL,
        r"đe dọa|dọa (?:đánh|cắt|giết|đuổi|bắt)|hành hung|bức cung|đánh (?:tôi|dân|người|con|cháu|chồng|vợ|em|bố|đập)"
        r"|tát|chửi bới|lăng mạ")),
)  # fmt: skip

# Words that stay clear without diacritics, and so are also sought where a typing fault has taken one away.
CLEAR_WITHOUT_MARKS = (
    r"tham nhung|rut ruot|nhung nhieu|voi vinh|xa xeo|bot xen|cat xen|gia mao chu ky|an chan tien|lot tay"
    r"|(?:loi|lam) dung chuc|bien thu tien|nhan hoi lo|dua hoi lo"
)

# Folded words with a harmless twin, by what is put in their place in sentences without diacritics.
PLAIN_ONLY = {
    "|ổng|bả|": "|",
    r"tố cáo|tố giác|đơn tố": (
        r"(?:toi|xin|don|em|con|chung toi|dan|muon|can|phai|gui|bi|nay) to (?:cao|giac)|^to (?:cao|giac)"
        r"|to (?:cao|giac) (?:ong|ba|anh|chi|co|chu|can bo|truong|chu tich|viec|hanh vi|cong ty|doi tuong|nhom|bi thu|ke toan)"
    ),
    "tham ô": "tham o (?:tien|quy|cua|ngan sach|tai san)",
    "|hối lộ": "|(?:nhan|dua|doi|an|vu|cua|tien) hoi lo",
    "bảo kê(?! khai)": "bao ke (?!hoach|khai|thue|toan|tu)",
    "vòi tiền": r"voi tien (?:\d|cua|dan|moi|de|ba con)",
    "|câu kết|thông đồng": "|cau ket voi|thong dong (?:voi|de|ben)",
    "|ém tiền|": "|em tien ho tro|",
    "|làm luật|": "|lam luat xe|",
    "|ức hiếp": "|uc hiep dan",
    r"(?:lập|kê|khai|ký|quyết toán|nghiệm thu) khống": (
        r"(?:lap|ke|khai|ky|quyet toan|nghiem thu) khong (?:de|lay|rut|nham|tien|ngay|ho so|chung tu|khoi luong)"
    ),
    r"|(?:danh sách|hóa đơn|chứng từ|hồ sơ|biên bản|công|phiếu|số lượng|khối lượng) khống": (
        r"|(?:danh sach|hoa don|chung tu|ho so|bien ban) khong (?:de|lay|rut|nham|roi)"
    ),
    r"(?:hồ sơ|chứng từ|hóa đơn|giấy tờ|con dấu|chữ ký|bằng)(?: \w+){0,3} giả": (
        r"(?:ho so|chung tu|hoa don|giay to|con dau|chu ky|bang cap) gia (?:de|mao|lay|rut|nham)"
    ),
    "|tát|": "|tat tai|",
    "|doạ|dọa": "|doa danh|doa nat",
    "|ma\\b.{0,10}lĩnh": "",
    "|đem|": "|",
    "(?:đem|": "(?:",
    "|thổi|nâng)": "|thổi)",
}  # fmt: skip

# Short forms of messages; ambiguous ones are left out.
SHORT_FORMS = {
    "k": "không", "ko": "không", "kg": "không", "kh": "không", "hok": "không", "hong": "không", "hổng": "không",
    "hông": "không", "hem": "không", "cb": "cán bộ", "gv": "giáo viên", "ct": "chủ tịch", "trg": "trưởng", "ms": "mới", "ng": "người",
    "dc": "được", "hs": "hồ sơ", "j": "gì", "cty": "công ty", "ca": "công an", "lm": "làm", "vs": "với", "ubnd": "ủy ban", "tr": "triệu",
}  # fmt: skip
