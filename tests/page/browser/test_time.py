"""The clock on the page: how the time is moved on, played and stopped; what is kept of a visit."""

import re
from pathlib import Path

from tests.page.browser.serving import wait_until_ready
from tests.page.browser.sight import DESKTOP, Visitor, sitting

CLERK, LEADER = 1001, 1101


def test_the_time_goes_on_by_a_day_a_week_and_to_a_date(fresh: str) -> None:
    with sitting(fresh, DESKTOP) as visitor:
        visitor.come(CLERK)
        assert _clock(visitor) == "2017年8月21日 星期一 08:50"
        visitor.tap("#workday")
        visitor.see(lambda: _clock(visitor) == "2017年8月22日 星期二 08:30")
        visitor.tap("#week")
        visitor.see(lambda: _clock(visitor) == "2017年8月28日 星期一 08:30")
        visitor.tap("#date-to")
        visitor.run("document.querySelector('[type=datetime-local]').value = '2017-08-31T15:00'")
        visitor.choose("走到这一刻")
        visitor.see(lambda: _clock(visitor) == "2017年8月31日 星期四 15:00")
        assert "月督查" in visitor.says("#coming li", "月督查").text


def test_time_is_played_and_stopped_and_the_staff_can_be_silent(demo: str) -> None:
    with sitting(demo, DESKTOP) as visitor:
        visitor.come(CLERK)
        visitor.run("document.querySelector('#script').click()")
        visitor.see(lambda: not visitor.run("return document.querySelector('#script').checked"))
        before = _clock(visitor)
        visitor.tap("#play")
        visitor.see(lambda: visitor.one("#play").text == "停" and _clock(visitor) != before)
        visitor.tap("#play")
        visitor.see(lambda: visitor.one("#play").text == "播放")
        after = _clock(visitor)
        visitor.tap("#script")
    assert after > before


def test_a_saved_visit_is_taken_up_again(fresh: str, tmp_path: Path) -> None:
    with sitting(fresh, DESKTOP) as visitor:
        visitor.come(LEADER)
        visitor.write("这一句要留着")
        saved = visitor.run("return fetch('/api/visit').then((answer) => answer.text())")
        path = tmp_path / "saved.json"
        path.write_text(saved, "utf-8")
        visitor.write("这一句没有保存")
        visitor.tap("#more")
        visitor.press("载入进度", "dialog")
        visitor.one("#saved").send_keys(str(path))
        visitor.one(".welcome")
        wait_until_ready(fresh)
        visitor.press("自己看看", ".welcome")
        visitor.message("这一句要留着")
        assert "这一句没有保存" not in visitor.one("#log").text


def _clock(visitor: Visitor) -> str:
    return re.sub(r"\s+", " ", visitor.one(".clock-now").text)
