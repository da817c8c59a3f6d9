"""The demonstration's office has documents at every stage, and their pages are reached by links."""

import pytest
from tests.pages.spider import Visit, kind_of

from dienhong.civic.communes.models import Commune
from dienhong.civic.documents.models import IncomingDocument, IssueBatch, OfficialDocument
from dienhong.civic.documents.states import BatchState, DocumentState
from dienhong.engines.tenancy.scope import in_commune

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("db")]
ROOT = "/hop-thinh/ban-lam-viec/van-ban/"


def test_documents_stand_at_every_stage(demo: None) -> None:
    with in_commune(Commune.objects.get(slug="hop-thinh").pk):
        states = set(OfficialDocument.objects.values_list("state", flat=True))
        batches = list(IssueBatch.objects.values_list("state", flat=True))
        arrivals = IncomingDocument.objects.count()
    assert states == {
        DocumentState.DRAFT,
        DocumentState.SUBMITTED,
        DocumentState.APPROVED,
        DocumentState.NUMBERED,
        DocumentState.ISSUED,
    }
    assert batches == [BatchState.DONE]
    assert arrivals == 4


@pytest.mark.parametrize(
    ("who", "pages"),
    [
        ("ha", {"", "moi/", "<n>/", "<n>/sua/", "<n>/buoc/trinh/", "<n>/tep/pdf/", "<n>/tep/docx/", "<n>/ban/<n>/"}),
        ("mai", {"", "dot/", "dot/moi/", "dot/<n>/", "<n>/", "<n>/buoc/tra-lai/"}),
        ("dung", {"", "<n>/", "<n>/buoc/duyet/", "<n>/buoc/tra-lai/"}),
    ],
)
def test_pages_of_documents_are_reached(visits: dict[str, list[Visit]], who: str, pages: set[str]) -> None:
    reached = {kind_of(visit.address).removeprefix(ROOT) for visit in visits[who] if visit.address.startswith(ROOT)}
    assert pages - reached == set()
