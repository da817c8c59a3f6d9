"""Any legal message is written as a valid package and read back equal."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engines.edxml.sample import MESSAGE, XML

from dienhong.engines.edxml.forms import Text
from dienhong.engines.edxml.message import (
    VIETNAM,
    Attachment,
    Business,
    BusinessKind,
    Code,
    DocumentType,
    Message,
    MessageHeader,
    Organization,
    OtherInfo,
    Priority,
    Promulgation,
    Replacement,
    ResponseFor,
    Signer,
    Staff,
    Trace,
    TraceStep,
)
from dienhong.engines.edxml.names import safe_name
from dienhong.engines.edxml.read import from_xml
from dienhong.engines.edxml.refused import EdxmlRefused
from dienhong.engines.edxml.shape import Shape
from dienhong.engines.edxml.shapes import MESSAGE_HEADER, TRACE
from dienhong.engines.edxml.texts import clean_text
from dienhong.engines.edxml.validate import violations
from dienhong.engines.edxml.write import document_id, to_xml


def text(most: int, least: int = 0) -> st.SearchStrategy[str]:
    return st.text(max_size=min(most, 40)).map(clean_text).filter(lambda found: least <= len(found) <= most)


def some(form: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(form, max_size=most).map(tuple)


CODES = st.from_regex(r"[A-Z][0-9]{2}(\.[0-9]{2}){0,3}", fullmatch=True)
DAYS = st.dates()
MOMENTS = st.datetimes(timezones=st.just(VIETNAM)).map(lambda at: at.replace(microsecond=0))
ORGANIZATIONS = st.builds(
    Organization, CODES, text(200, 1), text(200), text(500), text(100), text(100), text(100), text(500)
)
OTHERS = st.builds(
    OtherInfo,
    st.sampled_from(Priority),
    text(500),
    text(100),
    st.none() | st.integers(0, 999),
    st.none() | st.integers(0, 999),
    st.none() | st.booleans(),
    some(text(500, 1)),
)
HEADERS = st.builds(
    MessageHeader,
    sender=ORGANIZATIONS,
    recipients=st.lists(ORGANIZATIONS, min_size=1, max_size=3).map(tuple),
    document_id=text(200, 1),
    code=st.builds(Code, text(11, 1), text(30, 1)),
    promulgation=st.builds(Promulgation, text(100, 1), DAYS),
    document_type=st.builds(DocumentType, st.integers(0, 999), text(100, 1), st.none() | st.integers(0, 999)),
    subject=text(500, 1),
    content=text(4000),
    signer=st.builds(Signer, text(100), text(100), text(50)),
    due_date=st.none() | DAYS,
    to_places=some(text(1000, 1)),
    other=OTHERS,
    response_for=some(st.builds(ResponseFor, CODES, text(200, 1), text(100), st.none() | DAYS)),
    steering_type=st.none() | st.integers(0, 99),
)
TRACES = st.builds(
    Trace,
    st.builds(
        Business,
        st.sampled_from(BusinessKind),
        text(500),
        text(200),
        st.none() | st.booleans(),
        st.builds(Staff, text(200), text(100), text(100), text(100)),
        some(st.builds(Replacement, text(200, 1), some(CODES))),
    ),
    some(st.builds(TraceStep, CODES, MOMENTS)),
)
ATTACHMENTS = st.lists(
    st.builds(
        Attachment,
        st.text(max_size=40).map(safe_name),
        st.sampled_from(["application/pdf", "application/zip", "application/vnd.ms-excel"]),
        st.binary(max_size=200),
        text(500),
    ),
    max_size=3,
    unique_by=lambda attachment: attachment.name.casefold(),
).map(tuple)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.builds(Message, HEADERS, TRACES, ATTACHMENTS))
def test_any_legal_message_comes_back_equal_from_a_valid_package(message: Message) -> None:
    data = to_xml(message)
    back = from_xml(data)
    assert (back, back.notes, violations(data), to_xml(back)) == (message, (), [], data)


def test_sample_comes_back_equal() -> None:
    assert (from_xml(XML), violations(XML)) == (MESSAGE, [])


@pytest.mark.parametrize("size", [0, 1, 3_000_000, 12_000_000])
def test_file_of_zeros_is_stored_so_that_the_reader_takes_it(size: int) -> None:
    message = Message(MESSAGE.header, attachments=(Attachment("a.bin", "application/octet-stream", bytes(size)),))
    assert from_xml(to_xml(message)) == message


def filled(shape: Shape, value: Any) -> Any:
    """`value` with every text as long as its field allows, in letters that need four bytes each."""
    changes: dict[str, Any] = {}
    for field in shape.fields:
        held = getattr(value, field.name)
        if isinstance(field.form, Shape):
            changes[field.name] = (
                tuple(filled(field.form, each) for each in held) if field.many else filled(field.form, held)
            )
        elif isinstance(field.form, Text):
            full = ("A" if field.form.pattern else "𝔸") * field.form.most
            changes[field.name] = (full, full) if field.many else full
    return replace(value, **changes)


def test_longest_texts_fit_the_schema_too() -> None:
    attachment = Attachment("a.pdf", "application/pdf", b"x", "𝔸" * 500)
    trace = Trace(Business(replacements=(Replacement("x"),)), MESSAGE.trace.steps)
    message = Message(filled(MESSAGE_HEADER, MESSAGE.header), filled(TRACE, trace), (attachment,))
    data = to_xml(message)
    assert (from_xml(data), violations(data)) == (message, [])


def test_unclean_text_travels_clean() -> None:
    header = MESSAGE.header
    unclean = Organization("H05.14", " So\u031b\u0309 No\u0323\u0302i vu\u0323\x00\u202e\ufffe\r\n ")
    back = from_xml(to_xml(Message(MessageHeader(unclean, (unclean,), *_rest(header)))))
    assert back.header.sender.name == "Sở Nội vụ"


def _rest(header: MessageHeader) -> tuple:
    return header.document_id, header.code, header.promulgation, header.document_type, header.subject


@pytest.mark.parametrize(
    ("organ", "issued", "number", "expected"),
    [
        ("000.12.07.H05", date(2026, 1, 5), "80/KH-UBND", "000.12.07.H05,2026/01/05,80/KH-UBND"),
        ("H05.12", 2026, "7816/VP-TTĐT", "H05.12,2026,7816/VP-TTĐT"),
    ],
)
def test_document_id_follows_the_pattern(organ: str, issued: date | int, number: str, expected: str) -> None:
    assert document_id(organ, issued, number) == expected


@pytest.mark.parametrize(
    ("organ", "number"), [("", "80"), ("H05", ""), ("H05", "80,81"), ("H05,1", "80"), ("H 05", "1")]
)
def test_document_id_of_broken_parts_is_refused(organ: str, number: str) -> None:
    with pytest.raises(EdxmlRefused):
        document_id(organ, 2026, number)
