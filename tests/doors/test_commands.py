"""The command line: 0 done, 2 the input is wrong, 1 anything else; one sentence a problem, and never a trace."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.office import NOTHING
from handlers import app, commands, files
from store.book import Book
from tests.journeys.town import CONFIG, ITEMS, write_office
from tests.store.samples import AT

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def config(tmp_path: Path) -> str:
    """The configuration of a small office."""
    return str(write_office(tmp_path))


def run(capsys: Capture, *args: str) -> tuple[int, list[str], list[str]]:
    """One command: its exit status, the lines it printed, the lines of its errors."""
    try:
        status = main(args)
    except SystemExit as ended:
        status = int(str(ended.code))
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return status, told.out.splitlines(), told.err.splitlines()


def test_check_says_what_the_configuration_means(config: str, capsys: Capture) -> None:
    status, out, err = run(capsys, "check", "--config", config)
    assert (status, err) == (0, [])
    assert out[0] == "单位：市政府办公室督查室（Asia/Shanghai，08:30—17:30）"
    assert "专项：2017年民生实事（ms），5件6项，通报由督查员批准；轮次：周沟通" in out[3]


@pytest.mark.parametrize(
    ("store", "told"),
    [
        ("", "自动备份：存在 snapshots，留7天，更早的每周一份留4周；私信原话：留365天；心跳：未设"),
        (
            'daily = 3\nweekly = 0\nprivate_days = 0\n[health]\nheartbeat = "https://hc/secret"',
            "自动备份：存在 snapshots，留3天；私信原话：一直留着；心跳：已设",
        ),
        ("daily = 0", "自动备份：未开启；私信原话：留365天；心跳：未设"),
    ],
)
def test_check_says_how_the_data_is_cared_for(tmp_path: Path, capsys: Capture, store: str, told: str) -> None:
    path = write_office(tmp_path, config=f"{CONFIG}\n[store]\n{store}\n")
    status, out, _ = run(capsys, "check", "--config", str(path))
    assert (status, out[-1]) == (0, told)


def test_check_warns_of_a_year_whose_holidays_are_not_published(tmp_path: Path, capsys: Capture) -> None:
    path = write_office(
        tmp_path, config=CONFIG.replace("year = 2017", "year = 2027").replace('ledger = "ledger.json"', "")
    )
    status, out, _ = run(capsys, "check", "--config", str(path))
    assert status == 0
    assert any(line.startswith("注意：") and "2027" in line for line in out)


def test_check_warns_of_a_pdf_that_cannot_be_made_here(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_office(tmp_path, config=CONFIG.replace("[[programme]]", "[[programme]]\npdf = true"))
    monkeypatch.setenv("PATH", "")
    _, out, _ = run(capsys, "check", "--config", str(path))
    assert out[-1] == "注意：配置要附 PDF，本机没有安装 LibreOffice，发布时将不附"


def test_every_problem_is_a_line_of_its_own(tmp_path: Path, capsys: Capture) -> None:
    wrong = CONFIG.replace("[1001]", "[]").replace('"minsheng"', '"nonsense"')
    path = write_office(tmp_path, config=wrong)
    before = sorted(tmp_path.iterdir())
    status, out, err = run(capsys, "check", "--config", str(path))
    assert (status, out) == (2, [])
    assert len(err) >= 2
    assert sorted(tmp_path.iterdir()) == before


COMMANDS = (
    ["check"],
    ["calendar", "--from", "2017-01-01", "--to", "2017-01-31"],
    ["run"],
    ["import", "ledger.json", "--programme", "ms"],
    ["export", "--programme", "ms", "--out", "x.json"],
    ["backup", "--out", "x.json"],
    ["restore", "x.json"],
    ["verify"],
    ["rehearse", "--from", "2017-01-01", "--to", "2017-01-31", "--out", "x"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_without_a_configuration_every_command_says_so_and_writes_nothing(
    command: list[str], tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(capsys, *command)
    assert (status, out, err) == (2, [], ["config.toml：没有这个文件"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "args", [[], ["nonsense"], ["calendar"], ["check", "--nonsense"], ["calendar", "--from", "x"], ["import"]]
)
def test_arguments_that_make_no_sense_exit_with_two(args: list[str], capsys: Capture) -> None:
    status, _, err = run(capsys, *args)
    assert status == 2
    assert len(err) == 1
    assert err[0].startswith("duban")


def pushes(capsys: Capture, config: str, begin: str, end: str) -> tuple[list[dict[str, str]], list[str]]:
    """The calendar of a period as JSON: its pushes and its warnings."""
    status, out, err = run(capsys, "calendar", "--config", config, "--from", begin, "--to", end, "--json")
    assert (status, err) == (0, [])
    told = json.loads("\n".join(out))
    return told["pushes"], told["warnings"]


@pytest.mark.parametrize(("year", "is_warned"), [(2017, False), (2026, False), (2027, True)])
def test_the_calendar_of_a_year_names_every_push_in_order(
    config: str, capsys: Capture, year: int, is_warned: bool
) -> None:
    rows, warnings = pushes(capsys, config, f"{year}-01-01", f"{year}-12-31")
    moments = [row["at"] for row in rows if row["at"]]
    assert moments == sorted(moments)
    assert sum(row["round"] == "monthly" for row in rows) == 8
    assert [str(year) in warning for warning in warnings] == ([True] if is_warned else [])


def test_each_rolled_date_has_its_reason(config: str, capsys: Capture) -> None:
    rows, _ = pushes(capsys, config, "2017-01-01", "2017-12-31")
    moved = [row for row in rows if row["phase"] == "open" and row["at"] and row["at"][:10] != row["nominal"]]
    assert moved
    assert all(row["reason"] for row in moved)
    assert any(row["round"] == "tenday" and row["nominal"] == "2017-12-31" for row in moved)


def test_the_calendar_in_words_says_what_is_left_out_and_why(config: str, capsys: Capture) -> None:
    _, out, _ = run(capsys, "calendar", "--config", config, "--from", "2017-09-25", "--to", "2017-10-15")
    assert any("周沟通　不推送" in line and "整周放假" in line for line in out)
    assert any(line.startswith("2017-09-30 周六 15:00　月通报") for line in out)


def test_the_calendar_has_every_deadline_of_an_item(tmp_path: Path, config: str, capsys: Capture) -> None:
    targets = [
        {
            "no": f"4.{n}",
            "text": f"新建{n}号学校10所",
            "form": "at_least",
            "value": 10,
            "unit": "所",
            "due": due,
        }
        for n, due in enumerate(("2017-03-31", "2017-08-31", "2017-10-31"), 1)
    ]
    item = {"no": "4", "title": "学校建设", "lead": "市教育局", "targets": targets}
    told = json.loads(Path(ledger(tmp_path)).read_text("utf-8")) | {"items": [item]}
    (tmp_path / "ledger.json").write_text(json.dumps(told), "utf-8")
    rows, _ = pushes(capsys, config, "2017-01-01", "2017-12-31")
    days = {row["at"][:10]: row["items"] for row in rows if row["round"] == "deadlines"}
    assert {"2017-03-24", "2017-08-24", "2017-10-24"} <= days.keys()
    assert list(days["2017-08-24"]) == ["4.2"]


@pytest.mark.parametrize("command", ["read", "when"])
def test_the_help_names_what_a_line_of_the_input_has(capsys: Capture, command: str) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    told = "".join(capsys.readouterr().out.split())
    assert all(word in told for word in ("JSON", "text", "today", "2017-09-13"))


@pytest.mark.parametrize(
    ("begin", "end", "sentence"),
    [
        ("gestern", "2017-01-31", "--from：应为"),
        ("2017-01-01", "2017-02-30", "--to：应为"),
        ("2017-02-01", "2017-01-01", "--from：应不晚于 --to"),
        ("0001-01-01", "2017-01-01", "--from：应为"),
        ("2017-01-01", "9999-12-31", "--to：应为"),
    ],
)
def test_a_period_that_is_none_is_told(
    config: str, capsys: Capture, begin: str, end: str, sentence: str
) -> None:
    status, _, err = run(capsys, "calendar", "--config", config, "--from", begin, "--to", end)
    assert status == 2
    assert err[0].startswith(sentence)


def ledger(folder: Path, **changes: object) -> str:
    """A ledger file for the office's programme."""
    programme = {"key": "ms", "name": "2017年民生实事", "kind": "minsheng", "year": 2017, **changes}
    path = folder / "new.json"
    path.write_text(json.dumps({"programme": programme, "items": ITEMS}), "utf-8")
    return str(path)


def test_a_ledger_goes_in_and_comes_out_the_same(tmp_path: Path, config: str, capsys: Capture) -> None:
    status, out, _ = run(capsys, "import", ledger(tmp_path), "--config", config, "--programme", "ms")
    assert (status, out) == (0, ["2017年民生实事：5件6项，已导入"])
    exported = tmp_path / "out.json"
    status, _, _ = run(capsys, "export", "--config", config, "--programme", "ms", "--out", str(exported))
    assert status == 0
    assert files.read_ledger(exported) == files.read_ledger(tmp_path / "new.json")


def test_trying_an_import_writes_nothing(tmp_path: Path, config: str, capsys: Capture) -> None:
    given = ledger(tmp_path)
    before = sorted(tmp_path.iterdir())
    status, out, _ = run(capsys, "import", given, "--config", config, "--programme", "ms", "--dry-run")
    assert (status, out) == (0, ["2017年民生实事：5件6项，可以导入（未写入）"])
    assert sorted(tmp_path.iterdir()) == before


def test_a_ledger_is_never_put_over_another(tmp_path: Path, config: str, capsys: Capture) -> None:
    run(capsys, "import", ledger(tmp_path), "--config", config, "--programme", "ms")
    status, _, err = run(capsys, "import", ledger(tmp_path), "--config", config, "--programme", "ms")
    assert (status, err) == (2, ["ms：专项已有台账，不能在这里覆盖；请把文件私信发给机器人，核对差异后导入"])


@pytest.mark.parametrize(
    ("changes", "programme", "sentence"),
    [
        ({}, "other", "--programme：应为以下之一：ms"),
        ({"key": "other"}, "ms", "“key” 应为 ms"),
        ({"kind": "nonsense"}, "ms", "“kind” 应为 minsheng"),
        ({"year": "x"}, "ms", "“year” 应为"),
    ],
)
def test_a_ledger_that_does_not_belong_is_refused(
    tmp_path: Path, config: str, capsys: Capture, changes: dict[str, object], programme: str, sentence: str
) -> None:
    given = ledger(tmp_path, **changes)
    before = sorted(tmp_path.iterdir())
    status, _, err = run(capsys, "import", given, "--config", config, "--programme", programme)
    assert status == 2
    assert sentence in err[0]
    assert sorted(tmp_path.iterdir()) == before


def test_what_is_not_there_is_not_made_by_asking_for_it(tmp_path: Path, config: str, capsys: Capture) -> None:
    before = sorted(tmp_path.iterdir())
    for command in (
        ["export", "--programme", "ms", "--out", str(tmp_path / "x.json")],
        ["backup", "--out", str(tmp_path / "x.json")],
        ["verify"],
    ):
        status, _, err = run(capsys, command[0], "--config", config, *command[1:])
        assert status == 1
        assert err[0].startswith("找不到数据文件")
    assert sorted(tmp_path.iterdir()) == before


def test_exporting_another_programme_names_those_there_are(
    tmp_path: Path, config: str, capsys: Capture
) -> None:
    run(capsys, "import", ledger(tmp_path), "--config", config, "--programme", "ms")
    status, _, err = run(
        capsys, "export", "--config", config, "--programme", "x", "--out", str(tmp_path / "x.json")
    )
    assert status == 2
    assert "ms" in err[0]


def test_an_export_to_nowhere_is_one_sentence(tmp_path: Path, config: str, capsys: Capture) -> None:
    run(capsys, "import", ledger(tmp_path), "--config", config, "--programme", "ms")
    nowhere = str(tmp_path / "no" / "folder" / "x.json")
    for command in (["export", "--programme", "ms"], ["backup"]):
        status, _, err = run(capsys, command[0], "--config", config, *command[1:], "--out", nowhere)
        assert status == 1
        assert len(err) == 1
        assert err[0].startswith("未能完成：")
        assert err[0].endswith("：没有这个文件或文件夹")


def test_a_backup_restores_what_was_lost(tmp_path: Path, config: str, capsys: Capture) -> None:
    run(capsys, "import", ledger(tmp_path), "--config", config, "--programme", "ms")
    saved = tmp_path / "saved.json"
    assert run(capsys, "backup", "--config", config, "--out", str(saved))[0] == 0
    for file in tmp_path.glob("duban.db*"):
        file.unlink()
    assert run(capsys, "restore", str(saved), "--config", config)[0] == 0
    status, out, _ = run(capsys, "verify", "--config", config)
    assert status == 0
    assert out[0].startswith("存储完好")
    exported = tmp_path / "out.json"
    run(capsys, "export", "--config", config, "--programme", "ms", "--out", str(exported))
    assert files.read_ledger(exported) == files.read_ledger(tmp_path / "new.json")


def test_a_file_that_is_no_backup_changes_nothing(tmp_path: Path, config: str, capsys: Capture) -> None:
    run(capsys, "import", ledger(tmp_path), "--config", config, "--programme", "ms")
    bad = tmp_path / "bad.json"
    bad.write_text('{"items": {"1": 5}}', "utf-8")
    status, _, err = run(capsys, "restore", str(bad), "--config", config)
    assert status in (1, 2)
    assert len(err) == 1
    assert run(capsys, "verify", "--config", config)[0] == 0


def test_a_damaged_store_is_one_sentence_that_says_how_to_restore(
    tmp_path: Path, config: str, capsys: Capture
) -> None:
    (tmp_path / "duban.db").write_bytes(b"not a database" * 999)
    for command in (
        ["verify"],
        ["backup", "--out", str(tmp_path / "x.json")],
        ["import", ledger(tmp_path), "--programme", "ms"],
    ):
        status, out, err = run(capsys, *command, "--config", config)
        assert status == 1
        assert "duban restore" in "\n".join([*out, *err])


def test_a_store_that_another_process_holds_is_named(tmp_path: Path, config: str, capsys: Capture) -> None:
    book = Book.open(str(tmp_path / "duban.db"))
    status, _, err = run(capsys, "import", ledger(tmp_path), "--config", config, "--programme", "ms")
    book.close()
    assert status == 1
    assert "另一个督办进程" in err[0]


def test_running_without_a_token_is_one_sentence(
    config: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(files.TOKEN, raising=False)
    monkeypatch.setattr(app, "logs", lambda **_: None)
    status, _, err = run(capsys, "run", "--config", config)
    assert status == 2
    assert err[0].startswith("没有机器人令牌")


@pytest.mark.parametrize("token", ["1000000001:" + "a" * 35, "no token at all"])
def test_running_where_telegram_cannot_be_reached_is_one_sentence_without_the_token(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv(files.TOKEN, token)
    monkeypatch.setattr(app, "logs", lambda **_: None)
    path = write_office(tmp_path, config=CONFIG + '\n[telegram]\nbase_url = "http://127.0.0.1:9/bot"\n')
    status, _, err = run(capsys, "run", "--config", str(path))
    assert status == 1
    assert len(err) == 1
    assert err[0].startswith("未能完成：连不上 Telegram")
    assert token not in err[0]


def test_an_export_of_no_known_form_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "export", "--programme", "ms", "--out", str(tmp_path / "led.pdf"))
    assert status == 2
    assert err == ["--out：扩展名应为 xlsx、json、ics 之一，或用 --format 写明格式，实际为 'led.pdf'"]
    assert not (tmp_path / "led.pdf").exists()


@pytest.mark.parametrize("form", ["xlsx", "json", "ics"])
def test_a_ledger_is_exported_beside_the_process_that_works_on_it(
    tmp_path: Path, config: str, capsys: Capture, form: str
) -> None:
    run(capsys, "import", ledger(tmp_path), "--config", config, "--programme", "ms")
    out = tmp_path / f"out.{form}"
    with closing(Book.open(str(tmp_path / "duban.db"))):
        status, _, err = run(capsys, "export", "--config", config, "--programme", "ms", "--out", str(out))
    assert (status, err) == (0, [])
    assert out.stat().st_size > 0


def test_a_briefing_is_made_beside_the_process_that_works(
    tmp_path: Path, config: str, capsys: Capture
) -> None:
    run(capsys, "import", ledger(tmp_path), "--config", config, "--programme", "ms")
    with closing(Book.open(str(tmp_path / "duban.db"))):
        status, out, _ = run(
            capsys, "brief", "--config", config, "--programme", "ms", "--round", "月通报",
            "--on", "2017-09-30", "--out", str(tmp_path / "out"),
        )  # fmt: skip
    assert status == 0
    assert all(Path(line).is_file() for line in out)


def test_nothing_is_restored_over_a_bot_that_runs(tmp_path: Path, config: str, capsys: Capture) -> None:
    run(capsys, "import", ledger(tmp_path), "--config", config, "--programme", "ms")
    saved = str(tmp_path / "saved.json")
    with closing(Book.open(str(tmp_path / "duban.db"))) as book:
        assert run(capsys, "backup", "--config", config, "--out", saved)[0] == 0
        status, out, err = run(capsys, "restore", saved, "--config", config)
        assert (status, out, len(err)) == (1, [], 1)
        assert "正由另一个督办进程使用" in err[0]
        assert err[0].endswith("请先停止它。")
        assert book.commit(NOTHING, at=AT)


def test_what_nobody_thought_of_is_one_sentence_too(
    config: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> int:
        raise KeyError("secret")

    monkeypatch.setitem(commands.COMMANDS, "check", broken)
    status, out, err = run(capsys, "check", "--config", config)
    assert (status, out, len(err)) == (1, [], 1)
    assert err[0].startswith("程序出错（KeyError，test_commands.py:")
    assert "secret" not in err[0]
