"""What the tests of the memory share: a place for a store on every kind of database that can be had here."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from store.book import Book
from tests.store.cluster import Cluster, binaries

SERVER = binaries()
PLACES = (
    ["sqlite", "postgresql"]
    if SERVER
    else [pytest.param("sqlite", id="sqlite-only_postgresql-not-installed")]
)
collect_ignore = [] if SERVER else ["test_postgresql.py"]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL of our own."""
    if SERVER is None:
        pytest.fail("PostgreSQL is not installed: only tests that ask for a place by its kind may run")
    cluster = Cluster(SERVER)
    yield cluster
    cluster.stop()


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store may be made, once for each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "duban.db")
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.database()


@pytest.fixture
def book(place: str) -> Iterator[Book]:
    """An open book on a new store."""
    with closing(Book.open(place)) as book:
        yield book


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a new SQLite store may be made."""
    return tmp_path / "duban.db"
