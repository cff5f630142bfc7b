"""Patterns as tables of words, compiled when they are first used: there are so many that loading would be slow."""

import re
from collections.abc import Iterator
from functools import cached_property
from sys import maxsize
from typing import Protocol

Match = re.Match[str]


class _Finds(Protocol):
    def __call__(self, text: str, start: int = 0, end: int = maxsize, /) -> Match | None:
        """A match, or None."""


class _FindsAll(Protocol):
    def __call__(self, text: str, start: int = 0, end: int = maxsize, /) -> Iterator[Match]:
        """Every match, from the left."""


class Pattern:
    """A regular expression. Its verbs are those of the compiled one, which the first use of any of them makes."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern)

    @cached_property
    def search(self) -> _Finds:
        """The first match in a text."""
        return self.compiled.search

    @cached_property
    def match(self) -> _Finds:
        """The match at the beginning of a text."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> _Finds:
        """The match that is the whole of a text."""
        return self.compiled.fullmatch

    @cached_property
    def finditer(self) -> _FindsAll:
        """Every match in a text."""
        return self.compiled.finditer


def any_of(*lines: str) -> str:
    """One of the words on these lines, which spaces separate; a word may be a pattern itself."""
    return f"(?:{'|'.join(one for line in lines for one in line.split())})"


def word(*lines: str) -> Pattern:
    """The pattern of `any_of`: `word("累计 总共", "合计")` is one of these words."""
    return Pattern(any_of(*lines))


def words(*lines: str) -> frozenset[str]:
    """The words on these lines as they stand."""
    return frozenset(one for line in lines for one in line.split())
