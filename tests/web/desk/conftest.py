"""People at their desks."""

import pytest
from tests.cast import Cast
from tests.web.desk.office import Desk


@pytest.fixture
def office(hoa_phu: Cast) -> Desk:
    """Hà, who runs the office."""
    return Desk("ha")


@pytest.fixture
def unit(hoa_phu: Cast) -> Desk:
    """Tuấn of the economy unit."""
    return Desk("tuan")


@pytest.fixture
def chairman(hoa_phu: Cast) -> Desk:
    """Dũng, the Chairman."""
    return Desk("dung")
