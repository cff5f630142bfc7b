"""A visitor before a screen: what they see, press and write; and what the browser complained of."""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
PATIENCE = 60
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--lang=zh-CN",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Screen:
    """A size, whether it is touched with a finger, and whether the room is dark."""

    name: str
    width: int
    height: int
    is_touched: bool = False
    is_dark: bool = False


DESKTOP, PHONE = Screen("desktop", 1366, 768), Screen("phone", 390, 844, is_touched=True)
NIGHT, NIGHT_PHONE = Screen("night", 1366, 768, is_dark=True), Screen("night-phone", 390, 844, True, True)


class Visitor:
    """Finds things by what they say, as a person does. Nothing here waits longer than it must."""

    def __init__(self, driver: Any, address: str, screen: Screen) -> None:
        self.driver = driver
        self.address = address
        self.screen = screen

    def come(self, person: int = 0, *, is_guided: bool = False) -> None:
        """Open the page afresh, as somebody; the tour is offered only to who has not been here."""
        self.driver.get(self.address)
        self.run("localStorage.setItem('tour', 'ended')" if not is_guided else "localStorage.clear()")
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}#{person}" if person else self.address)
        self.see(lambda: self.all(".welcome" if is_guided else "#chats button"))

    def all(self, where: str) -> list[Any]:
        return list(self.driver.find_elements(By.CSS_SELECTOR, where))

    def one(self, where: str) -> Any:
        return self.see(lambda: next(iter(self.all(where)), None))

    def see(self, what: Callable[[], Any]) -> Any:
        """Wait for it."""
        return WebDriverWait(self.driver, PATIENCE, 0.05, [StaleElementReferenceException]).until(
            lambda _: what()
        )

    def says(self, where: str, words: str) -> Any:
        """Wait until something says this; gives the last of them."""
        return self.see(lambda: next((e for e in reversed(self.all(where)) if words in e.text), None))

    def press(self, label: str, where: str = "body") -> None:
        """Press the last button that begins with these words."""

        def pressed() -> bool:
            buttons = [b for b in self.all(f"{where} button") if b.is_enabled() and b.text.startswith(label)]
            return any(_clicked(b) for b in reversed(buttons) if b.is_displayed())

        self.see(pressed)

    def tap(self, where: str) -> None:
        """Press what stands there."""
        self.see(lambda: any(_clicked(found) for found in self.all(where)[:1]))

    def choose(self, label: str) -> None:
        """Press what a sheet offers."""
        self.press(label, "dialog[open]")
        self.see(lambda: not self.all("dialog[open]"))

    def be(self, person: int) -> None:
        """Change places through the head of the page."""
        self.tap("#who")
        self.tap(f"dialog [data-person='{person}']")
        self.see(lambda: self.run("return location.hash") == f"#{person}")

    def enter(self, chat: int) -> None:
        self.tap(f"#chats [data-chat='{chat}']")
        self.one(f"#chats [data-chat='{chat}'][aria-current]")

    def write(self, text: str) -> None:
        """Write and send it with the key."""
        self.one("#composer textarea").send_keys(text, Keys.ENTER)
        self.see(lambda: not self.one("#composer textarea").get_attribute("value"))

    def open(self, message: Any) -> None:
        """The menu of a message: a tap of the finger, or the right button of the mouse."""
        words = message.find_element(By.CSS_SELECTOR, ".bubble")
        self.run("arguments[0].scrollIntoView({block: 'center'})", words)
        if self.screen.is_touched:
            words.find_element(By.CSS_SELECTOR, ".meta").click()
        else:
            ActionChains(self.driver).context_click(words).perform()
        self.one("dialog[open]")

    def message(self, words: str) -> Any:
        return self.says(".row", words)

    def run(self, script: str, *given: object) -> Any:
        return self.driver.execute_script(script, *given)

    def complaints(self) -> list[str]:
        """What stands in the console that is not mere chatter."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] != "INFO"]

    def strayed(self) -> list[str]:
        """The addresses that were asked for and are not of this machine."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
        return [url for url in asked if url.startswith(("http", "ws")) and not url.startswith(self.address)]


@contextmanager
def sitting(address: str, screen: Screen) -> Iterator[Visitor]:
    """A browser of its own before the page. Whatever happened on it, it never complained and never strayed."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        driver = webdriver.Chrome(options=_options(folder), service=Service(DRIVER))
        try:
            _fit(driver, screen)
            visitor = Visitor(driver, address, screen)
            yield visitor
            wrong = visitor.complaints() + visitor.strayed()
            assert not wrong, wrong
        finally:
            driver.quit()


def _clicked(element: Any) -> bool:
    element.click()
    return True


def _options(folder: str) -> Any:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={Path(folder)}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return options


def _fit(driver: Any, screen: Screen) -> None:
    size = {
        "width": screen.width,
        "height": screen.height,
        "deviceScaleFactor": 1,
        "mobile": screen.is_touched,
    }
    look = [{"name": "prefers-color-scheme", "value": "dark" if screen.is_dark else "light"}]
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": look})
    if screen.is_touched:
        driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
