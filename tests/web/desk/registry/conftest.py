"""Văn thư and others at their desks, with registers."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from tests.cast import Cast
from tests.web.desk.office import Desk


@pytest.fixture(autouse=True)
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    """Where files are kept."""
    settings.FILES = tmp_path
    return tmp_path


@pytest.fixture
def clerk(hoa_phu: Cast) -> Desk:
    """Vân, văn thư."""
    return Desk("van")
