"""The front door's stage: `rehearse` plays a period at full speed, `demo` plays a year before one's eyes."""

import asyncio
import json
import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

import sandbox
from bot.briefing import sentence
from bot.checking import Wrong
from bot.desk.view import scene, view
from bot.office import Issue, Review
from bot.people import Person, Role
from bot.wording import board
from handlers import actor, app, commands, files
from handlers.files import Office
from handlers.house import House
from sandbox import live, script
from sandbox import stage as stages
from sandbox.script import Deed, Habit
from sandbox.stage import TOKEN, Cast, Play, Stage

SAMPLE = "minsheng-2017"


def rehearse(args: Namespace) -> int:
    """Play the period; leave transcripts, briefings and figures in the folder; the last line is the year's sentence."""
    office = _office(args.config, args.ledger)
    begin, until = commands.period(args, office.setting)
    deeds, habits = _script(office, args.replies)
    play = Play(begin, office.setting.when_working(begin), until, deeds, habits)
    account = asyncio.run(_rehearse(office, play, args.out))
    _leave(args.out, account)
    if args.json:
        print(json.dumps(account, ensure_ascii=False))
    else:
        print(*_report(account), sep="\n")
    return 0


def demo(args: Namespace) -> int:
    """The sample year in a room on this machine, told as it happens; Ctrl-C ends it and leaves nothing behind."""
    office = _office(sample() / "config.toml", None)
    begin, until = commands.period(Namespace(begin="2017-01-01", end="2017-12-31"), office.setting)
    deeds, habits = _script(office, None)
    play = Play(begin, office.setting.when_working(begin), until, deeds, habits)
    print("督办机器人试用：在本机的模拟群里重演2017年民生实事督办全年。按 Ctrl-C 结束。", flush=True)
    asyncio.run(_demo(office, play, args))
    return 0


def sample() -> Path:
    """The folder of the sample office: beside the packages in a checkout, inside `sandbox` when installed."""
    home = Path(sandbox.__file__).parent
    inside = home / "examples" / SAMPLE
    return inside if inside.exists() else home.parent / "examples" / SAMPLE


async def _rehearse(office: Office, play: Play, out: Path) -> dict[str, object]:
    async with stages.stage(_cast(office), play.begin) as set_up, _house(office, set_up) as house:
        notes = await stages.perform(play, set_up, actor.actor(house))
        stages.leave(set_up, out)
        said = [
            m for m in set_up.room.messages(set_up.group) if m.sender == set_up.room.bot.id and not m.service
        ]
        return _account(house, out) | {
            "group_messages": len(said), "notes": notes, "breaches": set_up.server.breaches
        }  # fmt: skip


async def _demo(office: Office, play: Play, args: Namespace) -> None:
    async with stages.stage(_cast(office), play.begin, args.port) as set_up, _house(office, set_up) as house:
        print(f"模拟的 Telegram 接口：{set_up.base_url}<令牌>", flush=True)
        print(
            f"群里有{len(set_up.cast.people)}人，都已开通私聊；督查员已绑定群。以下是群里发生的事。",
            flush=True,
        )
        telling = live.Telling(
            set_up.room, set_up.group, args.pace, sys.stdout, play.opening + timedelta(minutes=10)
        )
        await stages.perform(play, set_up, actor.actor(house), telling.rest)
        print("2017年演完了。", flush=True)


@asynccontextmanager
async def _house(office: Office, set_up: Stage) -> AsyncIterator[House]:
    """The real bot on a store of its own, its line led into the room, its clock set by the room's."""
    telegram = replace(
        office.setting.config.telegram,
        base_url=set_up.base_url,
        base_file_url=set_up.base_file_url,
        proxy="",
        webhook=None,
    )
    config = replace(office.setting.config, telegram=telegram)
    played = replace(office, setting=replace(office.setting, config=config))
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "duban.db")
        async with app.open_house(played, TOKEN, wall=set_up.clock, url=url) as house:
            numbers = count(1)
            house.nonce = lambda: f"join-{next(numbers)}"  # the same year gives the same transcripts
            yield house


def _account(house: House, out: Path) -> dict[str, object]:
    """What the period came to, programme by programme; the briefings as text beside it."""
    office = house.book.office
    folder = out / "briefings"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for issue in _published(house):
        name = f"{issue.programme}-{issue.series}{issue.number:02d}-{issue.title}.txt"
        (folder / name).write_text(board.plain_issue(issue), "utf-8")
    programmes = [_figures(house, key) for key in office.programmes]
    return {"programmes": programmes, "sentence": "".join(str(p["sentence"]) for p in programmes)}


def _figures(house: House, key: str) -> dict[str, object]:
    seen = view(scene(house.book.office, house.setting, house.now()), key)
    issues = len(house.book.office.issues_of(key, board.SERIES))
    targets = [
        {"no": t.no, "text": t.text, "total": _json(t.current.value if t.current else None),
         "value": _json(t.value), "unit": t.unit, "met_on": t.met_on.isoformat() if t.met_on else None,
         "stage": item.stage.value}
        for item in seen.items for t in item.targets
    ]  # fmt: skip
    told = sentence(seen.programme.name, seen.kind.measure, seen.counts, issues)
    return {
        "programme": key,
        **dict(seen.counts.figures),
        "issues": issues,
        "targets": targets,
        "sentence": told,
    }


def _json(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _published(house: House) -> list[Issue]:
    return [i for i in house.book.office.issues.values() if i.review is Review.PUBLISHED]


def _report(account: dict[str, object]) -> list[str]:
    notes = [f"未能照演：{note}" for note in account["notes"]]  # type: ignore[attr-defined]
    return [*notes, f"群内机器人消息{account['group_messages']}条。", str(account["sentence"])]


def _leave(out: Path, account: dict[str, object]) -> None:
    (out / "figures.json").write_text(json.dumps(account, ensure_ascii=False, indent=2) + "\n", "utf-8")
    (out / "year.txt").write_text("\n".join(_report(account)) + "\n", "utf-8")


def _cast(office: Office) -> Cast:
    clerks = office.setting.config.clerks
    known = {p.id for p in office.people}
    unnamed = [Person(n, f"督查员{n}", Role.CLERK) for n in clerks if n not in known]
    people = sorted([*office.people, *unnamed], key=lambda p: (p.id not in clerks, p.id))
    programme = office.setting.config.programmes[0]
    return Cast([(p.id, p.name) for p in people], f"{programme.name}工作群", programme.key)


def _script(office: Office, replies: Path | None) -> tuple[list[Deed], list[Habit]]:
    named = office.setting.config.programmes[0].replies
    path = replies or (office.folder / named if named else None)
    if path is None:
        return [], []
    problems: list[str] = []
    try:
        found = script.read(path.read_text("utf-8").splitlines(), path.name, problems)
    except (OSError, UnicodeDecodeError):
        raise Wrong([f"{path.name}：不能读取"]) from None
    strangers = {d.who for d in found[0]} | {h.who for h in found[1]}
    strangers -= {p.id for p in office.people}
    problems += [f"{path.name}：名册里没有 {who}" for who in sorted(strangers)]
    if problems:
        raise Wrong(problems)
    return found


def _office(config: Path, ledger: Path | None) -> Office:
    office = files.read_office(config)
    if ledger is None:
        return office
    found = files.read_ledger(ledger)
    kept = tuple(known for known in office.ledgers if known.programme.key != found.programme.key)
    return replace(office, ledgers=(*kept, found))
