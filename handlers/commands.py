"""The commands that are no play: run, check, calendar, read, when, brief, backup, restore, verify."""

import asyncio
import errno
import json
import logging
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.checking import Wrong
from bot.config import Config
from bot.setting import Setting
from bot.workdays import Workdays
from handlers import app, documents, files, ledgers, lines, live, pdf, preview
from handlers.files import Office
from handlers.inbox import seconds
from store.backup import backup
from store.engine import name_of, url_of
from store.reading import read_office
from store.restoring import restore
from store.verifying import verify

FAULTS = (TelegramError, OSError, ExceptionGroup)
REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹，应为文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EADDRINUSE: "端口已被别的程序占用",
}
YEARS = range(1990, 2101)


def told(error: BaseException) -> str:
    """A fault in one sentence, without a trace and without the token."""
    if isinstance(error, ExceptionGroup):
        return told(error.exceptions[0])
    match error:
        case RetryAfter():
            return f"Telegram 要求过{seconds(error):.0f}秒再试"
        case InvalidToken():
            return "Telegram 不认这个机器人令牌，请核对"
        case NetworkError():
            return "连不上 Telegram，请检查网络、代理或 telegram.base_url"
        case TelegramError():
            return f"Telegram 没有接受请求（{app.redact(str(error))}）"
        case OSError():
            return f"{error.filename or ''}：{_why(error)}".removeprefix("：")
        case _:
            return app.redact(str(error)) or type(error).__name__


def _why(error: OSError) -> str:
    return REASONS.get(error.errno or 0) or app.redact(error.strerror or str(error)) or type(error).__name__


def run(args: Namespace) -> int:
    """Serve the chats until stopped."""
    office = files.read_office(args.config)
    config = office.setting.config
    token = files.read_token(config, office.folder)
    secret = files.read_secret(config, office.folder)
    app.logs(secrets=(token, secret, *_ping(config.heartbeat)))
    asyncio.run(_serve(office, token, secret))
    return 0


def _ping(address: str) -> tuple[str, ...]:
    """The heartbeat's address and its path alone, which is how some libraries write it down."""
    path = urlsplit(address).path if address else ""
    return (address, path) if len(path) > 1 else (address,)


async def _serve(office: Office, token: str, secret: str) -> None:
    async with app.open_house(office, token) as house:
        logging.getLogger(__name__).info("serving as @%s", house.setting.bot_name)
        await app.serve(house, secret)


def check(args: Namespace) -> int:
    """What the configuration means, in words; with `--live` also whether it holds in Telegram."""
    office = files.read_office(args.config)
    config = office.setting.config
    items = {ledger_.programme.key: ledger_ for ledger_ in office.ledgers}
    _print(f"单位：{config.office}（{config.zone.key}，{config.opens:%H:%M}—{config.closes:%H:%M}）")
    _print(f"督查员：{len(config.clerks)}名；名册：{len(office.people)}人")
    _print(f"数据：{_place(config.store)}；Telegram：{config.telegram.base_url}")
    for programme in config.programmes:
        found = items.get(programme.key)
        size = f"{len(found.items)}件{sum(len(i.targets) for i in found.items)}项" if found else "未指定台账"
        rounds = "、".join(r.name for r in office.setting.kinds[programme.kind].rounds)
        _print(
            f"专项：{programme.name}（{programme.key}），{size}，通报{_publish(programme.publish)}；轮次：{rounds}"
        )
    _print(_cared_for(config))
    for warning in _warnings(office):
        _print(f"注意：{warning}")
    return _live(office) if args.live else 0


def _warnings(office: Office) -> Iterator[str]:
    for year in sorted({p.year for p in office.setting.config.programmes}):
        if warning := office.setting.calendar.warning(year):
            yield warning
    if any(p.has_pdf for p in office.setting.config.programmes) and not pdf.installed():
        yield f"配置要附 PDF，{pdf.NO_PROGRAM}，发布时将不附"


def _cared_for(config: Config) -> str:
    care = config.care
    weeks = f"，更早的每周一份留{care.weekly}周" if care.weekly else ""
    saved = f"存在 {care.snapshots}，留{care.daily}天{weeks}" if care.daily else "未开启"
    words = f"留{care.private_days}天" if care.private_days else "一直留着"
    return f"自动备份：{saved}；私信原话：{words}；心跳：{'已设' if config.heartbeat else '未设'}"


def _live(office: Office) -> int:
    """What Telegram answers: what is well on the output, what must be put right on the errors."""
    found = asyncio.run(live.look(office, files.read_token(office.setting.config, office.folder)))
    for line in found.told:
        _print(line)
    sys.stderr.write("".join(f"{line}\n" for line in found.wrong))
    return 1 if found.wrong else 0


def _place(store: str) -> str:
    """Where the data is; a server's address without its password."""
    return name_of(url_of(store)) if "://" in store else store


def _publish(how: str) -> str:
    return "由督查员批准" if how == "approve" else "自动发布"


def calendar(args: Namespace) -> int:
    """Every push of a period, and each that was rolled or left out with its reason."""
    office = files.read_office(args.config)
    begin, end = period(args, office.setting)
    found = preview.pushes(office, begin, end)
    warnings = [w for y in range(begin.year, end.year + 1) if (w := office.setting.calendar.warning(y))]
    if args.json:
        rows = [preview.row(push) for push in found]
        _print(json.dumps({"pushes": rows, "warnings": warnings}, ensure_ascii=False))
        return 0
    for line in [*(f"注意：{warning}" for warning in warnings), *map(preview.line, found)]:
        _print(line)
    return 0


def period(args: Namespace, setting: Setting) -> tuple[datetime, datetime]:
    """The first and the last moment of `--from` … `--to`, on the office's clock."""
    problems: list[str] = []
    days: list[date] = []
    for name, text in (("--from", args.begin), ("--to", args.end)):
        try:
            days.append(_in_years(date.fromisoformat(text)))
        except ValueError:
            problems.append(f"{name}：应为{YEARS[0]}到{YEARS[-1]}年的日期，如 2017-01-01，实际为 {text!r}")
    if not problems and days[0] > days[1]:
        problems.append("--from：应不晚于 --to")
    if problems:
        raise Wrong(problems)
    zone = setting.config.zone
    return datetime.combine(days[0], time.min, zone), datetime.combine(days[1], time(23, 59, 59), zone)


def _in_years(day: date) -> date:
    if day.year not in YEARS:
        raise ValueError(day.year)
    return day


def read(args: Namespace) -> int:
    """Chat lines in, what they mean out."""
    items = files.read_ledger(args.ledger).items if args.ledger else ()
    today = _day(args.today) if args.today else None
    return lines.read_lines(sys.stdin.buffer, sys.stdout, items, today=today)


def when(args: Namespace) -> int:
    """Deadline wordings in, days out."""
    given = args.config.exists() or args.config != Path("config.toml")
    setting = files.read_office(args.config).setting if given else None
    calendar_ = setting.calendar if setting else Workdays()
    events = dict(setting.config.events) if setting else {}
    return lines.when_lines(sys.stdin.buffer, sys.stdout, calendar=calendar_, events=events)


def _day(text: str, name: str = "--today") -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Wrong([f"{name}：应为日期，如 2017-09-13，实际为 {text!r}"]) from None


def brief(args: Namespace) -> int:
    """One issue of a round as text, Word file, annex and pictures, as of a day."""
    office = files.read_office(args.config)
    on = _day(args.on, "--on")
    known = read_office(app.store_url(office))
    issue = documents.brief(known, office.setting, args.programme, args.round, on)
    made = documents.documents(issue, documents.shown(issue, known, office.setting))
    for path in documents.leave(args.out, made):
        _print(str(path))
    return 0


def _backup(args: Namespace) -> int:
    office = files.read_office(args.config)
    backup(app.store_url(office), args.out)
    _print(f"已备份到 {args.out}")
    return 0


def _restore(args: Namespace) -> int:
    office = files.read_office(args.config)
    at = office.setting.local(app.now())
    _print(restore(args.file, app.store_url(office), at=at).told)
    return 0


def _verify(args: Namespace) -> int:
    office = files.read_office(args.config)
    verdict = verify(app.store_url(office))
    _print(verdict.told)
    return 0 if verdict.is_sound else 1


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "run": run,
    "check": check,
    "calendar": calendar,
    "read": read,
    "when": when,
    "intake": ledgers.intake,
    "import": ledgers.import_,
    "export": ledgers.export,
    "brief": brief,
    "backup": _backup,
    "restore": _restore,
    "verify": _verify,
}
