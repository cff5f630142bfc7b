"""That a reason is over is told from what is hoped for, asked or half done."""

import pytest

from bot.reading.solved import Solved, solved

NOS = {"15", "15.1", "15.2", "16.1"}


@pytest.mark.parametrize(
    ("line", "no", "category"),
    [
        ("15.2 问题已解决", "15.2", ""),
        ("15.2规划审批已经批下来了", "15.2", "approval"),
        ("15号用地已落实，累计14条", "15", "land"),
        ("资金到位了", None, "funds"),
        ("16.1 累计40公里，已复工", "16.1", ""),
        ("15.2 不用协调了", "15.2", ""),
        ("15.2 目前已没有困难", "15.2", ""),
        ("15.2：難點已解決", "15.2", ""),
        ("第15项 与村里谈妥了", "15", ""),
    ],
)
def test_what_is_over_is_read(line: str, no: str | None, category: str) -> None:
    assert [(one.no, one.category) for one in solved(line, NOS)] == [(no, category)]


@pytest.mark.parametrize(
    "line",
    [
        "15.2 问题正在解决",
        "15.2 争取月底前资金全部到位",
        "15.2 资金还没到位",
        "15.2 问题解决了吗？",
        "15.2 请市里尽快协调解决用地问题",
        "15.2 手续部分已办好",
        "15.2 等审批通过了再进场",
        "15.2 累计6处",
        "15.2 按计划推进",
        "",
    ],
)
def test_what_is_not_over_is_not(line: str) -> None:
    assert list(solved(line, NOS)) == []


def test_each_stands_under_the_number_before_it() -> None:
    assert list(solved("15.1 资金已到位；15.2 问题已解决", NOS)) == [
        Solved("15.1", "funds", "15.1 资金已到位"),
        Solved("15.2", "", "15.2 问题已解决"),
    ]
