"""Ledgers and configurations of every content: read, or refused in sentences; never a trace, and nothing written."""

import json
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from importlib.resources import files as resources
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import config, kinds, ledger
from bot.__main__ import main
from bot.checking import Wrong
from bot.ledger import Ledger
from handlers import files, intake, ledger_sheet
from handlers.intake import Taken
from handlers.unpacking import check_size
from tests.journeys.town import CONFIG, ITEMS, PEOPLE

TODAY = date(2017, 9, 13)
PROGRAMME = {"key": "ms", "name": "2017年民生实事", "kind": "minsheng", "year": 2017}
LEDGER = {"programme": PROGRAMME, "items": ITEMS}
few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-(10**30), 10**30), st.floats(), st.text(max_size=12),
    st.sampled_from(("2017-11-31", "2017-12-31", "3.1", "at_least", "%", "", "1e400", "NaN", "１２", "\ud83d", "0001-01-01")),
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def bent(draw: st.DrawFn, whole: Any) -> Any:
    """A document of which one place, or some, is not what it should be."""
    found = deepcopy(whole)
    for _ in range(draw(st.integers(1, 3))):
        place, key = draw(st.sampled_from(list(places(found))))
        if isinstance(place, dict) and draw(st.booleans()):
            place[draw(st.text(max_size=6))] = place.pop(key)
        else:
            place[key] = draw(values)
        if not list(places(found)):
            break
    return found


def places(found: Any) -> Iterator[tuple[Any, Any]]:
    """Every place within a document: what holds it, and under which key or number."""
    pairs = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in list(pairs):
        yield found, key
        yield from places(value)


def refused_or(read: Callable[[], Any]) -> Any:
    """What was read; None where it is refused, and then in sentences."""
    refusal = None
    try:
        return read()
    except Wrong as wrong:
        refusal = wrong
    assert refusal.problems
    assert all(problem.strip() and "Traceback" not in problem for problem in refusal.problems)
    return None


@given(bent(LEDGER))
@few
def test_a_ledger_is_read_or_refused(raw: object) -> None:
    found = refused_or(lambda: ledger.parse(raw, "ledger.json"))
    if isinstance(found, Ledger):
        again = ledger.parse(
            json.loads(json.dumps(ledger.to_json(found.programme, found.items))), "again.json"
        )
        assert again == found


@given(st.one_of(st.binary(max_size=300), st.builds(lambda v: json.dumps(v).encode(), values)))
@few
def test_json_of_any_bytes_is_read_or_refused(content: bytes) -> None:
    refused_or(lambda: intake._take(content, "台账.json", TODAY, None))


@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=400).map(lambda t: t.encode("utf-8", "replace")),
        st.lists(st.lists(st.text(max_size=9), max_size=6), max_size=9).map(
            lambda rows: "\n".join(",".join(row) for row in rows).encode("gb18030", "replace")
        ),
    ),
    st.sampled_from(("台账.csv", "要点.txt")),
)
@few
def test_a_sheet_or_text_of_any_bytes_is_drafted_or_refused(content: bytes, name: str) -> None:
    found = refused_or(lambda: intake._take(content, name, TODAY, None))
    assert found is None or isinstance(found, Taken)


@cache
def workbook() -> bytes:
    """A workbook of ours, as `duban export` writes it."""
    problems: list[str] = []
    kind = files.read_kinds(Path("nowhere"), problems)["minsheng"]
    return ledger_sheet.write_ledger(ledger.parse(LEDGER, "x"), TODAY, kind.lamps)


@cache
def parts() -> dict[str, bytes]:
    """What it is packed from."""
    with zipfile.ZipFile(BytesIO(workbook())) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(found: dict[str, bytes]) -> bytes:
    """Packed again."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in found.items():
            pack.writestr(name, content)
    return out.getvalue()


@st.composite
def bent_books(draw: st.DrawFn) -> bytes:
    """A workbook with bytes changed within one of its parts, or in the package itself; cut off, perhaps."""
    if draw(st.booleans()):
        name = draw(st.sampled_from(sorted(parts())))
        return packed({**parts(), name: _bent(draw, parts()[name])})
    return _bent(draw, workbook())


def _bent(draw: st.DrawFn, content: bytes) -> bytes:
    found = bytearray(content)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(found) - 1, 0)))
        found[at : at + draw(st.integers(0, 9))] = draw(
            st.one_of(
                st.binary(max_size=6),
                st.sampled_from((b"<", b">", b'"', b"&#0;", b"9" * 30, b"-1", b"A1:ZZ9", b't="s"')),
            )
        )
    return (
        bytes(found[: draw(st.sampled_from((len(found), len(found) // 2)))])
        if draw(st.booleans())
        else bytes(found)
    )


@given(bent_books())
@few
def test_a_workbook_of_any_bytes_is_read_or_refused(content: bytes) -> None:
    found = refused_or(lambda: intake._take(content, "台账.xlsx", TODAY, None))
    assert found is None or isinstance(found, Taken)


WHOLE = {
    "office": {"name": "督查室", "clerks": [1001], "hours": ["08:30", "17:30"], "timezone": "Asia/Shanghai"},
    "telegram": {"base_url": "https://x", "token_file": "t", "proxy": "", "webhook": {"url": "https://x", "secret_file": "s"}},
    "store": {"url": "duban.db", "snapshots": "s", "daily": 7, "weekly": 4, "private_days": 365},
    "health": {"heartbeat": "https://x"},
    "events": {},
    "programme": [{"key": "ms", "name": "民生实事", "kind": "minsheng", "year": 2017, "publish": "approve", "pin": True}],
}  # fmt: skip


@given(bent(WHOLE))
@few
def test_a_configuration_is_read_or_every_problem_told(raw: object) -> None:
    problems: list[str] = []
    config.parse(raw, "config.toml", problems)
    assert all(problem.startswith("config.toml") for problem in problems)


@given(bent(tomllib.loads(resources("bot.kinds").joinpath("minsheng.toml").read_text("utf-8"))))
@few
def test_a_kind_is_read_or_every_problem_told(raw: object) -> None:
    problems: list[str] = []
    kinds.parse(raw, "minsheng.toml", problems)
    assert all(problem.startswith("minsheng.toml") for problem in problems)


@given(bent(PEOPLE))
@few
def test_a_register_is_read_or_refused(tmp_path: Path, raw: object) -> None:
    path = tmp_path / "people.json"
    path.write_text(json.dumps(raw), "utf-8")
    problems: list[str] = []
    files.read_people(path, problems)
    assert all(problem.startswith("people.json") for problem in problems)


@given(
    st.one_of(
        st.text(max_size=200),
        st.binary(max_size=200),
        st.integers(0, len(CONFIG)).map(lambda n: CONFIG[:n] + "=" + CONFIG[n:]),
    )
)
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_a_configuration_file_of_any_bytes_ends_in_zero_or_two_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | bytes
) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content.encode("utf-8", "replace") if isinstance(content, str) else content)
    before = sorted(tmp_path.iterdir())
    assert main(["check", "--config", str(path)]) in (0, 2)
    assert "Traceback" not in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


@given(st.binary(max_size=200).map(lambda b: b"PK\x03\x04" + b))
@few
def test_a_package_of_any_bytes_is_refused_in_one_sentence(content: bytes) -> None:
    check_size(content, "x.docx")
    with pytest.raises(Wrong):
        intake._take(content, "x.docx", TODAY, None)


def test_a_package_whose_compressed_bytes_are_damaged_is_told_to_be_broken() -> None:
    damaged = bytearray(workbook())
    damaged[60:70] = bytes(10)
    with pytest.raises(Wrong, match="文件已损坏，打不开"):
        intake._take(bytes(damaged), "台账.xlsx", TODAY, None)
