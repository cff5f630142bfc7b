"""Punctuation that was lost on the way: 「·」「、」「%」 all turned into “.”, as in a report of 2009 (压缩10.以上).

Only what leaves no choice is mended, each mark in its own place; every mended figure is told, for a clerk to look at.
"""

import re
from dataclasses import dataclass

BROKEN_SHARE = 0.015
"""A Chinese text with more stops of this sort than this, and hardly any of its own, has lost its punctuation."""
CHINESE = "\u4e00-\u9fff"
STOP = re.compile(rf"(?<=[{CHINESE}'”」)])\.|(?<=\d)\.(?=[{CHINESE}'“「])")
LOST_PERCENT = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\.(?=以上|以下|以内|左右|的|$)")
BARE_DAY = re.compile(r"(?<=[旬初])\.|(?<=[年月季度]底)\.|(?<=半年)\.|(?<=季度)\.")
"""After a day that stands alone a sentence goes on: 4月下旬.将对调研成果进行交流评比."""
JOINED = re.compile(r"\d+(?:\.\d+){2,}")


@dataclass(frozen=True, slots=True)
class Mended:
    """The text, as long as it was, and what was mended in it or cannot be."""

    text: str
    doubts: tuple[str, ...] = ()


def mend(text: str) -> Mended:
    """A folded text with its lost marks put back; a text that is whole comes back as it is."""
    if not _is_broken(text):
        return Mended(text)
    shares = [m[1] for m in LOST_PERCENT.finditer(text)]
    doubts = [f"“{share}.”后疑缺“%”，按{share}%读，请核对" for share in shares]
    doubts += [f"“{m[0]}”的小数点或百分号已损坏，未读" for m in JOINED.finditer(text)]
    mended = LOST_PERCENT.sub(lambda m: f"{m[1]}%", text)
    mended = STOP.sub("。", BARE_DAY.sub("，", mended))
    return Mended(mended, ("标点已损坏，只读出有把握的内容，请对照原文", *doubts))


def _is_broken(text: str) -> bool:
    return len(STOP.findall(text)) > max(3, BROKEN_SHARE * len(text)) and text.count("。") < 3
