"""The years are played when the first test asks for them, and once only."""

import pytest

from tests.years.played import NAMES, Year, played


@pytest.fixture(scope="session")
def minsheng() -> Year:
    """45 targets, as the office's own sentence of 2017 counts them."""
    return played("minsheng-2017")


@pytest.fixture(scope="session")
def wenzhou() -> Year:
    """The office's own ten projects of 2017."""
    return played("wenzhou-2017")


@pytest.fixture(scope="session", params=NAMES)
def year(request: pytest.FixtureRequest) -> Year:
    """Each of the years in turn."""
    return played(request.param)
