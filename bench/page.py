"""How soon the chat page shows an answer, and how it scrolls a year's chat. Needs `make test-page` to have run once."""

import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

try:
    from tests.page.browser.serving import hosted, playing
    from tests.page.browser.sight import CHROMIUM, DESKTOP, sitting
    from tests.page.office import CHEN, crowd
except ImportError as missing:
    sys.exit(f"page: left out ({missing})")

LEADER, QUESTIONS, MESSAGES = 1101, 21, 3000

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


def main() -> None:
    """Print the median wait for an answer, and the frames while 3,000 messages are scrolled."""
    if not Path(CHROMIUM).exists():
        print("page: left out, no chromium here")
        return
    with playing() as address, sitting(address, DESKTOP) as visitor:
        visitor.come(LEADER)
        visitor.enter(LEADER)
        waits = [visitor.driver.execute_async_script(ASK) for _ in range(QUESTIONS)]
    print(f"/status to its answer on the page: {statistics.median(waits):.0f} ms median of {QUESTIONS}")
    with hosted(crowd(MESSAGES)) as (page, _), sitting(f"{page.client.base_url}/", DESKTOP) as visitor:
        visitor.come(CHEN)
        frames, most = visitor.driver.execute_async_script(SCROLL)
    slow = statistics.quantiles(frames, n=20)[-1]
    print(
        f"{MESSAGES} messages: {statistics.median(frames):.1f} ms a frame, 95 % under {slow:.1f} ms; {most} rows in the page"
    )


if __name__ == "__main__":
    main()
