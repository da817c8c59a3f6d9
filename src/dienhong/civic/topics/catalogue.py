"""The 26 fields of public affairs, their default units, and the phrases by which people name them.

Plain data: a commune starts from it and then edits its own copy. OTHER takes what no field claims.
"""

from dataclasses import dataclass

OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class TopicField:
    """One field: `unit_key` names the kind of unit that answers by default in a two-tier commune."""

    code: str
    name: str
    unit_key: str
    phrases: tuple[str, ...]


def _field(code: str, name: str, unit_key: str, phrases: str) -> TopicField:
    return TopicField(code, name, unit_key, tuple(phrase.strip() for phrase in phrases.split(";") if phrase.strip()))


FIELDS: tuple[TopicField, ...] = (
    _field(
        "LAND",
        "Đất đai",
        "economy",
        "đất đai; sổ đỏ; sổ hồng; bìa đỏ; giấy chứng nhận quyền sử dụng đất; cấp giấy chứng nhận; quyền sử dụng "
        "đất; GCNQSDĐ; GCN QSDĐ; QSDĐ; tách thửa; hợp thửa; thửa đất; ranh giới đất; lấn đất; lấn chiếm đất; "
        "tranh chấp đất; tranh chấp đất đai; chuyển mục đích sử dụng đất; chuyển mục đích; đất ở; đất vườn; đất "
        "nông nghiệp; đất công; đất công ích; đất khai hoang; đất lâm nghiệp; đất rừng; đất ruộng; đất lúa; đất "
        "nông trường; đất nông lâm trường; đất sản xuất; địa chính; đo đạc; bản đồ địa chính; hồ sơ địa chính; "
        "quy hoạch sử dụng đất; kế hoạch sử dụng đất; phân lô; bán nền; mốc giới; cấp đất; sang tên; san lấp; đấu "
        "giá đất; đấu giá quyền sử dụng đất; dồn điền đổi thửa; giao đất; thuê đất; cho thuê đất; tài nguyên đất; "
        "quản lý đất; sử dụng đất; dồn đổi ruộng đất; đất dôi dư; cấp sổ; làm sổ; làm giấy đất; giấy tờ đất; đất "
        "ông bà; đất giấy tay; mua bán giấy tay; ranh đất; bờ ranh; cắm mốc; cọc mốc; thổ cư; lên thổ cư; đất thổ "
        "cư; đất rẫy; đất hương hỏa; miếng đất; mảnh đất; mảnh vườn; tách sổ; cấp đổi sổ; đo đất; đo lại đất; đo "
        "ruộng; diện tích đất; đất cha ông; hợp thức hóa đất; trích lục bản đồ; mét đất",
    ),
    _field(
        "CLEAR",
        "Giải phóng mặt bằng, bồi thường, tái định cư",
        "economy",
        "giải phóng mặt bằng; GPMB; giải tỏa; giải phóng hành lang; thu hồi đất; đền bù; bồi thường; tái định cư; "
        "kiểm đếm; đơn giá đền bù; đơn giá bồi thường; phương án bồi thường; di dời; hỗ trợ di dời; bàn giao mặt "
        "bằng; hiến đất làm đường; khu tái định cư; mặt bằng; cưỡng chế thu hồi; giải tỏa mặt bằng; mất đất làm; "
        "nhường đất; bàn giao đất; áp giá; giá đền bù; tiền đền bù; tiền bồi thường; nhận tiền đền bù; chi trả "
        "tiền bồi thường; kiểm kê tài sản; nền tái định cư; khu ở mới; bốc thăm nền; bốc thăm lô; bốc mộ; dời mộ; "
        "dời mồ mả; di dời mồ mả; mồ mả; lấy đất; thu hồi ruộng; mất ruộng; chỗ ở mới; diện di dời; diện giải "
        "tỏa; đơn giá",
    ),
    _field(
        "TRANS",
        "Giao thông",
        "economy",
        "đường giao thông; giao thông; giao thông nông thôn; GTNT; làm đường; mặt đường; tuyến đường; đường liên "
        "thôn; đường liên xã; đường trục; đường ngõ xóm; đường nội đồng; đường bê tông; đường nhựa; đường hẻm; "
        "hẻm; ngõ xóm; nâng cấp đường; mở rộng đường; mở đường; đổ bê tông; đường đất; thi công đường; sửa đường; "
        "sửa chữa đường; đường; cầu; xây cầu; sửa cầu; bắc cầu; cầu dân sinh; cầu treo; cầu vượt; "
        "hầm chui; nút giao; ổ gà; sụt "
        "lún; biển báo; biển cấm; đèn tín hiệu; đèn giao thông; kẹt xe; ùn tắc; tắc đường; xe tải; xe quá tải; đỗ "
        "xe; đậu xe; bãi đỗ xe; dừng đỗ; gờ giảm tốc; giải phân cách; dải phân cách; vạch kẻ đường; xe buýt; bến "
        "xe; bến đò; bến phà; đò ngang; lối đi; phân luồng; gương cầu lồi; bảng tên đường; đặt tên đường; quốc "
        "lộ; tỉnh lộ; vỉa hè; lòng lề đường; đèn chiếu sáng; đèn đường; chiếu sáng công cộng; bến cảng; tàu "
        "khách; hạ tầng giao thông; kiên cố hóa đường; đường vào; đường ra; đường lên; đường xuống; đường đi; "
        "đường làng; đường dân sinh; đường nông thôn; đường gom; đường tránh; đường ven; đường huyện; đường tỉnh; "
        "đường vào khu sản xuất; lộ làng; con lộ; lộ bê tông; lộ nông thôn; ổ voi; xe ben; xe chở đá; xe chở cát; "
        "xe công nông; xe container; đường dốc; đoạn dốc; khúc cua; ngã ba; ngã tư; cầu khỉ; cầu gỗ; cầu tạm; cầu "
        "ván; mặt cầu; qua cầu; gờ chạy chậm; làm gờ; vá đường; trải nhựa; cấp phối; lầy lội; đường trơn; trơn "
        "trượt; kẹt cứng; lề đường; bóng đèn đường; con hẻm; con đường; tuyến xe; phà; đò",
    ),
    _field(
        "BUILD",
        "Xây dựng, quy hoạch, trật tự xây dựng",
        "economy",
        "trật tự xây dựng; xây dựng trái phép; xây trái phép; giấy phép xây dựng; cấp phép xây dựng; phép xây "
        "dựng; sai phép; không phép; cơi nới; quy hoạch; quy hoạch xây dựng; quy hoạch chi tiết; quy hoạch chung; "
        "quy hoạch treo; trật tự đô thị; TTĐT; TTXD; lấn chiếm vỉa hè; hàng rong; chợ cóc; mái che; mái vẩy; biển "
        "hiệu; bảng hiệu; mỹ quan đô thị; chỉnh trang đô thị; văn minh đô thị; VMĐT; đô thị; phát triển đô thị; "
        "hạ tầng đô thị; vật liệu xây dựng; giàn giáo; nhà hoang; tường rào; xây nhà; sửa nhà; lấn chiếm; nhà ở "
        "xã hội; chung cư; nhà chung cư; nhà trọ; số nhà; đánh số nhà; cây xanh đô thị; quản lý xây dựng; khu dân "
        "cư mới; cất nhà; xây dựng không phép; xin phép xây; giấy phép xây; lên tầng; cơi nới ban công; vùng quy "
        "hoạch; nằm trong quy hoạch; đồ án quy hoạch; bản đồ quy hoạch; đào móng; khoan cọc; che chắn công trình; "
        "công trình xây dựng; bắt mái hiên; mái hiên; chiếm lòng đường; chiếm vỉa hè; nứt tường; nhà xưởng; nhà "
        "cấp bốn; xây tầng; xây ba tầng",
    ),
    _field(
        "INVEST",
        "Đầu tư công, công trình",
        "economy",
        "đầu tư công; dự án đầu tư; dự án; công trình; nhà thầu; chậm tiến độ; tiến độ thi công; tiến độ dự án; "
        "xây dựng cơ bản; XDCB; cơ sở hạ tầng; kết cấu hạ tầng; đầu tư xây dựng; nghiệm thu; chủ đầu tư; hạ tầng; "
        "giám sát đầu tư của cộng đồng; ban quản lý dự án; vốn đầu tư; giải ngân; thi công dở dang; bỏ dở; dở "
        "dang; đắp chiếu; xây xong; xây xong bỏ không; đơn vị thi công; bên thi công; bàn giao công trình; chất "
        "lượng công trình; chất lượng thi công; khởi công; vốn bao nhiêu; nguồn vốn; tiến độ công trình; bảo hành "
        "công trình; danh mục đầu tư; trúng thầu; bong tróc",
    ),
    _field(
        "ENV",
        "Môi trường, rác thải",
        "economy",
        "môi trường; vệ sinh môi trường; VSMT; bảo vệ môi trường; BVMT; rác; rác thải; thu gom rác; bãi rác; "
        "thùng rác; xử lý rác; phân loại rác; điểm tập kết rác; phí vệ sinh; ô nhiễm; mùi hôi; hôi thối; khói; "
        "bụi; tiếng ồn; xả thải; nước thải; khí thải; chất thải; chất thải rắn; nước rỉ; đốt rơm; trại lợn; trang "
        "trại lợn; trại heo; cá chết; cây xanh; cắt tỉa cây; trồng cây; lò gạch; hóa chất; xả rác; đổ trộm; làng "
        "nghề gây ô nhiễm; khai thác khoáng sản; khoáng sản; khai thác cát; cát sỏi; cảnh quan môi trường; lò đốt "
        "rác; rác thải sinh hoạt; vệ sinh đường làng; rác thải nhựa; biến đổi khí hậu; nghĩa trang; hỏa táng; bao "
        "bì thuốc; xả nước thải; hôi; thối; khét; đốt rác; xe rác; lấy rác; gom rác; đổ rác; vứt rác; túi ni "
        "lông; bao ni lông; vỏ chai thuốc; vỏ thuốc; ruồi; ruồi nhặng; ầm ầm; trại gà; trại vịt; xác heo; xác "
        "lợn; xác gà; lò đốt; tái chế; nổ mìn; mỏ đá; chuồng trại",
    ),
    _field(
        "WATER",
        "Thủy lợi, nước sạch, phòng chống thiên tai",
        "economy",
        "thủy lợi; nước sạch; nước sinh hoạt; nước máy; cấp nước; mất nước; đường ống nước; đồng hồ nước; tiền "
        "nước; kênh mương; kênh; mương; mương thoát nước; thoát nước; tiêu thoát nước; hệ thống thoát nước; cống; "
        "cống thoát nước; hố ga; nắp cống; rãnh thoát nước; ngập; ngập úng; ngập nước; úng; chống ngập; đê; đê "
        "điều; đê bao; kè; hồ đập; hồ chứa; đập; trạm bơm; tưới tiêu; cống ngăn mặn; nước mặn; xâm nhập mặn; hạn "
        "mặn; hạn hán; nhiễm phèn; bể nước; giếng khoan; phòng chống thiên tai; PCTT; phòng, chống thiên tai; "
        "TKCN; tìm kiếm cứu nạn; bão lũ; lũ quét; sạt lở; tránh bão; tàu thuyền; neo đậu; sạt lở bờ sông; lũ lụt; "
        "mưa bão; thiên tai; nước hợp vệ sinh; NSVSMT; thủy nông; kiên cố hóa kênh mương; nước giếng; giếng; "
        "giếng nước; nước đục; nước vàng; nước yếu; cạn; khô hạn; hạn; tưới; bơm nước; nước tưới; lấy nước; đổ "
        "ải; nạo vét; khơi thông; rãnh; cống rãnh; tắc cống; nghẹt cống; mương nội đồng; bờ đê; vỡ đê; bờ bao; "
        "triều cường; lở bờ; sạt bờ; lũ; bão; ngập nhà; mắc đồng hồ nước; bể chứa nước; hồ thủy lợi; rạch; vét "
        "rạch; ngập nặng; mưa to là ngập",
    ),
    _field(
        "POWER",
        "Điện, viễn thông",
        "economy",
        "điện; điện lưới; lưới điện; mất điện; cúp điện; điện yếu; cột điện; trụ điện; dây điện; đường dây điện; "
        "trạm biến áp; công tơ; tiền điện; hóa đơn tiền điện; điện lực; ngành điện; điện sinh hoạt; cấp điện; "
        "viễn thông; cáp viễn thông; dây cáp; cáp mạng; internet; sóng điện thoại; trạm phát sóng; trạm BTS; chập "
        "điện; điện giật; điện sản xuất; hành lang lưới điện; giá điện; điện hạ thế; đứt dây; dây hạ thế; hạ thế; "
        "điện ba pha; bình biến áp; biến áp; công tơ điện; cắt điện; lịch cắt điện; kéo điện; bắt điện; mắc điện; "
        "trụ điện nghiêng; cột sóng; sóng yếu; mất sóng; có sóng; không có sóng; mạng yếu; wifi; cáp quang; nhà "
        "mạng; 4g; chập cháy; số điện; ghi điện; tiền điện tăng",
    ),
    _field(
        "NTM",
        "Nông thôn mới (nâng cao, kiểu mẫu)",
        "economy",
        "nông thôn mới; NTM; nông thôn mới nâng cao; nông thôn mới kiểu mẫu; NTM nâng cao; NTM kiểu mẫu; thôn "
        "kiểu mẫu; ấp kiểu mẫu; bản kiểu mẫu; xóm kiểu mẫu; khu dân cư kiểu mẫu; vườn mẫu; vườn kiểu mẫu; tiêu "
        "chí nông thôn mới; bộ tiêu chí; tiêu chí; về đích; xã nông thôn mới; thôn nông thôn mới; huy động đóng "
        "góp xây dựng nông thôn mới; hiến đất; đường hoa; sáng xanh sạch đẹp; CTMTQG; chương trình mục tiêu quốc "
        "gia xây dựng nông thôn mới; kiểu mẫu; đạt chuẩn; công nhận nông thôn mới; góp tiền làm nông thôn mới; "
        "chỉ tiêu; lộ trình; chấm điểm thôn; tiêu chí thôn; làng kiểu mẫu; nâng cao tiêu chí; hàng hoa trước ngõ; "
        "trồng hoa; bản nông thôn mới",
    ),
    _field(
        "AGRI",
        "Nông nghiệp: trồng trọt, chăn nuôi, thú y",
        "economy",
        "nông nghiệp; sản xuất nông nghiệp; trồng trọt; chăn nuôi; thú y; lúa; ruộng; cây trồng; vật nuôi; cây ăn "
        "quả; cây ăn trái; cây công nghiệp; cà phê; hồ tiêu; sầu riêng; cao su; chè; thanh long; dừa; mía; ngô; "
        "khoai; sắn; rau; rau an toàn; hoa màu; sâu bệnh; thuốc trừ sâu; thuốc bảo vệ thực vật; BVTV; phân bón; "
        "giống; cây giống; con giống; gia súc; gia cầm; dịch tả lợn; dịch tả; lở mồm long móng; lợn; heo; trâu "
        "bò; bò; gà; vịt; ao tôm; nuôi tôm; tôm; thủy sản; nuôi trồng thủy sản; hải sản; đánh bắt; khai thác thủy "
        "sản; tàu cá; IUU; lồng bè; khuyến nông; nông sản; máy cày; máy gặt; cơ giới hóa; rừng; lâm nghiệp; bảo "
        "vệ rừng; trồng rừng; kiểm lâm; phá rừng; giao khoán rừng; khoán bảo vệ rừng; vụ đông xuân; vụ hè thu; vụ "
        "mùa; mùa vụ; khung lịch thời vụ; gieo cấy; cấy; thu hoạch; kinh tế nông nghiệp; nông dân; cánh đồng mẫu; "
        "chuyển đổi cơ cấu cây trồng; dịch bệnh gia súc; chăn nuôi tập trung; trang trại; kinh tế trang trại; "
        "tiêm phòng đàn vật nuôi; nông nghiệp công nghệ cao; sản xuất vụ; heo chết; lợn chết; gà chết; vịt chết; "
        "bò chết; trâu chết; gà toi; mạ; gieo sạ; gieo; gieo mạ; rầy; rầy nâu; đạo ôn; vàng lá; sâu; chuột phá "
        "lúa; chuột; ốc bươu vàng; ghép cải tạo; trồng nấm; chích ngừa cho bò; lở miệng; phun thuốc; phân thuốc; "
        "giống lúa; giống ngô; rét hại; rét; tái canh; keo; rẫy; nương; nhãn; vải; tôm chết; vụ này; làm ruộng; "
        "phá hoa màu; nuôi bò; nuôi heo; nuôi gà; héo",
    ),
    _field(
        "OCOP",
        "OCOP, sản phẩm chủ lực, tiêu thụ",
        "economy",
        "OCOP; sản phẩm OCOP; mỗi xã một sản phẩm; sản phẩm chủ lực; sản phẩm đặc trưng; nhãn hiệu; chỉ dẫn địa "
        "lý; đầu ra; tiêu thụ sản phẩm; tiêu thụ nông sản; bao tiêu; HTX; hợp tác xã; kinh tế tập thể; tổ hợp "
        "tác; liên kết sản xuất; liên kết tiêu thụ; chuỗi liên kết; chuỗi giá trị; truy xuất nguồn gốc; mã số "
        "vùng trồng; VietGAP; làng nghề; sản phẩm làng nghề; xúc tiến thương mại; sàn thương mại điện tử; ngành "
        "nghề nông thôn; thương lái; thương lái ép giá; ép giá; được mùa; mất giá; đặc sản; thương hiệu; nhãn "
        "hiệu tập thể; tem nhãn; tem truy xuất; bao bì; bán hàng qua mạng; livestream; mấy sao; 3 sao; 4 sao; ba "
        "sao; mối tiêu thụ; đầu mối tiêu thụ; thu mua; không ai mua; bỏ cọc; gian hàng; giới thiệu sản phẩm; mật "
        "ong; nước mắm; hội chợ đặc sản; bán nông sản; nghề truyền thống; làng nghề dệt",
    ),
    _field(
        "TRADE",
        "Thương mại, chợ, công nghiệp, khu công nghiệp",
        "economy",
        "thương mại; chợ; ban quản lý chợ; tiểu thương; kiốt; ki ốt; sạp; khu công nghiệp; KCN; cụm công nghiệp; "
        "CCN; công nghiệp; tiểu thủ công nghiệp; TTCN; doanh nghiệp; thuế hộ kinh doanh; hộ kinh doanh; đăng ký "
        "kinh doanh; kinh doanh; sản xuất kinh doanh; sản xuất, kinh doanh; môi trường kinh doanh; hàng giả; hàng "
        "kém chất lượng; gian lận thương mại; giá cả; xăng dầu; cửa hàng xăng; du lịch; lưu trú; dịch vụ du lịch; "
        "du lịch cộng đồng; homestay; khởi nghiệp; đầu tư kinh doanh; kinh tế tư nhân; thu hút đầu tư; hội chợ; "
        "kinh tế biển; vốn vay kinh doanh; thương mại dịch vụ; thương mại, dịch vụ; sạp hàng; dãy hàng; buôn bán; "
        "bán hàng; mở quán; tạp hóa; mở tạp hóa; cây xăng; bơm xăng; bơm thiếu; đong thiếu; cân điêu; cân đối "
        "chứng; quản lý thị trường; hàng gian; hết hạn; quá hạn sử dụng; mở homestay; khách du lịch; nhà máy; "
        "xưởng may; chợ xã; chợ quê; chợ đêm; cửa hàng; đại lý; siêu thị; tiền thuê sạp; hộ kinh doanh cá thể",
    ),
    _field(
        "FIN",
        "Tài chính, ngân sách, các khoản thu",
        "economy",
        "tài chính; ngân sách; thu chi; thu, chi; thu chi ngân sách; các khoản thu; khoản thu; khoản đóng góp; "
        "các khoản đóng góp; đóng góp của nhân dân; thu phí; phí; lệ phí; phí và lệ phí; quỹ; các loại quỹ; quyết "
        "toán; công khai tài chính; thuế; thuế đất; thuế khoán; nộp thuế; kê khai thuế; thuế phi nông nghiệp; hóa "
        "đơn; hóa đơn điện tử; biên lai; chứng từ; quỹ phòng chống thiên tai; vay vốn; vốn vay; tín dụng; tín "
        "dụng chính sách; ngân hàng; nợ xấu; tài sản công; đấu thầu; xã hội hóa; thuế hộ kinh doanh; thuế kinh "
        "doanh; thuế thu nhập; thuế thu nhập cá nhân; thuế giá trị gia tăng; thuế môn bài; chính sách thuế; tiền "
        "thuế; miễn thuế; giảm thuế; hoàn thuế; quản lý thuế; hộ khoán; khoản phải nộp; phải nộp; phải đóng; thu "
        "tiền; đóng tiền; đóng góp; tiền đóng góp; góp tiền; tiền quỹ; quỹ thôn; công khai thu chi; thu quỹ; "
        "khoản thu đầu năm; tiền rác; phí vệ sinh; đóng thuế; nợ thuế; chậm nộp; thông báo nộp; ngân hàng chính "
        "sách; vay ngân hàng; vay vốn chính sách; lãi suất; trả gốc; nợ gốc; gia hạn nợ; thu bao nhiêu; dân góp; "
        "tiền dân góp; lệ phí trước bạ; mức thu",
    ),
    _field(
        "SOCIAL",
        "Chính sách xã hội, người có công, hộ nghèo, bảo trợ",
        "culture_society",
        "chính sách xã hội; an sinh xã hội; ASXH; chế độ chính sách; chế độ, chính sách; trợ cấp; trợ cấp xã hội; "
        "bảo trợ xã hội; hộ nghèo; cận nghèo; hộ cận nghèo; giảm nghèo; giảm nghèo bền vững; xóa đói giảm nghèo; "
        "người có công; thương binh; liệt sĩ; gia đình chính sách; NCC; người cao tuổi; NCT; người khuyết tật; "
        "khuyết tật; chất độc da cam; chất độc hóa học; nhà tạm; nhà dột nát; xóa nhà tạm; trẻ mồ côi; trẻ em; "
        "bảo vệ trẻ em; bạo lực gia đình; bình đẳng giới; phụ nữ; cứu trợ; từ thiện; tiền hỗ trợ; hỗ trợ bão lũ; "
        "neo đơn; chính sách dân tộc; công tác dân tộc; dân tộc thiểu số; đồng bào dân tộc; DTTS; DTTS&MN; vùng "
        "đồng bào dân tộc; Chương trình 1719; lương hưu xã hội; hưu trí xã hội; tiền người già; trợ cấp người "
        "già; trợ cấp tuổi già; tiền già; người già; tàn tật; cháu mồ côi; mồ côi; thanh niên xung phong; kháng "
        "chiến; huân chương; nhà tình thương; nhà tình nghĩa; nhà dột; nhà xiêu vẹo; cứu đói; gạo cứu đói; xét hộ "
        "nghèo; bình xét hộ nghèo; danh sách hộ nghèo; sổ hộ nghèo; diện hộ nghèo; già yếu; ốm đau; liệt giường; "
        "bạo hành; đánh đập; đánh vợ; đánh con; bị đánh bầm; xe lăn; mai táng phí; quà tết; quà cho người nghèo; "
        "mộ liệt sĩ; hoàn cảnh khó khăn; bán vé số; xâm hại; bỏ đói",
    ),
    _field(
        "JOB",
        "Lao động, việc làm, BHXH, BHYT",
        "culture_society",
        "việc làm; giải quyết việc làm; tạo việc làm; lao động; thất nghiệp; đào tạo nghề; dạy nghề; học nghề; "
        "hướng nghiệp; giáo dục nghề nghiệp; bảo hiểm; bảo hiểm xã hội; BHXH; BHXH tự nguyện; bảo hiểm y tế; "
        "BHYT; thẻ bảo hiểm y tế; bảo hiểm thất nghiệp; BHTN; xuất khẩu lao động; XKLĐ; đi làm việc ở nước ngoài; "
        "lương hưu; nợ lương; tiền lương; công nhân; người lao động; lập nghiệp; khởi nghiệp; vay vốn khởi "
        "nghiệp; chuyển đổi nghề; an toàn lao động; thị trường lao động; trợ cấp thất nghiệp; tiền thất nghiệp; "
        "tìm việc; xin việc; có việc làm; không có việc; tuyển dụng; tuyển công nhân; công ty tuyển; nợ lương "
        "công nhân; bị nợ lương; lương công nhân; tăng ca; nghỉ việc; chốt sổ; sổ bảo hiểm; đóng bảo hiểm; bảo "
        "hiểm tự nguyện; hưởng lương hưu; tai nạn lao động; học nghề miễn phí; lớp nghề; mở lớp nghề; dạy nghề "
        "cho; đi Nhật; đi Hàn; đi Đài Loan; đi Nhật làm; lao động nước ngoài; sàn việc làm; thai sản; rút bảo "
        "hiểm; BHXH một lần; thất nghiệp nhiều",
    ),
    _field(
        "HEALTH",
        "Y tế, dân số, an toàn thực phẩm",
        "culture_society",
        "y tế; trạm y tế; bệnh viện; bác sĩ; y tá; khám bệnh; khám chữa bệnh; khám, chữa bệnh; KCB; chăm sóc sức "
        "khỏe; sức khỏe; chăm sóc sức khỏe ban đầu; tiêm chủng; vắc xin; dịch bệnh; phòng chống dịch; phòng, "
        "chống dịch; sốt xuất huyết; COVID; an toàn thực phẩm; vệ sinh an toàn thực phẩm; ATTP; VSATTP; ATVSTP; "
        "ngộ độc; ngộ độc thực phẩm; thực phẩm; chó dại; bệnh dại; phòng khám; cấp cứu; viện phí; dân số; "
        "DSKHHGĐ; kế hoạch hóa gia đình; thuốc chữa bệnh; khám sức khỏe; suy dinh dưỡng; lò mổ; giết mổ; tảo hôn; "
        "trạm xá; y sĩ; chích ngừa; tiêm ngừa; tiêm phòng cho bé; hết thuốc; thuốc huyết áp; thuốc tiểu đường; "
        "sốt; phun muỗi; muỗi; vitamin; uống vitamin; đau bụng; nôn ói; tiêu chảy; ăn xong; đồ ăn bẩn; quán cơm; "
        "thức ăn ôi; bếp ăn; khám mắt; khám bệnh miễn phí; khám cho người già; bà bầu; hộ sinh; đo huyết áp; xe "
        "cứu thương; bệnh nhân; thuốc bảo hiểm; phòng dịch; chó cắn",
    ),
    _field(
        "EDU",
        "Giáo dục",
        "culture_society",
        "giáo dục; giáo dục và đào tạo; GD&ĐT; GDĐT; trường học; trường lớp; nhà trường; trường; mầm non; tiểu "
        "học; mẫu giáo; THCS; THPT; học sinh; giáo viên; phụ huynh; cha mẹ học sinh; học phí; lạm thu; thu chi "
        "trong nhà trường; học thêm; dạy thêm; dạy thêm học thêm; bán trú; lớp học; phòng học; điểm trường; tuyển "
        "sinh; trái tuyến; chuyển trường; ban giám hiệu; sách giáo khoa; bạo lực học đường; bữa ăn bán trú; đồng "
        "phục; học bạ; khuyến học; phổ cập; chuẩn quốc gia; năm học; học tập; bỏ học; kỹ năng sống; đuối nước; xã "
        "hội học tập; lớp một; lớp hai; vô lớp; cô giáo; thầy giáo; thầy cô; thầy chủ nhiệm; cô nuôi; bị bạn "
        "đánh; bắt nạt; học trò; chuyển lớp; nhập học; khoản thu đầu năm học; họp phụ huynh; quỹ phụ huynh; lớp "
        "ghép; trần lớp; phòng học dột; trường mẫu giáo; đi học; học sinh đi học; dạy bơi; học bơi; nhà trẻ; gửi "
        "trẻ; ra lớp; thi vào; tiền học; học bổng; cổng trường; nhà vệ sinh trường; thiếu giáo viên; mầm non tư "
        "thục",
    ),
    _field(
        "CULT",
        "Văn hóa, thể thao, di tích, tôn giáo, lễ hội",
        "culture_society",
        "văn hóa; đời sống văn hóa; nhà văn hóa; NVH; thiết chế văn hóa; gia đình văn hóa; thôn văn hóa; làng văn "
        "hóa; nếp sống văn minh; hương ước; quy ước; thể thao; thể dục thể thao; TDTT; sân bóng; sân thể thao; "
        "dụng cụ thể dục; khu vui chơi; sân chơi; công viên; văn nghệ; thư viện; lễ hội; di tích; di sản; đình "
        "làng; đình chùa; đình; chùa; tôn giáo; tín ngưỡng; chức sắc; bảo tồn văn hóa; bảo tồn di tích; bảo tồn "
        "cồng chiêng; bản sắc; cồng chiêng; nhà rông; karaoke; quảng cáo; treo cờ; việc cưới; việc tang; cưới "
        "tang; hủ tục; sân vận động; nhà sinh hoạt cộng đồng; nhà cộng đồng; nhà văn hóa dột; hát karaoke; loa "
        "kéo; loa thùng; kẹo kéo; hát hò; hội làng; rước kiệu; đình miếu; miếu; đền; bia đá; nhà thờ họ; sân bóng "
        "chuyền; bóng chuyền; máy tập; máy tập thể dục; ma chay; cưới hỏi; đám cưới; đám tang; đám ma; thách "
        "cưới; múa; đội văn nghệ; cờ tướng; đua thuyền; khu vui chơi trẻ em; xích đu; nhạc sống; ca hát; truyền "
        "đạo; di sản văn hóa",
    ),
    _field(
        "INFO",
        "Thông tin, truyền thanh, chuyển đổi số",
        "culture_society",
        "chuyển đổi số; CĐS; kinh tế số; xã hội số; chính quyền số; công dân số; tổ công nghệ số; đề án 06; dịch "
        "vụ công trực tuyến; DVCTT; DVC trực tuyến; VNeID; định danh điện tử; định danh mức độ 2; chữ ký số; "
        "thanh toán không dùng tiền mặt; loa phát thanh; loa; loa phường; truyền thanh; phát thanh; đài truyền "
        "thanh; truyền thông; thông tin cơ sở; mạng xã hội; tin giả; sai sự thật; Zalo; cổng thông tin; trang "
        "thông tin điện tử; an toàn thông tin; lừa đảo trên mạng; không gian mạng; khoa học công nghệ; khoa học "
        "và công nghệ; đổi mới sáng tạo; bình dân học vụ số; cái loa; loa xóm; loa đầu ngõ; loa hỏng; cụm loa; "
        "phát loa; nhóm Zalo; trên phây; facebook; fanpage; trang giả mạo; tin nhắn lừa đảo; cài VNeID; định "
        "danh; mức 2; smartphone; điện thoại thông minh; nộp hồ sơ trên mạng; nộp hồ sơ trực tuyến; nộp online; "
        "dịch vụ công; tải giấy lên; quét mã; chuyển khoản; mã QR; đăng nhập; ứng dụng; app; wifi miễn phí; bảng "
        "tin; tổ công nghệ",
    ),
    _field(
        "SEC",
        "An ninh trật tự, an toàn giao thông, phòng cháy chữa cháy",
        "police",
        "an ninh trật tự; an ninh, trật tự; ANTT; an ninh; trật tự an toàn xã hội; TTATXH; an toàn giao thông; "
        "ATGT; TTATGT; trật tự an toàn giao thông; tai nạn giao thông; phòng cháy chữa cháy; phòng cháy, chữa "
        "cháy; PCCC; PCCC&CNCH; cháy nổ; chữa cháy; cháy rừng; trộm; trộm cắp; mất trộm; cướp; ma túy; cờ bạc; "
        "đánh bạc; số đề; lừa đảo; tín dụng đen; cho vay nặng lãi; đòi nợ; đánh nhau; gây rối; đua xe; nẹt pô; tệ "
        "nạn; tệ nạn xã hội; TNXH; mại dâm; tội phạm; phòng chống tội phạm; tạm trú; thường trú; cư trú; hộ khẩu; "
        "căn cước; CCCD; công an; tuần tra; camera an ninh; pháo; pháo nổ; vũ khí; bạo lực; toàn dân bảo vệ an "
        "ninh; mất xe; mất chó; trộm chó; trộm xe; mất cắp; kẻ gian; ghi đề; tài xỉu; xóc đĩa; đá gà; cá độ; con "
        "nghiện; nghiện; hút chích; say xỉn; lạng lách; nẹt bô; bốc đầu; đòi nợ thuê; chủ hụi; vỡ hụi; khai báo "
        "tạm trú; đăng ký tạm trú; nhập khẩu; nhập hộ khẩu; làm căn cước; thẻ căn cước; đăng ký xe; biển số xe; "
        "dân phòng; trực đêm; tuần tra đêm; đi tuần; cháy; đang cháy; bình chữa cháy; xe chữa cháy; camera; gắn "
        "camera; mũ bảo hiểm; bắt cóc; xô xát; phá phách",
    ),
    _field(
        "MIL",
        "Quốc phòng, nghĩa vụ quân sự",
        "military",
        "quốc phòng; QPAN; QP-AN; quốc phòng an ninh; quốc phòng, an ninh; nghĩa vụ quân sự; NVQS; khám tuyển; "
        "tuyển quân; gọi nhập ngũ; giao quân; nhập ngũ; dân quân; dân quân tự vệ; DQTV; quân sự; quân sự địa "
        "phương; hậu phương quân đội; biên giới; biên phòng; chủ quyền biên giới; biển đảo; phòng thủ dân sự; bộ "
        "đội; cựu chiến binh; đi lính; đi bộ đội; lệnh gọi; xuất ngũ; phục viên; tân binh; hoãn nghĩa vụ; tạm "
        "hoãn; khám nghĩa vụ; khám nghĩa vụ quân sự; xã đội; ban chỉ huy quân sự; dân quân thường trực; bom mìn; "
        "rà phá bom mìn; giấy gọi khám; quân nhân; tuổi mười bảy",
    ),
    _field(
        "ADMIN",
        "Cải cách hành chính, thủ tục",
        "service_centre",
        "cải cách hành chính; CCHC; cải cách thủ tục hành chính; thủ tục hành chính; TTHC; một cửa; bộ phận một "
        "cửa; một cửa liên thông; dịch vụ công; hành chính công; trung tâm phục vụ hành chính công; TTPVHCC; chậm "
        "trả hồ sơ; chậm trả; trả kết quả; hồ sơ; giải quyết hồ sơ; tiếp nhận hồ sơ; nhũng nhiễu; phiền hà; sách "
        "nhiễu; giấy tờ; đi lại nhiều lần; phi địa giới; ngồi chờ; chờ lâu; lấy số; bấm số; giấy hẹn; hẹn trả kết "
        "quả; trễ hẹn; quá hẹn; hẹn mai; bắt photo; photo; rườm rà; giấy tờ rườm rà; bổ sung giấy tờ; cấp lại "
        "giấy phép; trả hồ sơ; nộp hồ sơ; làm giấy tờ; trung tâm hành chính công; phục vụ hành chính công; bưu "
        "chính công ích; niêm yết thủ tục; sáng thứ bảy; thứ bảy",
    ),
    _field(
        "JUST",
        "Tư pháp, hộ tịch, hòa giải",
        "office",
        "tư pháp; hộ tịch; khai sinh; khai tử; kết hôn; tình trạng hôn nhân; chứng thực; công chứng; hòa giải; "
        "hòa giải ở cơ sở; hòa giải cơ sở; tổ hòa giải; phổ biến pháp luật; phổ biến giáo dục pháp luật; PBGDPL; "
        "trợ giúp pháp lý; tiếp cận pháp luật; lý lịch tư pháp; khiếu nại; tố cáo; khiếu nại, tố cáo; đơn thư; "
        "tiếp công dân; thi hành án; giấy khai sinh; làm khai sinh; giấy chứng tử; chứng tử; giấy độc thân; độc "
        "thân; xác nhận độc thân; xác nhận tình trạng hôn nhân; đăng ký kết hôn; ly hôn; chứng thực bản sao; "
        "chứng thực chữ ký; bản sao; cải chính; sửa tên; sửa họ tên; thừa kế; di chúc; nhận con nuôi; phân giải; "
        "tranh chấp thừa kế; mâu thuẫn; pháp luật; tuyên truyền pháp luật; ủy quyền; hôn nhân",
    ),
    _field(
        "MERGE",
        "Sắp xếp, sáp nhập đơn vị hành chính, địa giới, đổi giấy tờ",
        "office",
        "sáp nhập; sáp nhập xã; sát nhập; sáp nhập thôn; sắp xếp đơn vị hành chính; sắp xếp ĐVHC; đơn vị hành "
        "chính; ĐVHC; hợp nhất; sắp xếp thôn; sắp xếp, sáp nhập; địa giới; địa giới hành chính; tên xã; tên gọi; "
        "đổi tên; đổi giấy tờ; chuyển đổi giấy tờ; trụ sở dôi dư; dôi dư; chính quyền địa phương 2 cấp; chính "
        "quyền địa phương hai cấp; chính quyền hai cấp; chính quyền 2 cấp; mô hình 2 cấp; mô hình hai cấp; tinh "
        "gọn bộ máy; sau sắp xếp; chia tách thôn; nhập xã; gộp xã; ghép thôn; nhập thôn; nhập tỉnh; sau khi nhập; "
        "sau khi sáp nhập; sau sáp nhập; xã cũ; xã mới; huyện cũ; tên cũ; tên xã cũ; tên làng; tên thôn; giữ tên; "
        "trụ sở cũ; ủy ban cũ; trụ sở mới; trụ sở xa; bỏ cấp huyện; bỏ huyện; không còn cấp huyện; hai cấp; đổi "
        "địa chỉ; địa chỉ cũ; địa chỉ mới; giấy tờ cũ; ranh giới xã; ranh giới hai xã; cán bộ dôi dư; chia lại "
        "thôn",
    ),
    _field(
        "GOV",
        "Quản lý, điều hành chính quyền; cán bộ, công chức",
        "office",
        "quản lý, điều hành; quản lý điều hành; điều hành của chính quyền; chỉ đạo, điều hành; chỉ đạo điều hành; "
        "hoạt động của chính quyền; hoạt động của UBND; hoạt động của Ủy ban nhân dân; cán bộ; công chức; cán bộ, "
        "công chức; cán bộ công chức; CBCC; CBCCVC; viên chức; đạo đức công vụ; kỷ luật kỷ cương; kỷ cương hành "
        "chính; văn hóa công sở; tinh thần phục vụ; thái độ phục vụ; thái độ; hách dịch; hối lộ; tham nhũng; tiêu "
        "cực; lãng phí; phòng chống tham nhũng; trách nhiệm người đứng đầu; bổ nhiệm; trưởng thôn; xây dựng chính "
        "quyền; hiệu lực hiệu quả; lề lối làm việc; bộ máy chính quyền; thái độ cán bộ; cán bộ nói; quát; quát "
        "tháo; nạt dân; coi thường dân; không nghe máy; gọi không ai nghe; gọi lên xã; hứa; lời hứa; hứa rồi; đùn "
        "đẩy; trả lời chung chung; vô trách nhiệm; trách nhiệm; lãnh đạo xã; chủ tịch xã; xuống cơ sở; sâu sát; "
        "gặp lãnh đạo; tiếp dân; lịch tiếp dân; đường dây nóng; trưởng thôn không họp; họp dân; phân công rõ; cán "
        "bộ trẻ; làm việc riêng; khen thưởng cán bộ; tận tụy; luân chuyển cán bộ; quan liêu; kết luận đối thoại; "
        "phản hồi; trả lời phản ánh; đúng hẹn",
    ),
    _field(
        "PARTY",
        "Xây dựng Đảng, MTTQ, đoàn thể, dân chủ cơ sở",
        "party_office",
        "xây dựng Đảng; công tác Đảng; xây dựng Đảng, chính quyền; xây dựng hệ thống chính trị; chi bộ; đảng "
        "viên; phát triển đảng viên; cấp ủy; đại hội Đảng; nghị quyết Đại hội; nghị quyết của Đảng; mặt trận tổ "
        "quốc; MTTQ; mặt trận; đoàn thể; hội viên; đoàn viên; công tác đoàn; công tác hội; phong trào thanh niên; "
        "hoạt động hội; đại đoàn kết; dân vận; dân vận khéo; dân chủ cơ sở; dân chủ ở cơ sở; quy chế dân chủ; "
        "QCDC; QCDCCS; thực hiện dân chủ; bầu trưởng thôn; bầu cử; thanh tra nhân dân; giám sát cộng đồng; giám "
        "sát đầu tư cộng đồng; học tập và làm theo; tư tưởng Hồ Chí Minh; vào Đảng; kết nạp Đảng; cảm tình Đảng; "
        "sinh hoạt chi bộ; bí thư chi bộ; huy hiệu Đảng; tuổi Đảng; đảng phí; hội phụ nữ; chi hội phụ nữ; hội "
        "nông dân; cựu chiến binh; hội cựu chiến binh; đoàn thanh niên; chi đoàn; thanh niên tình nguyện; hội "
        "người cao tuổi; người cao tuổi sinh hoạt; công đoàn; dân bàn; dân biết; dân biết dân bàn; lấy ý kiến "
        "dân; hỏi ý dân; bàn trước; tín nhiệm; lấy phiếu tín nhiệm; bầu trưởng ấp; bầu trưởng bản; bầu tổ trưởng; "
        "hội đồng nhân dân; cử tri; ngày đại đoàn kết; ban công tác mặt trận; nghị quyết",
    ),
    TopicField(OTHER, "Lĩnh vực khác", "office", ()),
)
FIELD_BY_CODE = {field.code: field for field in FIELDS}
PHRASES_BY_CODE = {field.code: field.phrases for field in FIELDS if field.phrases}
