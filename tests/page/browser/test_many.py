"""However long the chat, few of its messages are in the document."""

from tests.page.browser.serving import hosted
from tests.page.browser.sight import DESKTOP, sitting
from tests.page.office import CHEN, crowd

SCROLL = """
const done = arguments[0];
const log = document.querySelector("#log");
let most = 0;
let frames = 0;
requestAnimationFrame(function step() {
  most = Math.max(most, log.querySelectorAll(".row").length);
  log.scrollTop -= 3000;
  frames += 1;
  if (frames < 240) requestAnimationFrame(step);
  else done(most);
});
"""


def test_only_what_is_seen_of_a_year_of_messages_is_in_the_page() -> None:
    with hosted(crowd(3000)) as (page, _), sitting(f"{page.client.base_url}/", DESKTOP) as visitor:
        visitor.come(CHEN)
        visitor.see(lambda: visitor.run("return document.querySelector('#log').scrollTop") > 0)
        most = visitor.driver.execute_async_script(SCROLL)
        visitor.says("#log", "周明把督办机器人拉进了群")
    assert 0 < most < 100
