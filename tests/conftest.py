"""What holds for every test: the library's lengths of time are unambiguous ones, and a year is played by one worker."""

import os
from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

os.environ.setdefault("PTB_TIMEDELTA", "true")


class Together(LoadFileScheduling):  # type: ignore[misc]  # the library has no types
    """Side by side, the tests of a file stay together; those of the played years do, whatever their file."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "tests/years" if file.startswith("tests/years/") else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """The way in which the workers share the tests."""
    return Together(config, log)
