"""The elements of QCVN 102:2016/BTTTT, spelled as it spells them: `Bussiness` and `TyperNotation` are its own.

Lengths are those of decree 30/2020, appendix VI, where it has the field; the others (OURS) only keep records storable.
The file `schema/edxml.xsd` says the same for programs.
"""

from dienhong.engines.edxml.forms import Choice, Count, Day, Flag, Moment, Text
from dienhong.engines.edxml.message import (
    Business,
    BusinessKind,
    Code,
    DocumentType,
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
from dienhong.engines.edxml.shape import Field, Shape

# Appendix VI has 13 letters (000.00.00.H05); the codes of decision 20/2020 are said to go to 35.
ORGAN_CODE = Text(35, r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*", "chữ, số và dấu chấm, như 000.00.12.H05 hoặc H05.12")
DOCUMENT_ID = Text(200)
DESCRIPTION = Text(500)
OURS = Text(500)
OURS_SHORT = Text(100)
OURS_LONG = Text(4000)

ORGANIZATION = Shape(
    Organization,
    (
        Field("OrganId", "code", ORGAN_CODE, required=True),
        Field("OrganizationInCharge", "in_charge", Text(200)),
        Field("OrganName", "name", Text(200), required=True),
        Field("OrganAdd", "address", OURS),
        Field("Email", "email", OURS_SHORT),
        Field("Telephone", "telephone", OURS_SHORT),
        Field("Fax", "fax", OURS_SHORT),
        Field("Website", "website", OURS),
    ),
)
CODE = Shape(
    Code,
    (
        Field("CodeNumber", "number", Text(11), required=True),
        Field("CodeNotation", "notation", Text(30), required=True),
    ),
)
PROMULGATION = Shape(
    Promulgation,
    (
        Field("Place", "place", OURS_SHORT, required=True),
        Field("PromulgationDate", "issued_date", Day(), required=True),
    ),
)
DOCUMENT_TYPE = Shape(
    DocumentType,
    (
        Field("Type", "kind", Count(3), required=True),
        Field("TypeDetail", "detail", Count(3)),
        Field("TypeName", "name", Text(100), required=True),
    ),
)
SIGNER = Shape(
    Signer,
    (
        Field("Competence", "authority", OURS_SHORT),
        Field("Position", "position", Text(100)),
        Field("FullName", "full_name", Text(50)),
    ),
)
OTHER_INFO = Shape(
    OtherInfo,
    (
        Field("Priority", "priority", Choice(Priority)),
        Field("SphereOfPromulgation", "sphere", OURS),
        Field("TyperNotation", "typist_notation", OURS_SHORT),
        Field("PromulgationAmount", "copies", Count(3)),
        Field("PageAmount", "pages", Count(3)),
        Field("Direction", "is_direction", Flag()),
        Field("Appendix", "appendices", OURS, many=True, inside="Appendixes"),
    ),
    unread=("ReferenceCodes", "ReplyFors"),
)
RESPONSE_FOR = Shape(
    ResponseFor,
    (
        Field("OrganId", "organ_code", ORGAN_CODE, required=True),
        Field("Code", "code", OURS_SHORT),
        Field("PromulgationDate", "issued_date", Day()),
        Field("DocumentId", "document_id", DOCUMENT_ID, required=True),
    ),
)
MESSAGE_HEADER = Shape(
    MessageHeader,
    (
        Field("From", "sender", ORGANIZATION, required=True),
        Field("To", "recipients", ORGANIZATION, required=True, many=True),
        Field("DocumentId", "document_id", DOCUMENT_ID, required=True),
        Field("Code", "code", CODE, required=True),
        Field("PromulgationInfo", "promulgation", PROMULGATION, required=True),
        Field("DocumentType", "document_type", DOCUMENT_TYPE, required=True),
        Field("Subject", "subject", Text(500), required=True),
        Field("Content", "content", OURS_LONG),
        Field("SignerInfo", "signer", SIGNER),
        Field("DueDate", "due_date", Day()),
        Field("Place", "to_places", Text(1000), many=True, inside="ToPlaces"),
        Field("OtherInfo", "other", OTHER_INFO),
        Field("ResponseFor", "response_for", RESPONSE_FOR, many=True),
        Field("SteeringType", "steering_type", Count(2)),
    ),
    unread=("ApplicationType",),
)
STAFF = Shape(
    Staff,
    (
        Field("Department", "department", Text(200)),
        Field("Staff", "name", OURS_SHORT),
        Field("Mobile", "mobile", OURS_SHORT),
        Field("Email", "email", OURS_SHORT),
    ),
)
REPLACEMENT = Shape(
    Replacement,
    (
        Field("DocumentId", "document_id", DOCUMENT_ID, required=True),
        Field("OrganId", "organ_codes", ORGAN_CODE, many=True, inside="OrganIdList"),
    ),
)
BUSINESS = Shape(
    Business,
    (
        Field("BussinessDocType", "kind", Choice(BusinessKind)),
        Field("BussinessDocReason", "reason", OURS),
        Field("DocumentId", "document_id", DOCUMENT_ID),
        Field("Paper", "has_paper", Flag(("0", "1"))),
        Field("StaffInfo", "staff", STAFF),
        Field("ReplacementInfo", "replacements", REPLACEMENT, many=True, inside="ReplacementInfoList"),
    ),
    unread=("BussinessDocumentInfo",),
)
TRACE = Shape(
    Trace,
    (
        Field("Bussiness", "business", BUSINESS),
        Field(
            "TraceHeader",
            "steps",
            Shape(
                TraceStep,
                (
                    Field("OrganId", "organ_code", ORGAN_CODE, required=True),
                    Field("Timestamp", "at", Moment(), required=True),
                ),
            ),
            many=True,
        ),
    ),
)
