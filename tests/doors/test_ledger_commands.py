"""From a document to a running programme on the command line: what `intake` gives, `import` and the configuration take."""

import json
from pathlib import Path

import pytest

from handlers import files
from tests.doors.test_commands import Capture, run
from tests.journeys.town import CONFIG, ITEMS, write_office

PLAN = "2017年民生实事\n一、养老\n1.新增养老床位500张。（责任单位：市民政局）\n2.8月底前建成养老服务平台。（责任单位：市民政局）\n"
NO_LEDGER = CONFIG.replace('ledger = "ledger.json"\n', "")


@pytest.fixture
def config(tmp_path: Path) -> str:
    """An office that has no ledger yet."""
    return str(write_office(tmp_path, config=NO_LEDGER))


def drafted(tmp_path: Path, capsys: Capture) -> Path:
    """What `intake --json` makes of a plan, as a file."""
    (tmp_path / "要点.txt").write_text(PLAN, "utf-8")
    status, out, _ = run(capsys, "intake", str(tmp_path / "要点.txt"), "--json")
    assert status == 0
    draft = tmp_path / "draft.json"
    draft.write_text("\n".join(out), "utf-8")
    return draft


def test_what_intake_gives_is_imported_as_it_is(tmp_path: Path, config: str, capsys: Capture) -> None:
    draft = drafted(tmp_path, capsys)
    status, out, err = run(capsys, "import", str(draft), "--programme", "ms", "--config", config)
    assert (status, err) == (0, [])
    assert out[-1] == "2017年民生实事：2件2项，已导入"
    exported = tmp_path / "out.json"
    run(capsys, "export", "--programme", "ms", "--config", config, "--out", str(exported))
    assert files.read_ledger(exported).programme.key == "ms"


def test_what_intake_gives_may_be_the_ledger_of_the_configuration(tmp_path: Path, capsys: Capture) -> None:
    draft = drafted(tmp_path, capsys)
    path = write_office(tmp_path, config=CONFIG.replace("ledger.json", draft.name))
    (ledger,) = files.read_office(path).ledgers
    assert ledger.programme.key == "ms"
    assert {item.programme for item in ledger.items} == {"ms"}


def test_the_ledger_of_another_programme_is_still_refused(
    tmp_path: Path, config: str, capsys: Capture
) -> None:
    other = tmp_path / "other.json"
    programme = {"key": "other", "name": "别的", "kind": "minsheng", "year": 2017}
    other.write_text(json.dumps({"programme": programme, "items": ITEMS}), "utf-8")
    status, _, err = run(capsys, "import", str(other), "--programme", "ms", "--config", config)
    assert (status, err) == (2, ["other.json：“key” 应为 ms，实际为 other"])


def test_intake_knows_a_workbook_of_ours(tmp_path: Path, capsys: Capture) -> None:
    config = str(write_office(tmp_path))
    run(capsys, "import", str(tmp_path / "ledger.json"), "--programme", "ms", "--config", config)
    for name in ("out.xlsx", "out.json"):
        run(capsys, "export", "--programme", "ms", "--config", config, "--out", str(tmp_path / name))
    status, out, err = run(capsys, "intake", str(tmp_path / "out.xlsx"), "--json")
    assert (status, err) == (0, [])
    assert json.loads("\n".join(out)) == json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert run(capsys, "intake", str(tmp_path / "out.json"))[1][0].startswith(
        "2017年民生实事（2017年）：5件6项"
    )
