"""The live check: what Telegram answers of the token, the groups and the clerks, beside a bot that runs."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from telegram.error import InvalidToken, NetworkError

from bot.__main__ import main
from bot.office import Drop, Outcome
from bot.people import Group
from handlers import files, live
from handlers.files import Office
from handlers.live import Findings
from sandbox.faults import Broken
from tests.desk.office import HE, PEOPLE, XU, ZHOU
from tests.doors.place import TOKEN, Place, place
from tests.journeys.town import CONFIG, write_office


def led(here: Place, folder: Path, *, pin: bool = False) -> Office:
    """The office of the place, as its configuration file tells it."""
    root = here.house.bot.base_url.rpartition("/bot")[0]
    line = f'\n[telegram]\nbase_url = "{root}/bot"\nbase_file_url = "{root}/file/bot"\n'
    pinned = CONFIG.replace("year = 2017", f"year = 2017\npin = {str(pin).lower()}")
    return files.read_office(write_office(folder, config=pinned + line))


async def looked(here: Place, folder: Path, *, pin: bool = False) -> Findings:
    """What the check finds; it takes nothing and says nothing."""
    said = {chat: here.said(chat) for chat in (here.group.id, ZHOU, XU)}
    found = await live.look(led(here, folder, pin=pin), TOKEN)
    assert {chat: here.said(chat) for chat in said} == said
    return found


async def test_where_all_is_well_everything_is_told(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        found = await looked(here, tmp_path)
        assert found.wrong == []
        assert found.told == [
            "令牌有效，机器人是 @duban_bot",
            "隐私模式：开启，群里只看得到命令和对机器人的回复",
            "群“工作群”：在群内、能发言",
            "督查员周明（用户号 1001）：能私信",
            "督查员许若琳（用户号 1002）：能私信",
        ]


async def test_an_admin_that_may_pin_is_told(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.room.promote_bot(here.group)
        found = await looked(here, tmp_path, pin=True)
        assert found.wrong == []
        assert "群“工作群”：在群内、能发言、能置顶、是管理员，看得到全部消息" in found.told


def kicked(here: Place) -> None:
    here.room.kick_bot(here.group)


def muted(here: Place) -> None:
    here.room.restrict_bot(here.group)


def blocked(here: Place) -> None:
    here.room.block(XU)


def unbound(here: Place) -> None:
    here.house.book.commit(Outcome((Drop(Group, str(here.group.id)),)), at=here.clock())


WRONG: list[tuple[Callable[[Place], None], str]] = [
    (kicked, "群“工作群”：机器人不在群里，请督查员重新拉入并在群里发 /bind"),
    (muted, "群“工作群”：机器人没有发言权限，请群管理员开启"),
    (
        blocked,
        "督查员许若琳（用户号 1002）：私信发不到，请本人打开与机器人的私聊，按“开始”（停用过的先恢复）",
    ),
    (unbound, "专项“2017年民生实事”还没有绑定工作群，请督查员把机器人拉入群，在群里发 /bind"),
]


@pytest.mark.parametrize(("trouble", "sentence"), WRONG)
async def test_what_must_be_put_right_is_one_sentence(
    tmp_path: Path, trouble: Callable[[Place], None], sentence: str
) -> None:
    async with place(tmp_path) as here:
        trouble(here)
        assert (await looked(here, tmp_path)).wrong == [sentence]


async def test_a_bot_that_is_to_pin_and_may_not_is_named(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        (wrong,) = (await looked(here, tmp_path, pin=True)).wrong
        assert wrong.startswith("群“工作群”：配置要求置顶通报，机器人没有置顶权限")


async def test_a_clerk_who_never_opened_the_bot_is_named(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        office = led(here, tmp_path)
        config = replace(office.setting.config, clerks=(ZHOU, 777))
        found = await live.look(replace(office, setting=replace(office.setting, config=config)), TOKEN)
        assert [w.partition("：")[0] for w in found.wrong] == ["督查员（用户号 777）"]


async def test_a_group_that_moved_is_no_trouble(tmp_path: Path) -> None:
    async with place(tmp_path, is_group=True) as here:
        here.room.migrate(here.group)
        found = await looked(here, tmp_path)
        assert found.wrong == []
        assert any("已升级为超级群" in line for line in found.told)


async def test_contacts_who_get_no_private_words_are_named(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        silent = [replace(p, reachable=False) for p in PEOPLE if p.id == HE]
        here.house.book.commit(Outcome(tuple(silent)), at=here.clock())
        found = await looked(here, tmp_path)
        assert found.told[-1] == "注意：还没有开通私聊、收不到私信提醒的1人：何芳"


async def test_a_delivery_that_the_configuration_does_not_know_is_told(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        await here.house.bot.set_webhook("https://duban.example.org/secret-path")
        found = await looked(here, tmp_path)
        await here.house.bot.delete_webhook()
        told = next(line for line in found.told if "duban.example.org" in line)
        assert "secret-path" not in told


async def test_before_the_first_start_the_configuration_alone_is_asked(tmp_path: Path) -> None:
    async with place(tmp_path / "..") as here:
        found = await live.look(led(here, tmp_path), TOKEN)
        assert found.told[0].startswith("注意：数据还没有建立")
        assert found.wrong[0].startswith("专项“2017年民生实事”还没有绑定工作群")
        assert not (tmp_path / "duban.db").exists()


async def test_where_telegram_does_not_answer_or_know_the_token_it_says_so(tmp_path: Path) -> None:
    async with place(tmp_path) as here:
        here.server.faults.plan(Broken(), method="getMe")
        with pytest.raises(NetworkError):
            await looked(here, tmp_path)
        with pytest.raises(InvalidToken):
            await live.look(led(here, tmp_path), "1000000009:nobody-knows-this-token-0000000000")


async def test_on_the_command_line_trouble_goes_to_the_errors_and_the_status_is_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(files.TOKEN, TOKEN)
    async with place(tmp_path) as here:
        config = led(here, tmp_path).folder / "config.toml"
        assert await asyncio.to_thread(main, ["check", "--live", "--config", str(config)]) == 0
        told = capsys.readouterr()
        assert (told.out.splitlines()[0][:3], told.err) == ("单位：", "")
        here.room.kick_bot(here.group)
        assert await asyncio.to_thread(main, ["check", "--live", "--config", str(config)]) == 1
        assert capsys.readouterr().err.splitlines() == [WRONG[0][1]]


def test_without_a_token_the_status_is_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(files.TOKEN, raising=False)
    assert main(["check", "--live", "--config", str(write_office(tmp_path))]) == 2
    assert capsys.readouterr().err.startswith("没有机器人令牌")
