"""Files of the office: everything wrong in any of them is told at once, in Chinese, with where and what was expected."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.checking import Wrong
from handlers import files
from tests.journeys.town import CONFIG, ITEMS, PEOPLE, write_office

Spoil = Callable[[Path], object]


def problems(path: Path) -> list[str]:
    """What is wrong with an office."""
    with pytest.raises(Wrong) as wrong:
        files.read_office(path)
    return wrong.value.problems


def config(**changes: str) -> str:
    """The configuration with some of its lines changed; a key that is not there yet stands under [office]."""
    lines = CONFIG.splitlines()
    for key, line in changes.items():
        places = [n for n, old in enumerate(lines) if old.startswith(f"{key} =")]
        if places:
            lines[places[0]] = line
        else:
            lines.insert(lines.index("[office]") + 1, line)
    return "\n".join(lines)


def test_an_office_is_read_whole(tmp_path: Path) -> None:
    office = files.read_office(write_office(tmp_path))
    assert office.folder == tmp_path
    assert [len(ledger.items) for ledger in office.ledgers] == [5]
    assert [p.name for p in office.people][:2] == ["周明", "许若琳"]
    assert "minsheng" in office.setting.kinds


WRONG_CONFIG = (
    ({"name": "name = 5"}, "“name” 应为文字，实际为 5"),
    ({"clerks": "clerks = []"}, "“clerks” 应为至少一名督查员"),
    ({"clerks": 'clerks = ["周明"]'}, "“clerks” 应为整数的列表"),
    ({"timezone": 'timezone = "Mars/Base"'}, "“timezone” 应为时区名称"),
    ({"hours": 'hours = ["17:30", "08:30"]'}, "“hours” 应为上班和下班两个时刻"),
    ({"hours": 'hours = ["8点"]'}, "“hours” 应为上班和下班两个时刻"),
    ({"clerk": "clerk = [1]"}, "不认识的键 “clerk”"),
    ({"kind": 'kind = "nonsense"'}, "“kind” 应为以下之一"),
    ({"year": "year = 17"}, "“year” 应为2000到2100之间的整数"),
    ({"key": 'key = "民生/2017"'}, "“key” 应为不超过20个字母"),
    ({"ledger": 'ledger = "nowhere.json"'}, "nowhere.json：没有这个文件"),
    ({"people": 'people = "nowhere.json"'}, "nowhere.json：没有这个文件"),
    ({'"两会"': '"两会" = "明年"'}, "“events” 应为名称 = 日期"),
    ({"publish": "", "year": 'year = 2017\npublish = "never"'}, "“publish” 应为以下之一：approve、auto"),
)


@pytest.mark.parametrize(("changes", "sentence"), WRONG_CONFIG)
def test_a_wrong_key_of_the_configuration_is_named(
    tmp_path: Path, changes: dict[str, str], sentence: str
) -> None:
    path = write_office(tmp_path, config=config(**changes))
    assert any(sentence in problem for problem in problems(path))


def _write(name: str, text: str | bytes) -> Spoil:
    def write(folder: Path) -> object:
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        return file.write_bytes(text.encode() if isinstance(text, str) else text)

    return write


WRONG_FILES = (
    (_write("config.toml", "[office"), "config.toml：不是有效的 TOML"),
    (_write("config.toml", b"\xff\xfe"), "config.toml：不是 UTF-8 编码的文字"),
    (_write("config.toml", "x = " + "[" * 9999), "config.toml：数字过长或嵌套过深"),
    (_write("config.toml", "x = " + "9" * 9999), "config.toml：数字过长或嵌套过深"),
    (_write("ledger.json", "{"), "ledger.json：第1行第2列不是有效的 JSON"),
    (_write("ledger.json", b'"\xff"'), "ledger.json：不是 UTF-8 编码的文字"),
    (_write("ledger.json", "[" * 99999), "ledger.json：数字过长或嵌套过深"),
    (_write("ledger.json", "9" * 9999), "ledger.json：数字过长或嵌套过深"),
    (_write("ledger.json", "[]"), "ledger.json"),
    (_write("people.json", "{}"), "people.json：“people” 应为一个列表"),
    (
        _write("people.json", '[{"id": "x", "name": 5, "role": "king", "age": 3}]'),
        "people.json 第1人：“id” 应为",
    ),
    (_write("holidays.toml", "[2017"), "holidays.toml：不是有效的 TOML"),
    (_write("holidays.toml", "nonsense = 5"), "holidays.toml"),
    (_write("kinds/own.toml", 'key = "own"'), "kinds/own.toml"),
    (_write("kinds/own.toml", "["), "kinds/own.toml：不是有效的 TOML"),
)


def test_a_broken_line_of_a_configuration_is_told_in_chinese_with_its_place(tmp_path: Path) -> None:
    path = write_office(tmp_path)
    _write("config.toml", '[office]\nname "督查室"\n')(tmp_path)
    (problem,) = problems(path)
    assert problem.startswith("config.toml：不是有效的 TOML，第2行第6列附近写法不对")
    assert not re.search("[a-z]{4,} ", problem.removeprefix("config.toml"))


@pytest.mark.parametrize(("spoil", "sentence"), WRONG_FILES)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, spoil: Spoil, sentence: str) -> None:
    path = write_office(tmp_path)
    spoil(tmp_path)
    assert any(problem.startswith(sentence) for problem in problems(path))


@pytest.mark.parametrize("name", ["config.toml", "ledger.json", "people.json"])
def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path, name: str) -> None:
    path = write_office(tmp_path)
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    assert problems(path) == [f"{name}：这是一个文件夹，应为文件"]


def test_a_configuration_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert problems(tmp_path / "config.toml") == ["config.toml：没有这个文件"]


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    path = write_office(tmp_path, config=config(hours='hours = ["8点"]', name="name = 5"))
    for spoil in (
        _write("ledger.json", "{"),
        _write("people.json", '[{"id": 0}]'),
        _write("holidays.toml", "["),
        _write("kinds/own.toml", "["),
    ):
        spoil(tmp_path)
    told = "\n".join(problems(path))
    for place in ("“hours”", "“name”", "ledger.json", "people.json", "holidays.toml", "kinds/own.toml"):
        assert place in told


def test_every_wrong_value_of_a_ledger_is_told_with_its_item(tmp_path: Path) -> None:
    items = [
        {**ITEMS[0], "lead": 5},
        {**ITEMS[1], "title": ""},
        {**ITEMS[2], "due": "2017-13-01", "colour": "red"},
    ]
    told = problems(write_office(tmp_path, items=items))
    assert len(told) == 4
    assert all(problem.startswith("ledger.json") for problem in told)


@pytest.mark.parametrize(("key", "value"), [("key", "other"), ("kind", "nonsense")])
def test_a_ledger_of_another_programme_is_told(tmp_path: Path, key: str, value: str) -> None:
    path = write_office(tmp_path)
    ledger = json.loads((tmp_path / "ledger.json").read_text("utf-8"))
    ledger["programme"][key] = value
    (tmp_path / "ledger.json").write_text(json.dumps(ledger), "utf-8")
    assert any(f"“{key}” 应为" in problem and value in problem for problem in problems(path))


def test_a_ledger_takes_its_name_from_the_configuration(tmp_path: Path) -> None:
    office = files.read_office(write_office(tmp_path, config=config(year="year = 2017")))
    assert [ledger.programme.name for ledger in office.ledgers] == ["2017年民生实事"]


def test_nothing_is_written_where_something_is_wrong(tmp_path: Path) -> None:
    path = write_office(tmp_path, config=config(name="name = 5"))
    before = sorted(tmp_path.iterdir())
    problems(path)
    assert sorted(tmp_path.iterdir()) == before


def test_an_offices_own_kind_stands_beside_those_of_the_house(tmp_path: Path) -> None:
    path = write_office(tmp_path)
    (tmp_path / "kinds").mkdir()
    built_in = files.read_office(path).setting.kinds
    source = Path(files.__file__).parents[1] / "bot" / "kinds" / "minsheng.toml"
    (tmp_path / "kinds" / "own.toml").write_text(
        source.read_text("utf-8").replace('"minsheng"', '"own"', 1), "utf-8"
    )
    assert files.read_office(path).setting.kinds.keys() == built_in.keys() | {"own"}


def test_the_offices_holidays_lie_on_top_of_the_published_ones(tmp_path: Path) -> None:
    path = write_office(tmp_path)
    duty = date(2017, 7, 16)
    assert not files.read_office(path).setting.calendar.is_workday(duty)
    (tmp_path / "holidays.toml").write_text('[2017]\n"防汛值守" = { work = ["2017-07-16"] }\n', "utf-8")
    assert files.read_office(path).setting.calendar.is_workday(duty)


def test_the_token_comes_from_the_environment_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "token.txt").write_text("1:file\n", "utf-8")
    settings = files.read_office(
        write_office(tmp_path, config=CONFIG + '\n[telegram]\ntoken_file = "token.txt"\n')
    )
    monkeypatch.delenv(files.TOKEN, raising=False)
    assert files.read_token(settings.setting.config, tmp_path) == "1:file"
    monkeypatch.setenv(files.TOKEN, "1:environment")
    assert files.read_token(settings.setting.config, tmp_path) == "1:environment"


@pytest.mark.parametrize(
    ("more", "sentence"), [("", "没有机器人令牌"), ('[telegram]\ntoken_file = "no.txt"', "no.txt：不能读取")]
)
def test_a_token_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, sentence: str
) -> None:
    monkeypatch.delenv(files.TOKEN, raising=False)
    office = files.read_office(write_office(tmp_path, config=f"{CONFIG}\n{more}\n"))
    with pytest.raises(Wrong, match=sentence):
        files.read_token(office.setting.config, tmp_path)


WEBHOOK = '\n[telegram.webhook]\nurl = "https://example.org/hook"\nsecret_file = "secret.txt"\n'


@pytest.mark.parametrize(
    "secret", ["", "short", "blank in between the letters", "中文密钥中文密钥中文密钥中文密钥", "x" * 257]
)
def test_a_secret_that_telegram_would_not_take_is_told(tmp_path: Path, secret: str) -> None:
    office = files.read_office(write_office(tmp_path, config=CONFIG + WEBHOOK))
    (tmp_path / "secret.txt").write_text(secret, "utf-8")
    with pytest.raises(Wrong, match="密钥应为16到256个"):
        files.read_secret(office.setting.config, tmp_path)


def test_a_secret_is_read_only_where_telegram_delivers(tmp_path: Path) -> None:
    office = files.read_office(write_office(tmp_path, config=CONFIG + WEBHOOK))
    with pytest.raises(Wrong, match="不能读取 webhook 的密钥"):
        files.read_secret(office.setting.config, tmp_path)
    (tmp_path / "secret.txt").write_text("a-secret-of-24-characters\n", "utf-8")
    assert files.read_secret(office.setting.config, tmp_path) == "a-secret-of-24-characters"
    plain = files.read_office(write_office(tmp_path))
    assert files.read_secret(plain.setting.config, tmp_path) == ""


def test_the_office_of_the_journeys_has_its_people(tmp_path: Path) -> None:
    assert len(files.read_office(write_office(tmp_path)).people) == len(PEOPLE)
