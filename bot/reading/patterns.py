"""Tables of words as patterns: `any_of("累计 总共", "合计")` is one of these words."""

import re


def any_of(*lines: str) -> str:
    """One of the words on these lines, which spaces separate; a word may be a pattern itself."""
    return f"(?:{'|'.join(one for line in lines for one in line.split())})"


def words(*lines: str) -> frozenset[str]:
    """The words on these lines as they stand."""
    return frozenset(one for line in lines for one in line.split())


def word(*lines: str) -> re.Pattern[str]:
    """The pattern of `any_of`, compiled."""
    return re.compile(any_of(*lines))
