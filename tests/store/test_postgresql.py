"""What a database server may do to its client."""

from contextlib import closing

import pytest

from bot.office import Outcome
from store.book import Book
from store.errors import StoreError
from store.outbox import State
from tests.store.cluster import Cluster
from tests.store.samples import ASKED, AT, PERSON, TURN

CUT_OFF = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'duban %'"


@pytest.fixture
def place(cluster: Cluster) -> str:
    """A new database."""
    return cluster.database()


def test_a_connection_that_is_cut_stops_the_book_until_it_is_opened_again(
    place: str, cluster: Cluster
) -> None:
    with closing(Book.open(place)) as book:
        book.commit(TURN, at=AT, update_id=1)
        book.mark_sending(ASKED.key)
        cluster.do("postgres", CUT_OFF)

        for _ in range(2):
            with pytest.raises(StoreError, match="连接已断开，最后一次改动是否保存尚不确定；请重新启动"):
                book.commit(Outcome((PERSON,)), at=AT, update_id=2)
        assert book.office.people == {}

    with closing(Book.open(place)) as book:
        assert book.commit(Outcome((PERSON,)), at=AT, update_id=2)
        assert [owed.state for owed in book.owed(AT)] == [State.UNCERTAIN]


def test_an_account_that_may_only_read_is_told_at_the_start(place: str, cluster: Cluster) -> None:
    Book.open(place).close()
    name = place.rpartition("/")[2]
    cluster.do("postgres", f"ALTER DATABASE {name} SET default_transaction_read_only = on")

    with pytest.raises(StoreError, match="只能读、不能写"):
        Book.open(place)


def test_a_database_that_is_not_there_is_told(place: str) -> None:
    with pytest.raises(StoreError, match="打不开存储"):
        Book.open(f"{place}_elsewhere")
