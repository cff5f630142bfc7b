"""A Word file as PDF: by the LibreOffice of the machine, or a sentence why not."""

import io
from pathlib import Path

import pytest
from docx import Document

from bot.checking import Wrong
from handlers.pdf import FAILED, NO_PROGRAM, TOO_SLOW, breakable, pdf


def program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word processor that does as the script says; it is the only program of the machine."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def word(text: str = "截至9月30日，3项指标中，按序时推进3项。") -> bytes:
    made, stream = Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(stream)
    return stream.getvalue()


def refused(seconds: float = 10) -> str:
    with pytest.raises(Wrong) as wrong:
        pdf(word(), seconds)
    (problem,) = wrong.value.problems
    return problem


def test_without_libreoffice_a_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refused() == NO_PROGRAM


@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
def test_a_conversion_that_leaves_no_file_has_failed(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, script, monkeypatch)
    assert refused() == FAILED


def test_one_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "while :; do read line < /dev/zero; done", monkeypatch)
    assert refused(0.2) == TOO_SLOW


def test_lines_may_break_between_the_numbers_of_a_list_and_nowhere_within_a_figure() -> None:
    (told,) = Document(io.BytesIO(breakable(word("编号1.2、4.3，累计71,300/80,000人次")))).paragraphs
    assert told.text == "编号1.2、\u200b4.3，累计71,300/80,000人次"


def test_what_it_wrote_is_handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, 'for last; do :; done; printf %s "PDF of" > "${last%.docx}.pdf"', monkeypatch)
    assert pdf(word()) == b"PDF of"
