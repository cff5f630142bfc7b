"""The example configuration: it holds as it stands, and it names every key that is ever asked for.

A key that may be left out is written as `#key = value`, the mark against the name; prose has a space after the mark.
Taking the marks away gives the whole configuration, and the tables under inspection say which keys were asked for.
"""

import re
import tomllib
from pathlib import Path

import pytest

from bot import kinds
from bot.checking import Table
from bot.config import Config, Publish
from bot.workdays import Workdays, parse_holidays
from handlers import files

HOME = Path(__file__).parents[2]
EXAMPLE = HOME / "config.example.toml"
HOLIDAYS = HOME / "holidays.example.toml"
KINDS = HOME / "docs" / "kinds.md"
SAMPLE = HOME / "examples" / "minsheng-2017"
CONFIG = "config.toml"


def _whole(path: Path) -> str:
    """The text with every key switched on."""
    return re.sub(r'^#(?=[\w"\[])', "", path.read_text("utf-8"), flags=re.MULTILINE)


def _office(folder: Path, text: str) -> files.Office:
    """What the doors make of a configuration, in a folder with all that it may name."""
    ledger = (SAMPLE / "ledger.json").read_text("utf-8").replace("2017", "2027")
    (folder / "ledger.json").write_text(ledger, "utf-8")
    (folder / "people.json").write_bytes((SAMPLE / "people.json").read_bytes())
    (folder / "holidays.toml").write_bytes(HOLIDAYS.read_bytes())
    (folder / "token.txt").write_text("the token\n", "utf-8")
    (folder / CONFIG).write_text(text, "utf-8")
    return files.read_office(folder / CONFIG)


def _config(folder: Path, text: str) -> Config:
    return _office(folder, text).setting.config


def _watched(monkeypatch: pytest.MonkeyPatch) -> list[Table]:
    """Every table that is put under inspection from now on."""
    tables: list[Table] = []
    begin = Table.__init__

    def watch(table: Table, raw: object, where: str, problems: list[str]) -> None:
        begin(table, raw, where, problems)
        tables.append(table)

    monkeypatch.setattr(Table, "__init__", watch)
    return tables


def _missing(tables: list[Table]) -> dict[str, set[str]]:
    """The keys that were asked for and are not written, by the place of their table."""
    asked = {table.where: table._seen - table._raw.keys() for table in tables}
    return {where: keys for where, keys in asked.items() if keys}


def test_the_example_holds_as_it_stands(tmp_path: Path) -> None:
    office = _office(tmp_path, EXAMPLE.read_text("utf-8"))
    said = office.setting.config
    assert (said.clerks, said.telegram.webhook) == ((123456789,), None)
    assert office.ledgers == ()


def test_it_holds_copied_alone_with_nothing_but_its_token(tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text("the token\n", "utf-8")
    (tmp_path / CONFIG).write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    assert files.read_office(tmp_path / CONFIG).setting.config.programmes[0].key == "minsheng-2027"


def test_the_ledger_is_read_where_it_is_switched_on(tmp_path: Path) -> None:
    office = _office(tmp_path, re.sub("^#(?=ledger)", "", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE))
    assert [ledger.programme.name for ledger in office.ledgers] == ["2027年民生实事"]


def test_the_token_comes_from_the_file_it_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(files.TOKEN, raising=False)
    said = _config(tmp_path, EXAMPLE.read_text("utf-8"))
    assert files.read_token(said, tmp_path) == "the token"


def test_what_is_switched_off_shows_the_default(tmp_path: Path) -> None:
    said, whole = _config(tmp_path, EXAMPLE.read_text("utf-8")), _config(tmp_path, _whole(EXAMPLE))
    assert (whole.zone, whole.opens, whole.closes) == (said.zone, said.opens, said.closes)
    assert (whole.holidays, whole.store, whole.care) == (said.holidays, said.store, said.care)
    assert whole.telegram.base_url == said.telegram.base_url
    assert whole.telegram.base_file_url == said.telegram.base_file_url
    assert whole.programmes[0].publish is said.programmes[0].publish is Publish.APPROVE


def test_every_key_that_is_asked_for_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = _watched(monkeypatch)
    (tmp_path / "replies.jsonl").touch()
    _config(tmp_path, _whole(EXAMPLE))
    ours = [table for table in tables if table.where.startswith(CONFIG)]
    assert _missing(ours) == {}
    assert {table.where.removeprefix(CONFIG).strip() for table in ours} == {
        "",
        "[office]",
        "[telegram]",
        "[telegram] [webhook]",
        "[store]",
        "[health]",
        "[[programme]] 第1个",
    }


def test_every_key_is_explained_above_it() -> None:
    lines = EXAMPLE.read_text("utf-8").splitlines()
    keys = [n for n, line in enumerate(lines) if re.match(r'#?[\w"]+ = ', line)]
    together = {
        "base_file_url",
        "url",
        "host",
        "port",
        "secret_file",
    }  # explained once above the first of them
    bare = [lines[n] for n in keys if not lines[n - 1].startswith("# ")]
    assert {line.lstrip("#").partition(" ")[0] for line in bare} <= together


def test_the_holiday_file_changes_nothing_until_it_is_switched_on() -> None:
    problems: list[str] = []
    raw = tomllib.loads(HOLIDAYS.read_text("utf-8"))
    assert parse_holidays(raw, HOLIDAYS.name, problems) == Workdays()
    assert problems == []


def test_the_holiday_file_is_of_the_right_shape() -> None:
    problems: list[str] = []
    found = parse_holidays(tomllib.loads(_whole(HOLIDAYS)), HOLIDAYS.name, problems)
    assert {*found.off.values(), *found.on.values()} == {"元旦", "春节", "防汛值守"}
    assert [p for p in problems if "本来就上班" not in p] == []  # said once the year has been published


def test_the_page_on_kinds_shows_one_that_holds() -> None:
    problems: list[str] = []
    kind = kinds.parse(tomllib.loads(_sample_kind()), KINDS.name, problems)
    assert problems == []
    assert kind.round_doing("contact") is not None


def test_the_page_on_kinds_names_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = _watched(monkeypatch)
    kinds.parse(tomllib.loads(_sample_kind()), KINDS.name, [])
    page = KINDS.read_text("utf-8")
    asked = {key for table in tables for key in table._seen}
    assert {key for key in asked if f"`{key}`" not in page and f"[{key}]" not in page} == set()


def _sample_kind() -> str:
    block = re.search(r"```toml\n(.*?)```", KINDS.read_text("utf-8"), re.DOTALL)
    assert block is not None
    return block[1]
