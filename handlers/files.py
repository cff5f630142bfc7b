"""Files of the office: configuration, kinds, holidays, ledgers, registers. Read whole, every problem at once."""

import json
import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files as resources
from pathlib import Path

from bot import config, kinds, ledger
from bot.checking import Table, Wrong
from bot.config import Config, Undertaking
from bot.importing import entered
from bot.kinds import Kind
from bot.ledger import Ledger
from bot.people import Person, Role
from bot.setting import Setting
from bot.workdays import Workdays, parse_holidays

AT = re.compile(r"at line (\d+), column (\d+)")
CHECK = "：请看等号、引号、括号是否齐全，同一个键是否写了两次"
TOKEN = "DUBAN_TOKEN"  # noqa: S105  # the name of the variable, not a token


@dataclass(frozen=True, slots=True)
class Office:
    """All that an office's folder says: the setting, and what its programmes start from."""

    folder: Path
    setting: Setting
    ledgers: tuple[Ledger, ...]
    people: tuple[Person, ...]


def read_office(path: Path) -> Office:
    """The configuration and everything it names.

    Raises:
        Wrong: with every problem of every file at once.
    """
    folder = path.parent
    problems: list[str] = []
    raw = _parsed(path.name, content(path), problems)
    if raw is None:
        raise Wrong(problems)
    settings = config.parse(raw, path.name, problems)
    found = read_kinds(folder, problems)
    calendar = read_holidays(folder / settings.holidays, problems)
    people = read_people(folder / settings.people, problems) if settings.people else ()
    ledgers = tuple(_ledgers(folder, settings, found, problems))
    if problems:
        raise Wrong(problems)
    return Office(folder, Setting(settings, found, calendar), ledgers, people)


def read_kinds(folder: Path, problems: list[str]) -> dict[str, Kind]:
    """The kinds that come with the house, and the office's own in its folder `kinds`."""
    built_in = [
        (p.name, p.read_bytes()) for p in resources("bot.kinds").iterdir() if p.name.endswith(".toml")
    ]
    own = [(f"kinds/{p.name}", p.read_bytes()) for p in sorted((folder / "kinds").glob("*.toml"))]
    found: dict[str, Kind] = {}
    for name, content in [*sorted(built_in), *own]:
        raw = _parsed(name, content, problems)
        if raw is not None:
            kind = kinds.parse(raw, name, problems)
            found[kind.key] = kind
    return found


def read_holidays(path: Path, problems: list[str]) -> Workdays:
    """The office's holiday file on top of the published calendar; there need not be one."""
    if not path.exists():
        return Workdays()
    raw = _parsed(path.name, path.read_bytes(), problems)
    return parse_holidays(raw, path.name, problems) if raw is not None else Workdays()


def read_people(path: Path, problems: list[str]) -> tuple[Person, ...]:
    """A register to start from: id, name, role, unit, post, stand_in, reachable."""
    try:
        raw = read_json(path)
    except Wrong as wrong:
        problems += wrong.problems
        return ()
    table = Table({"people": raw}, path.name, problems)
    return tuple(_person(row) for row in table.tables("people", "第{}人".format))


def read_ledger(path: Path) -> Ledger:
    """A ledger as JSON.

    Raises:
        Wrong: with every problem at once.
    """
    return ledger.parse(read_json(path), path.name)


def read_json(path: Path) -> object:
    """A JSON file.

    Raises:
        Wrong: if it is missing, not text, or not JSON; the place is named.
    """
    try:
        return json.loads(content(path))
    except UnicodeDecodeError:
        raise Wrong([f"{path.name}：不是 UTF-8 编码的文字"]) from None
    except json.JSONDecodeError as error:
        raise Wrong([f"{path.name}：第{error.lineno}行第{error.colno}列不是有效的 JSON"]) from None
    except (ValueError, RecursionError):
        raise Wrong([f"{path.name}：数字过长或嵌套过深，不能读取"]) from None


def content(path: Path) -> bytes:
    """What a file holds.

    Raises:
        Wrong: if it is not there, or cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Wrong([f"{path.name}：没有这个文件"]) from None
    except IsADirectoryError:
        raise Wrong([f"{path.name}：这是一个文件夹，应为文件"]) from None
    except OSError:
        raise Wrong([f"{path.name}：不能读取，请检查权限"]) from None


def read_token(settings: Config, folder: Path) -> str:
    """The bot's token: from the environment, else from the file that the configuration names.

    Raises:
        Wrong: if there is neither.
    """
    token = os.environ.get(TOKEN, "")
    if not token and settings.telegram.token_file:
        try:
            token = (folder / settings.telegram.token_file).read_text("utf-8").strip()
        except OSError:
            raise Wrong([f"{settings.telegram.token_file}：不能读取机器人令牌"]) from None
    if not token:
        raise Wrong([f"没有机器人令牌：请设置环境变量 {TOKEN}，或在 [telegram] 里写 token_file"])
    return token


def read_secret(settings: Config, folder: Path) -> str:
    """The word that Telegram must know to deliver; empty where there is no webhook.

    Raises:
        Wrong: if its file cannot be read or holds nothing that Telegram would take.
    """
    webhook = settings.telegram.webhook
    if webhook is None:
        return ""
    try:
        secret = (folder / webhook.secret_file).read_text("utf-8").strip()
    except OSError:
        raise Wrong([f"{webhook.secret_file}：不能读取 webhook 的密钥"]) from None
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret):
        raise Wrong([f"{webhook.secret_file}：密钥应为16到256个字母、数字、下划线或连字符"])
    return secret


def _ledgers(folder: Path, settings: Config, found: dict[str, Kind], problems: list[str]) -> Iterator[Ledger]:
    for n, programme in enumerate(settings.programmes, 1):
        if programme.kind not in found:
            known = "、".join(found)
            problems.append(f"[[programme]] 第{n}个：“kind” 应为以下之一：{known}，实际为 {programme.kind!r}")
        if not programme.ledger:
            continue
        try:
            read = read_ledger(folder / programme.ledger)
        except Wrong as wrong:
            problems += wrong.problems
            continue
        problems += mismatch(read, programme, programme.ledger)
        yield entered(read, programme)


def mismatch(found: Ledger, programme: Undertaking, name: str) -> list[str]:
    """Where a ledger is of another programme than the configuration says; one that was drafted is of none yet."""
    if found.is_unnamed:
        return []
    pairs = (("key", programme.key, found.programme.key), ("kind", programme.kind, found.programme.kind))
    return [f"{name}：“{key}” 应为 {meant}，实际为 {read}" for key, meant, read in pairs if meant != read]


def _person(table: Table) -> Person:
    person = Person(
        id=table.integer("id", None, 1),
        name=table.text("name"),
        role=table.choice("role", Role),
        unit=table.text("unit", ""),
        post=table.text("post", ""),
        stand_in=table.integer("stand_in", 0, 0) or None,
        reachable=table.flag("reachable", default=False),
    )
    table.close()
    return person


def _place_of(error: tomllib.TOMLDecodeError) -> str:
    """第3行第8列: the library tells it in English, at the end of what it says."""
    found = AT.search(str(error))
    return f"第{found[1]}行第{found[2]}列附近" if found else "文件末尾"


def _parsed(name: str, content: bytes, problems: list[str]) -> object:
    try:
        return tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        problems.append(f"{name}：不是 UTF-8 编码的文字")
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{name}：不是有效的 TOML，{_place_of(error)}写法不对{CHECK}")
    except (ValueError, RecursionError):
        problems.append(f"{name}：数字过长或嵌套过深，不能读取")
    return None
