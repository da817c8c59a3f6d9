"""Names of communes and bodies in their proper letters, from headers in capitals."""

import re

_COMMUNE_WORDS = ("thị trấn", "đặc khu", "phường", "xã")
_AGENCIES = (
    (re.compile(r"\b(?:ủy|uỷ|uy) ban nh[âa]n d[âa]n\b", re.IGNORECASE), "Ủy ban nhân dân"),
    (re.compile(r"\bubnd\b", re.IGNORECASE), "Ủy ban nhân dân"),
    (re.compile(r"\bhội đồng nhân dân\b", re.IGNORECASE), "Hội đồng nhân dân"),
    (re.compile(r"\bhđnd\b", re.IGNORECASE), "Hội đồng nhân dân"),
    (re.compile(r"\bđảng (?:ủy|uỷ)\b", re.IGNORECASE), "Đảng ủy"),
    (re.compile(r"\bban thường vụ\b", re.IGNORECASE), "Ban Thường vụ"),
    (re.compile(r"\bban chấp hành\b", re.IGNORECASE), "Ban Chấp hành"),
    (re.compile(r"\bmặt trận tổ quốc\b", re.IGNORECASE), "Mặt trận Tổ quốc"),
    (re.compile(r"\bmttq\b", re.IGNORECASE), "Mặt trận Tổ quốc"),
    (re.compile(r"\b(?:ủy|uỷ) ban mặt trận\b", re.IGNORECASE), "Ủy ban Mặt trận"),
    (re.compile(r"\bviệt nam\b", re.IGNORECASE), "Việt Nam"),
    (re.compile(r"\bthường trực\b", re.IGNORECASE), "Thường trực"),
    (re.compile(r"\bđoàn (?:tncs|thanh niên cộng sản) hồ chí minh\b", re.IGNORECASE), "Đoàn TNCS Hồ Chí Minh"),
)
_UNITS = re.compile(
    r"\b(xã(?! hội)|xa(?! hoi)|phường|phuong|thị trấn|thi tran|đặc khu|dac khu|huyện|huyen|quận|thị xã"
    r"|thành phố|tỉnh)\s+(.+?)"
    r"(?=,|$|\s+-\s+|\s+(?:huyện|tỉnh|quận|thành phố|thị xã)\s)",
    re.IGNORECASE,
)
_UNIT_WORDS = {"xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "dac khu": "đặc khu", "huyen": "huyện"}
_POSTS = (
    ("phó chủ tịch", "Phó Chủ tịch"),
    ("chủ tịch", "Chủ tịch"),
    ("phó bí thư", "Phó Bí thư"),
    ("bí thư", "Bí thư"),
    ("thường trực", "Thường trực"),
    ("phó chánh văn phòng", "Phó Chánh Văn phòng"),
    ("chánh văn phòng", "Chánh Văn phòng"),
    ("phó trưởng phòng", "Phó Trưởng phòng"),
    ("trưởng phòng", "Trưởng phòng"),
    ("phó trưởng ban", "Phó Trưởng ban"),
    ("trưởng ban", "Trưởng ban"),
    ("phó giám đốc", "Phó Giám đốc"),
    ("giám đốc", "Giám đốc"),
    ("pho chu tich", "Phó Chủ tịch"),
    ("chu tich", "Chủ tịch"),
    ("pho bi thu", "Phó Bí thư"),
    ("bi thu", "Bí thư"),
    ("ubnd", "UBND"),
    ("hđnd", "HĐND"),
    ("mttq", "MTTQ"),
)


def title_case(words: str) -> str:
    """Every syllable capitalised: LÝ SƠN → Lý Sơn; digits stay."""
    return " ".join("-".join(part[:1].upper() + part[1:].lower() for part in word.split("-")) for word in words.split())


def proper_commune(words: str) -> str:
    """XÃ HÒA SƠN → xã Hòa Sơn."""
    lower = words.lower()
    for unit in _COMMUNE_WORDS:
        if lower.startswith(unit + " "):
            name = words[len(unit) + 1 :]
            return f"{unit} {title_case(name) if name.isupper() else name}"
    return words


def proper_agency(words: str) -> str:
    """ỦY BAN NHÂN DÂN XÃ HÒA SƠN → Ủy ban nhân dân xã Hòa Sơn; UBND is spelt out."""
    text = words.lower() if words.isupper() else words
    for pattern, name in _AGENCIES:
        text = pattern.sub(name, text)
    text = _UNITS.sub(
        lambda m: f"{_UNIT_WORDS.get(m[1].lower(), m[1].lower())} {title_case(m[2]) if words.isupper() else m[2]}", text
    )
    return text[:1].upper() + text[1:]


def proper_post(words: str) -> str:
    """PHÓ CHỦ TỊCH → Phó Chủ tịch."""
    text = words.lower() if words.isupper() else words
    for small, proper in _POSTS:
        text = re.sub(rf"\b{small}\b", proper, text, flags=re.IGNORECASE)
    return text[:1].upper() + text[1:]
