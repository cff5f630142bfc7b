"""The token, and what else is secret, stands in no log at any level, no error, no repr, no file, no answer."""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from telegram.error import InvalidToken

from bot.__main__ import main
from handlers import actor, app, commands, files, inbox
from handlers.app import Redact
from handlers.files import Office
from handlers.house import House
from handlers.keeper import Keeper
from handlers.outbox import Outbox
from sandbox.faults import Broken, Flood, Garbled, LostAnswer, LostCall
from tests.desk.office import LIN, ZHOU
from tests.doors.place import TOKEN, Lines, Place, place
from tests.journeys.town import CONFIG, write_office

HEART = "a-heart-that-only-the-monitor-knows"
SECRETS = (TOKEN, TOKEN.partition(":")[2], HEART)
LOUD = ("httpx", "httpcore", "telegram", "telegram.request", "telegram.Bot", "apscheduler", "sqlalchemy.engine",
        "sqlalchemy.pool", "asyncio", "tornado", "tornado.access")  # fmt: skip
FAULTS = (Broken(), Flood(1), Garbled(), LostAnswer(), LostCall())


@pytest.fixture
def lines() -> Iterator[Lines]:
    """All that everybody logs, at every level, with the house's own filter."""
    handler = Lines()
    handler.addFilter(Redact(TOKEN, f"/{HEART}"))
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    loud = {logger: logger.level for logger in (logging.getLogger(), *map(logging.getLogger, LOUD))}
    logging.getLogger().addHandler(handler)
    for logger in loud:
        logger.setLevel(logging.DEBUG)
    yield handler
    logging.getLogger().removeHandler(handler)
    for logger, level in loud.items():
        logger.setLevel(level)


def led(here: Place, folder: Path) -> Office:
    """An office of its own whose line leads into the room."""
    office = files.read_office(write_office(folder))
    root = here.house.bot.base_url.rpartition("/bot")[0]
    telegram = replace(
        office.setting.config.telegram, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot"
    )
    config = replace(office.setting.config, telegram=telegram, heartbeat=f"{root}/{HEART}")
    return replace(office, setting=replace(office.setting, config=config))


async def cycle(here: Place, house: House) -> None:
    """Everything that a day brings: menus, messages, every fault, care, a health check."""
    outbox = Outbox(house)
    for fault in FAULTS:
        for method in ("getUpdates", "sendMessage", "setMyCommands"):
            here.server.faults.plan(fault, method=method)
    for _ in range(2 * len(FAULTS)):
        here.room.say(LIN, LIN, "/status")
        here.room.say(ZHOU, ZHOU, "/health")
        await inbox.fetch(house, 0)
        await outbox.drain()
        await Keeper(house).care()
        await app.announce(house)
        here.clock.moment += timedelta(minutes=20)
    assert here.server.faults.left == 0


async def test_a_day_with_every_fault_leaves_no_secret_anywhere(tmp_path: Path, lines: Lines) -> None:
    async with place(tmp_path / "..") as here:
        office = led(here, tmp_path)
        async with app.open_house(office, TOKEN, wall=here.clock) as house:
            await cycle(here, house)
            shown = [repr(house), str(house), repr(office), repr(actor.actor(house)), repr(house.book)]
        said = [m.text for chat in (LIN, ZHOU, here.group.id) for m in here.room.messages(chat)]
    assert any("getupdates" in line.lower() for line in lines.lines)
    assert any("GET" in line and "<令牌>" in line and "httpx" in line for line in lines.lines)
    assert any("sqlalchemy" in line for line in lines.lines)
    assert any("自动备份" in text for text in said)
    for secret in SECRETS:
        assert not [line for line in lines.lines if secret in line]
        assert not [text for text in (*shown, *said) if secret in text]
        assert not found_in(tmp_path, secret)


def found_in(folder: Path, secret: str) -> list[str]:
    """The files that hold it: the store, its log, the snapshots, everything written."""
    every = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in every if secret.encode() in path.read_bytes()]


@pytest.fixture
def loud(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The logs of a running house as it sets them up itself, but at the lowest level; undone at the end."""
    root, real = logging.getLogger(), app.logs
    handlers = list(root.handlers)
    levels = {logger: logger.level for logger in (root, *map(logging.getLogger, LOUD))}
    monkeypatch.setattr(app, "logs", partial(real, logging.DEBUG))
    yield
    root.handlers[:] = handlers
    for logger, level in levels.items():
        logger.setLevel(level)


def configuration(folder: Path, address: str) -> str:
    """A configuration whose line leads to this address."""
    led_to = f'\n[telegram]\nbase_url = "{address}/bot"\nbase_file_url = "{address}/file/bot"\n'
    beaten = f'\n[health]\nheartbeat = "http://127.0.0.1:9/{HEART}"\n'
    return str(write_office(folder, config=CONFIG + led_to + beaten))


async def test_a_start_with_a_wrong_token_is_one_sentence_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, loud: None
) -> None:
    wrong = f"{1000000002}:a-token-that-nobody-knows-0000000000"
    monkeypatch.setenv(files.TOKEN, wrong)
    async with place(tmp_path / "..") as here:
        config = configuration(tmp_path, here.house.bot.base_url.rpartition("/bot")[0])
        status = await asyncio.to_thread(main, ["run", "--config", config])
    told = capsys.readouterr()
    assert status == 1
    assert told.err.splitlines()[-1] == "未能完成：Telegram 不认这个机器人令牌，请核对"
    assert "Traceback" not in told.err
    assert wrong not in told.out + told.err
    assert wrong.partition(":")[2] not in told.out + told.err


def test_the_secrets_of_a_running_house_are_given_to_its_logs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], loud: None
) -> None:
    monkeypatch.setenv(files.TOKEN, "short")
    config = configuration(tmp_path, "http://127.0.0.1:9")
    assert main(["run", "--config", config]) == 1
    logging.getLogger("any").warning(
        "GET http://x/%s and target=b'/%s' of bot%s/getMe", HEART, HEART, "short"
    )
    told = capsys.readouterr().err
    assert HEART not in told
    assert "botshort" not in told


@pytest.mark.parametrize(
    "fault", [InvalidToken(), InvalidToken(f"The token `{TOKEN}` was rejected"), OSError(f"bot{TOKEN}")]
)
def test_no_fault_is_told_with_the_token(fault: Exception) -> None:
    assert TOKEN not in commands.told(fault)
    assert TOKEN not in commands.told(ExceptionGroup("many", [fault]))


def test_passwords_show_in_no_repr_and_in_no_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = '\n[store]\nurl = "postgresql://duban:geheim@127.0.0.1/duban"\n'
    proxy = '\n[telegram]\nproxy = "http://duban:geheim@127.0.0.1:3128"\n'
    config = write_office(tmp_path, config=CONFIG + store + proxy)
    assert "geheim" not in repr(files.read_office(config))
    assert main(["check", "--config", str(config)]) == 0
    told = capsys.readouterr().out
    assert "geheim" not in told
    assert "数据：postgresql+psycopg://duban:***@127.0.0.1/duban" in told
