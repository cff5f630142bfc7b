"""What the tests of the page share."""

from collections.abc import AsyncIterator

import pytest

from tests.page.office import Page, sample, served


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with served(sample()) as found:
        yield found
