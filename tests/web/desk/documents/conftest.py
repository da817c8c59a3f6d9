"""People at their desks, with documents."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from tests.cast import Cast
from tests.civic.documents.office import mandate
from tests.web.desk.office import Desk

from dienhong.civic.documents.models import Mandate


@pytest.fixture(autouse=True)
def _files_apart(settings: LazySettings, tmp_path: Path) -> None:
    settings.FILES = tmp_path


@pytest.fixture
def chairmans(hoa_phu: Cast) -> Mandate:
    """Dũng signs for the Committee."""
    return mandate(hoa_phu)


@pytest.fixture
def clerk(hoa_phu: Cast) -> Desk:
    """Vân, văn thư."""
    return Desk("van")
