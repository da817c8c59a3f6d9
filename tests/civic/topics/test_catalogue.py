"""The catalogue holds the 26 fields, and its phrases tell them apart."""

import pytest

from dienhong.civic.topics.catalogue import FIELD_BY_CODE, FIELDS, OTHER, PHRASES_BY_CODE
from dienhong.engines.language.lexicon import Lexicon
from dienhong.kernel.vietnamese import fold

LEXICON = Lexicon(PHRASES_BY_CODE)
SPOKEN = {
    "LAND": "cấp sổ đỏ cho các hộ",
    "CLEAR": "GPMB dự án",
    "TRANS": "đường liên thôn hư hỏng",
    "BUILD": "xây dựng trái phép",
    "INVEST": "nhà thầu chậm tiến độ",
    "ENV": "rác thải sinh hoạt",
    "WATER": "kênh mương, nước sạch",
    "POWER": "mất điện thường xuyên",
    "NTM": "tiêu chí nông thôn mới",
    "AGRI": "dịch tả lợn",
    "OCOP": "sản phẩm OCOP",
    "TRADE": "khu công nghiệp, chợ",
    "FIN": "các khoản thu, quỹ",
    "SOCIAL": "hộ nghèo, người có công",
    "JOB": "giải quyết việc làm",
    "HEALTH": "khám chữa bệnh",
    "EDU": "học phí, lạm thu",
    "CULT": "lễ hội đình làng",
    "INFO": "chuyển đổi số",
    "SEC": "an ninh trật tự, ma túy",
    "MIL": "nghĩa vụ quân sự",
    "ADMIN": "thủ tục hành chính",
    "JUST": "hòa giải ở cơ sở, khai sinh",
    "MERGE": "sáp nhập xã",
    "GOV": "thái độ của cán bộ, công chức",
    "PARTY": "chi bộ, đảng viên",
}


def test_there_are_26_fields_and_other() -> None:
    assert [field.code for field in FIELDS] == [*SPOKEN, OTHER]
    assert len(FIELD_BY_CODE) == 27


@pytest.mark.parametrize(("code", "words"), SPOKEN.items())
def test_field_is_found_with_and_without_diacritics(code: str, words: str) -> None:
    assert [LEXICON.match(text)[0].code for text in (words, fold(words))] == [code, code]


def test_phrases_are_single_and_spelt_out() -> None:
    for field in FIELDS:
        assert sorted(set(field.phrases)) == sorted(field.phrases), field.code
        assert all(phrase == phrase.strip() and phrase for phrase in field.phrases), field.code
