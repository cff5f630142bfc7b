"""The eight steps of the tour, done by hand, on a desktop and on a phone."""

from collections.abc import Iterator

import pytest

from tests.page.browser.sight import DESKTOP, PHONE, Screen, Visitor, sitting

CLERK, LEADER, LATE, CONTACT = 1001, 1101, 2007, 2018


@pytest.fixture(params=[DESKTOP, PHONE], ids=lambda screen: screen.name)
def guided(fresh: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    screen: Screen = request.param
    with sitting(fresh, screen) as visitor:
        _begin(visitor)
        yield visitor


def test_the_story_is_walked_through_by_clicks_and_typing(guided: Visitor) -> None:
    _step(guided, "周一早上，一张卡片")
    guided.tap("#push")
    _step(guided, "回复卡片，就是报送")
    guided.be(CONTACT)
    _answer_the_card(guided, "25.2 累计3个，资金没到位，预计10月底完成")
    _step(guided, "报错了，更正一句")
    guided.says(".row .fresh", "✓ 25.2 新建公共文化空间 3/4个")
    _answer_the_card(guided, "更正 25.2 是2个")
    _step(guided, "落下的，私下提醒")
    _go_to(guided, "周沟通：提醒未报的")
    guided.be(LATE)
    guided.enter(LATE)
    guided.press("10 无变化", ".row:last-child .keys")
    _step(guided, "月督查清单")
    _go_to(guided, "月督查")
    guided.be(CLERK)
    guided.enter(CLERK)
    _step(guided, "通报自己起草好")
    _go_to(guided, "月通报")
    _step(guided, "看过，批准发布")
    guided.press("批准发布", ".keys")
    _step(guided, "领导问一句")
    guided.be(LEADER)
    guided.enter(LEADER)
    guided.write("/status")
    _step(guided, "走完了")
    assert "25.2 新建公共文化空间 2/4个" in guided.message("45项指标").text


def test_the_tour_can_be_left_and_does_not_come_back(visitor: Visitor) -> None:
    _begin(visitor)
    visitor.tap(".tour [aria-label='关闭导览']")
    visitor.driver.refresh()
    visitor.one("#chats button")
    assert not [tour for tour in visitor.all(".tour") if tour.is_displayed()]
    assert not visitor.all(".welcome")


def _begin(visitor: Visitor) -> None:
    visitor.come(is_guided=True)
    visitor.press("跟着导览走一遍", ".welcome")


def _step(visitor: Visitor, title: str) -> None:
    visitor.says(".tour h2", title)


def _answer_the_card(visitor: Visitor, text: str) -> None:
    """Find the card from a quote of it, or as the newest message of the bot, and answer it through its menu."""
    visitor.open(visitor.message("第34周沟通（8月21日—24日）\n45项指标"))
    visitor.choose("回复")
    visitor.write(text)
    visitor.says(".is-mine .marks", "👌")


def _go_to(visitor: Visitor, name: str) -> None:
    """Go to the first of what comes that is called so, through the list at the side."""
    if visitor.screen.is_touched:
        visitor.tap("#unfold")
    visitor.see(
        lambda: [b for b in visitor.all("#coming button") if b.is_displayed() and b.text.endswith(name)]
    )[0].click()
    visitor.see(lambda: not visitor.run("return document.querySelector('#play').textContent === '停'"))
