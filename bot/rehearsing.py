"""The front door's stage: `rehearse` plays a period at full speed, `demo` lets a visitor into the sample year."""

import asyncio
import json
import shutil
import sys
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from itertools import count
from pathlib import Path

import sandbox
from bot.briefing import sentence
from bot.cadence import Phase, strikes
from bot.checking import Wrong
from bot.desk.view import scene, view
from bot.office import Issue, Review
from bot.people import Person, Role
from bot.wording import board
from handlers import actor, app, commands, documents, files
from handlers.files import Office
from handlers.house import House
from sandbox import script
from sandbox import stage as stages
from sandbox.script import Deed, Habit
from sandbox.stage import TOKEN, Cast, Play, Stage
from sandbox.visit import opening
from sandbox.visit.sample import Coming, Face, Lead, Sample

SAMPLE = "minsheng-2017"
COMES_IN = (date(2017, 8, 21), time(8, 50))
"""The Monday on which a visitor of the demo comes in: within ten days come a card, a nudge, a 督查 and a briefing."""

STRANGER = Face(3001, "石磊", "新同事")
PHASES = {Phase.OPEN: "", Phase.NUDGE: "：提醒未报的", Phase.CLOSE: "：截止，未报名单"}


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
    """The sample year in a room on this machine, with a page to chat in; Ctrl-C ends it and leaves nothing behind."""
    office = _office(sample() / "config.toml", None)
    begin, until = commands.period(Namespace(begin="2017-01-01", end="2017-12-31"), office.setting)
    deeds, habits = _script(office, None)
    play = Play(begin, office.setting.when_working(begin), until, deeds, habits)
    start = datetime.combine(*COMES_IN, office.setting.config.zone)
    shown = Sample(_cast(office), _faces(office), play, start, args.pace, partial(_lead, office))
    with suppress(asyncio.CancelledError):
        asyncio.run(opening.show(shown, args.port, sys.stdout))
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


@asynccontextmanager
async def _lead(office: Office, set_up: Stage) -> AsyncIterator[Lead]:
    """The real bot, as the page drives it."""
    async with _house(office, set_up) as house:
        greet = partial(app.announce, house)
        yield Lead(actor.actor(house), partial(_coming, house), house.setting.when_working, greet)


def _coming(house: House, after: datetime) -> list[Coming]:
    """What will be pushed in the weeks after a moment. Deadlines are asked every day and mostly say nothing."""
    setting, found = house.setting, []
    for programme in house.book.office.programmes.values():
        rounds = {r.key: r for r in setting.kinds[programme.kind].rounds if r.does != "deadlines"}
        until = after + timedelta(weeks=6)
        for s in strikes(rounds.values(), setting.calendar, setting.config.zone, after, until):
            name = rounds[s.round].name + PHASES[s.phase]
            found.append(Coming(s.at, f"{s.round}.{s.phase}", name, s.reason))
    return sorted(found, key=lambda coming: coming.at)


def _faces(office: Office) -> list[Face]:
    """Everyone of the office, and somebody whom it does not know."""
    known = [Face(p.id, p.name, board.ROLE[p.role], p.unit, p.post) for p in office.people]
    return [*known, STRANGER]


@asynccontextmanager
async def _house(office: Office, set_up: Stage) -> AsyncIterator[House]:
    """The real bot on a store of its own in memory, its line led into the room, its clock set by the room's."""
    telegram = replace(
        office.setting.config.telegram,
        base_url=set_up.base_url,
        base_file_url=set_up.base_file_url,
        proxy="",
        webhook=None,
    )
    config = replace(office.setting.config, telegram=telegram)
    played = replace(office, setting=replace(office.setting, config=config))
    async with app.open_house(played, TOKEN, wall=set_up.clock, url=":memory:") as house:
        numbers = count(1)
        house.nonce = lambda: f"join-{next(numbers)}"  # the same year gives the same transcripts
        yield house


def _account(house: House, out: Path) -> dict[str, object]:
    """What the period came to, programme by programme; the briefings as text beside it."""
    office = house.book.office
    folder = out / "briefings"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for n, issue in enumerate(_published(house), 1):
        made = documents.documents(issue, documents.shown(issue, office, house.setting))
        documents.leave(folder / f"{n:02d}-{issue.series}{issue.number}", made)
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
    told = sentence(seen.programme, seen.kind.measure, seen.counts, issues, seen.today)
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
