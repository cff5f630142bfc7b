"""The rehearsal: a period through the real doors; the same period twice leaves the same papers, byte for byte."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.rehearsing import sample

CONFIG = sample() / "config.toml"


def play(out: Path, begin: str = "2017-01-01", end: str = "2017-01-24") -> dict[str, object]:
    """Three weeks and a little of the sample year, with its Spring Festival coming."""
    assert main(["rehearse", "--config", str(CONFIG), "--from", begin, "--to", end, "--out", str(out)]) == 0
    account: dict[str, object] = json.loads((out / "figures.json").read_text("utf-8"))
    return account


def papers(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its place."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_weeks_twice_leave_the_same_papers(tmp_path: Path) -> None:
    play(tmp_path / "one")
    play(tmp_path / "two")
    first, second = papers(tmp_path / "one"), papers(tmp_path / "two")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    assert any("transcripts" in name for name in first)


def test_everything_in_it_is_as_the_bot_api_has_it_and_could_be_played(tmp_path: Path) -> None:
    account = play(tmp_path)
    assert account["breaches"] == []
    assert account["notes"] == []


def test_a_play_leaves_nothing_of_an_earlier_one(tmp_path: Path) -> None:
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / "99-old.txt").write_text("old", "utf-8")
    play(tmp_path, end="2017-01-04")
    assert not (tmp_path / "transcripts" / "99-old.txt").exists()


def test_the_account_is_printed_and_the_last_line_is_the_offices_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account = play(tmp_path, end="2017-01-04")
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == account["sentence"]
    assert (tmp_path / "year.txt").read_text("utf-8").splitlines() == lines


def test_replies_that_cannot_be_played_are_named_by_their_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = tmp_path / "replies.jsonl"
    replies.write_text('{"who": 1}\n{"at": "2017-01-03T09:00:00+08:00", "who": 4711, "text": "x"}\n', "utf-8")
    args = ["rehearse", "--config", str(CONFIG), "--replies", str(replies), "--out", str(tmp_path / "out")]
    assert main([*args, "--from", "2017-01-01", "--to", "2017-01-04"]) == 2
    err = capsys.readouterr().err
    assert "replies.jsonl：第1行" in err
    assert "名册里没有 4711" in err
    assert not (tmp_path / "out").exists()
