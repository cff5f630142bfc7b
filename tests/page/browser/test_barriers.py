"""Nobody is shut out: axe-core finds no serious fault on any screen, in light and in dark."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.page.browser.sight import DESKTOP, NIGHT, NIGHT_PHONE, PHONE, Screen, Visitor, sitting

AXE = Path(__file__).parents[3] / ".venv" / "page.d" / "node_modules" / "axe-core" / "axe.min.js"
CLERK = 1001
GRAVE = ("serious", "critical")


def _chat(visitor: Visitor) -> None:
    visitor.come(CLERK)


def _letters(visitor: Visitor) -> None:
    visitor.come(CLERK)
    visitor.enter(CLERK)


def _welcome(visitor: Visitor) -> None:
    visitor.come(is_guided=True)


def _tour(visitor: Visitor) -> None:
    visitor.come(is_guided=True)
    visitor.press("跟着导览走一遍", ".welcome")


def _people(visitor: Visitor) -> None:
    visitor.come(CLERK)
    visitor.tap("#who")


def _more(visitor: Visitor) -> None:
    visitor.come(CLERK)
    visitor.tap("#more")


def _commands(visitor: Visitor) -> None:
    visitor.come(CLERK)
    visitor.one("textarea").send_keys("/")
    visitor.one(".menu li")


def _message(visitor: Visitor) -> None:
    visitor.come(CLERK)
    visitor.open(visitor.one(".row:last-child"))


@pytest.mark.parametrize("screen", [DESKTOP, PHONE, NIGHT, NIGHT_PHONE], ids=lambda screen: screen.name)
def test_no_screen_has_a_serious_barrier(demo: str, screen: Screen) -> None:
    scenes: list[Callable[[Visitor], None]] = [
        _chat,
        _letters,
        _welcome,
        _tour,
        _people,
        _more,
        _commands,
        _message,
    ]
    found = []
    with sitting(demo, screen) as visitor:
        for scene in scenes:
            scene(visitor)
            found += [f"{scene.__name__}: {fault}" for fault in _faults(visitor)]
    assert found == []


def _faults(visitor: Visitor) -> list[str]:
    visitor.run(AXE.read_text("utf-8"))
    visitor.run(
        "document.getAnimations().forEach((animation) => animation.finish?.call && animation.effect?.getTiming().iterations !== Infinity && animation.finish())"
    )
    faults = visitor.driver.execute_async_script("axe.run().then((found) => arguments[0](found.violations))")
    return [
        f"{fault['id']} {node['target']} {node['failureSummary']}"
        for fault in faults
        for node in fault["nodes"]
        if fault["impact"] in GRAVE
    ]
