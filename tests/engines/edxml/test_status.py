"""News of a document goes back to its sender."""

from dataclasses import replace
from datetime import datetime

import pytest
from tests.engines.edxml.sample import COMMUNE, DOCUMENT_ID, MESSAGE, PROVINCE, XML

from dienhong.engines.edxml.incoming import read_package
from dienhong.engines.edxml.message import VIETNAM, ResponseFor, Staff
from dienhong.engines.edxml.read import from_xml
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.status import DeliveryStatus, StatusMessage, status_from_xml, status_to_xml
from dienhong.engines.edxml.validate import violations

AT = datetime(2026, 1, 5, 9, 15, 30, tzinfo=VIETNAM)
NEWS = StatusMessage(
    PROVINCE,
    ResponseFor(COMMUNE.code, DOCUMENT_ID, "80/KH-UBND", MESSAGE.header.promulgation.issued_date),
    DeliveryStatus.ACCEPTED,
    AT,
    "Đã tiếp nhận",
    Staff("Văn thư", "Lê Thị Lan", "0900 000 001", "lan@anbinh.example"),
)


@pytest.mark.parametrize("status", DeliveryStatus)
def test_each_status_comes_back_equal_from_a_valid_package(status: DeliveryStatus) -> None:
    news = replace(NEWS, status=status)
    data = status_to_xml(news)
    assert (status_from_xml(data), read_package(data), violations(data)) == (news, news, [])


def test_codes_are_the_standard_s() -> None:
    codes = [status_to_xml(replace(NEWS, status=each)).decode().split("StatusCode>")[1][:2] for each in DeliveryStatus]
    assert codes == ["01", "02", "03", "04", "05", "06", "13", "15", "16"]


def test_older_place_of_the_status_is_read() -> None:
    data = status_to_xml(NEWS).replace(b"MessageHeader>", b"Status>")
    assert (status_from_xml(data), violations(data)) == (NEWS, [])


@pytest.mark.parametrize("status", [DeliveryStatus.REFUSED, DeliveryStatus.RECALL_REFUSED])
def test_refusal_without_a_reason_is_not_sent(status: DeliveryStatus) -> None:
    with pytest.raises(EdxmlRefused):
        status_to_xml(replace(NEWS, status=status, description=" "))


def test_unknown_code_is_refused() -> None:
    with pytest.raises(EdxmlRefused) as refused:
        status_from_xml(status_to_xml(NEWS).replace(b">03<", b">07<"))
    assert refused.value.path == "edXML/edXMLEnvelope/edXMLHeader/MessageHeader/StatusCode"


def test_kinds_are_not_confused() -> None:
    with pytest.raises(EdxmlRefused):
        from_xml(status_to_xml(NEWS))
    with pytest.raises(EdxmlRefused):
        status_from_xml(XML)
    assert read_package(XML) == MESSAGE
