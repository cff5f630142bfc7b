"""The page answers every time, and keeps few messages in it however long the chat; the times are only recorded."""

import statistics
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from sandbox.script import Deed
from sandbox.visit.sample import Sample
from tests.page.browser.conftest import hosted
from tests.page.browser.sight import DESKTOP, sitting
from tests.page.office import CHEN, MONDAY, sample

LEADER = 1101
MESSAGES = 3000

ASK = """
const done = arguments[0];
const text = document.querySelector("#composer textarea");
const known = document.querySelectorAll("#log .row").length;
const last = document.querySelector("#log .row:last-child");
const begun = performance.now();
new MutationObserver((_, self) => {
  const row = document.querySelector("#log .row:last-child:not(.is-mine)");
  if (!row || row === last) return;
  self.disconnect();
  done(performance.now() - begun);
}).observe(document.querySelector("#log"), { childList: true, subtree: true });
text.value = "/status";
text.form.requestSubmit();
"""

SCROLL = """
const done = arguments[0];
const log = document.querySelector("#log");
const frames = [];
let most = 0;
let before = performance.now();
requestAnimationFrame(function step(now) {
  frames.push(now - before);
  before = now;
  most = Math.max(most, log.querySelectorAll(".row").length);
  log.scrollTop -= 900;
  if (frames.length < 240) requestAnimationFrame(step);
  else done([frames.slice(5), most]);
});
"""


def test_every_question_is_answered_on_the_page(
    demo: str, record_property: Callable[[str, object], None]
) -> None:
    with sitting(demo, DESKTOP) as visitor:
        visitor.come(LEADER)
        visitor.enter(LEADER)
        waits = [visitor.driver.execute_async_script(ASK) for _ in range(21)]
    record_property("median_ms", statistics.median(waits))
    assert len(waits) == 21


@pytest.fixture(scope="module")
def crowded() -> Iterator[str]:
    """The page of a group in which 3,000 messages have been written; gives its address."""
    with hosted(_talk()) as (page, _):
        yield f"{page.client.base_url}/"


def test_only_what_is_seen_of_a_year_of_messages_is_in_the_page(
    crowded: str, record_property: Callable[[str, object], None]
) -> None:
    with sitting(crowded, DESKTOP) as visitor:
        visitor.come(CHEN)
        frames, most = visitor.driver.execute_async_script(SCROLL)
    slow = statistics.quantiles(frames, n=20)[-1]
    record_property("frames_ms", (statistics.median(frames), slow))
    assert most < 100


def _talk() -> Sample:
    begin = MONDAY - timedelta(days=2)
    texts = [
        "3.1 累计210张，消防验收在办，预计11月底完成",
        "7.1 无变化",
        "5号 正常推进，\n下一步组织教师培训\n6.1 无变化",
    ]
    deeds = [
        Deed(begin + timedelta(seconds=50 * n), CHEN, text=f"{texts[n % 3]} {n}", is_reply=False)
        for n in range(MESSAGES // 2)
    ]
    return sample(deeds)
