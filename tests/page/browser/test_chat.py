"""The chat works as a chat does: answers, changes, files, commands, letters, strangers; by mouse and by keys."""

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.page.browser.serving import hosted, post
from tests.page.browser.sight import DESKTOP, PHONE, Visitor, sitting
from tests.page.office import CHEN, sample

CLERK, OTHER_CLERK, LEADER, CONTACT, COLLEAGUE, STRANGER = 1001, 1002, 1101, 2001, 2002, 3001
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def test_what_looks_like_html_is_shown_as_it_was_written(visitor: Visitor) -> None:
    visitor.come(CONTACT)
    text = "<img src=x onerror=alert(1)><b>粗</b> & &amp;"
    visitor.write(text)
    assert visitor.message("onerror").find_element("css selector", ".text").text == text


def test_an_answer_quotes_and_the_quote_leads_back(visitor: Visitor) -> None:
    visitor.come(CONTACT)
    visitor.write("协调会几点开")
    visitor.open(visitor.message("协调会几点开"))
    visitor.choose("回复")
    visitor.write("下午三点")
    visitor.message("下午三点").find_element("css selector", ".quote").click()
    assert "协调会几点开" in visitor.one(".row.is-found").text


def test_ones_last_message_is_changed_from_the_keyboard(visitor: Visitor) -> None:
    visitor.come(CONTACT)
    visitor.write("会议改到四店")
    visitor.one("textarea").send_keys(Keys.ARROW_UP, Keys.BACKSPACE, "点", Keys.ENTER)
    assert "已编辑" in visitor.message("会议改到四点").text


def test_ones_own_message_is_taken_away(visitor: Visitor) -> None:
    visitor.come(CONTACT)
    visitor.write("发错群了")
    visitor.open(visitor.message("发错群了"))
    visitor.choose("删除")
    visitor.see(lambda: "发错群了" not in visitor.one("#log").text)


def test_nobody_changes_what_others_wrote(visitor: Visitor) -> None:
    visitor.come(CONTACT)
    visitor.write("这是我写的")
    visitor.be(COLLEAGUE)
    visitor.open(visitor.message("这是我写的"))
    assert "修改" not in visitor.one("dialog[open]").text
    visitor.tap("dialog[open] [aria-label='关闭']")


def test_an_emoji_is_put_on_a_message_and_taken_back(visitor: Visitor) -> None:
    visitor.come(CONTACT)
    visitor.write("材料齐了")
    visitor.open(visitor.message("材料齐了"))
    visitor.choose("👍")
    visitor.see(lambda: "👍" in visitor.message("材料齐了").text)
    visitor.press("👍 我", "#log")
    visitor.see(lambda: "👍" not in visitor.message("材料齐了").text)


def test_pictures_and_documents_are_sent_and_can_be_opened(visitor: Visitor, tmp_path: Path) -> None:
    picture, sheet = tmp_path / "现场.png", tmp_path / "台账.xlsx"
    picture.write_bytes(PNG)
    sheet.write_bytes(b"PK")
    visitor.come(CONTACT)
    visitor.one("input[type=file]").send_keys(f"{picture}\n{sheet}")
    visitor.write("现场照片")
    shown = visitor.message("现场照片").find_element("css selector", "img")
    visitor.see(lambda: visitor.run("return arguments[0].naturalWidth", shown) == 1)
    assert "台账.xlsx" in visitor.message("台账.xlsx").text


def test_a_slash_opens_the_commands_of_the_one_who_sits_there(visitor: Visitor) -> None:
    visitor.come(CLERK)
    visitor.enter(CLERK)
    visitor.one("textarea").send_keys("/")
    clerks = visitor.see(lambda: [o.text for o in visitor.all(".menu li")])
    visitor.one("textarea").send_keys("cal", Keys.ENTER)
    assert visitor.one("textarea").get_attribute("value") == "/calendar "
    visitor.one("textarea").send_keys(Keys.ENTER)
    visitor.message("月督查")
    visitor.be(LEADER)
    visitor.enter(LEADER)
    visitor.one("textarea").send_keys("/")
    leaders = visitor.see(lambda: [o.text for o in visitor.all(".menu li")])
    assert (any("/people" in o for o in clerks), any("/people" in o for o in leaders)) == (True, False)


def test_a_button_turns_the_page_of_an_answer(visitor: Visitor) -> None:
    visitor.come(LEADER)
    visitor.enter(LEADER)
    visitor.write("/status")
    visitor.press("按单位", "#log")
    visitor.see(lambda: "市水利局" in visitor.message("市人力社保局").text)


def test_a_press_by_who_may_not_is_answered_with_a_toast(visitor: Visitor) -> None:
    visitor.come(STRANGER)
    visitor.see(
        lambda: visitor.run("document.querySelector('#log').scrollTop -= 1500") or visitor.all(".keys button")
    )
    visitor.run("[...document.querySelectorAll('.keys button')].at(-1).click()")
    assert visitor.see(lambda: visitor.one("#toasts").text)


def test_what_others_write_waits_unread_until_one_looks(demo: str, visitor: Visitor) -> None:
    visitor.come(OTHER_CLERK)
    group = int(visitor.run("return document.querySelector('#chats button').dataset.chat"))
    visitor.enter(OTHER_CLERK)
    post(demo, "api/deeds", {"do": "say", "who": CONTACT, "chat": group, "text": "请各位看一下"})
    visitor.says("#chats .badge", "1")
    visitor.enter(group)
    visitor.see(lambda: not visitor.all("#chats .badge"))


def test_a_newcomer_is_let_in_through_a_clerks_link(visitor: Visitor) -> None:
    visitor.come(STRANGER)
    visitor.enter(STRANGER)
    visitor.press("开始")
    visitor.message("请向督查室索取加入链接")
    visitor.be(CLERK)
    visitor.enter(CLERK)
    visitor.write("/people 单位 市民政局")
    visitor.message("加入链接").find_element("css selector", ".command").click()
    visitor.tap(f"dialog [data-person='{STRANGER}']")
    visitor.message("石磊您好，已登记为联络员（市民政局）")


def test_the_messages_can_be_walked_through_without_a_mouse(visitor: Visitor) -> None:
    visitor.come(CONTACT)
    visitor.write("用键盘回复这一条")
    visitor.one("#log").send_keys(Keys.ARROW_UP)
    visitor.driver.switch_to.active_element.send_keys("r")
    assert "用键盘回复这一条" in visitor.one(".context").text


@pytest.mark.parametrize("words", ["一划就能回复"])
def test_a_finger_draws_a_message_aside_to_answer_it(demo: str, words: str) -> None:
    with sitting(demo, PHONE) as visitor:
        visitor.come(CONTACT)
        visitor.write(words)
        box = visitor.message(words).find_element("css selector", ".bubble").rect
        _draw(visitor, box["x"] + 20, box["y"] + 10, -90)
        assert words in visitor.one(".context").text


def _draw(visitor: Visitor, x: float, y: float, across: float) -> None:
    def touch(kind: str, at: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": at, "y": y}]
        visitor.driver.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", x)
    for part in range(1, 10):
        touch("touchMove", x + across * part / 9)
    touch("touchEnd", x + across)


def test_what_is_pinned_stands_above_the_chat_and_leads_to_it() -> None:
    with hosted(sample()) as (page, do), sitting(f"{page.client.base_url}/", DESKTOP) as visitor:
        visitor.come(CHEN)
        visitor.write("本周三下午开调度会")
        visitor.message("你说：本周三下午开调度会")
        assert not visitor.one("#pinned").is_displayed()
        do(lambda: page.room.pin(page.room.last(page.group), page.room.bot))
        visitor.says("#pinned", "置顶 你说：本周三下午开调度会")
        visitor.tap("#pinned")
        assert "本周三下午开调度会" in visitor.one(".row.is-found").text
