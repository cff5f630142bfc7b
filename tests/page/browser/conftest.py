"""The real demo, started as a visitor starts it, once for all tests; each test may have its room as it was at first."""

from collections.abc import Iterator

import pytest

from tests.page.browser.serving import playing, post, wait_until_ready
from tests.page.browser.sight import DESKTOP, Visitor, sitting


@pytest.fixture(scope="session")
def demo() -> Iterator[str]:
    """The address of the page."""
    with playing() as address:
        yield address


@pytest.fixture
def fresh(demo: str) -> str:
    """The address of the page, its room started over."""
    post(demo, "api/visit", {"saved": ""})
    wait_until_ready(demo)
    return demo


@pytest.fixture(scope="module")
def visitor(demo: str) -> Iterator[Visitor]:
    """Somebody at a desktop."""
    with sitting(demo, DESKTOP) as found:
        yield found
