"""A Word file as PDF, made by the LibreOffice of this machine: the same layout, with the fonts that are installed here.

No library lays out a Word file; an office that wants the PDF has a word processor.
"""

import os
import re
import shutil
import signal
import subprocess
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from bot.checking import Wrong

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 60.0
NO_PROGRAM = "本机没有安装 LibreOffice"
TOO_SLOW = "LibreOffice 转换超时"
FAILED = "LibreOffice 没有转换成功"
TEXT = "word/document.xml"
IN_TEXT = re.compile(r"(?<=>)[^<>]+(?=</w:t>)")
BREAK = re.compile(r"(?<=[、，；：])(?=[0-9A-Za-z])")


def pdf(word: bytes, seconds: float = SECONDS) -> bytes:
    """The PDF of a .docx, in one to five seconds: in a thread where others wait.

    Raises:
        Wrong: in one sentence, if there is no LibreOffice, or it does not do it in time.
    """
    program = installed()
    if program is None:
        raise Wrong([NO_PROGRAM])
    with TemporaryDirectory(prefix="duban-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "paper.docx")
        source.write_bytes(breakable(word))
        _run(_command(program, source), seconds)
        with suppress(OSError):
            return source.with_suffix(".pdf").read_bytes()
    raise Wrong([FAILED])


def installed() -> str | None:
    """Where LibreOffice is on this machine."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def breakable(word: bytes) -> bytes:
    """The paper with a place to break after a mark before a figure (1.2、4.3、8.2), where LibreOffice sees none."""
    stream = BytesIO()
    with ZipFile(BytesIO(word)) as package, ZipFile(stream, "w") as copy:
        for part in package.infolist():
            content = package.read(part)
            if part.filename == TEXT:
                content = IN_TEXT.sub(_parted, content.decode()).encode()
            copy.writestr(part, content)
    return stream.getvalue()


def _parted(run: re.Match[str]) -> str:
    return BREAK.sub("\u200b", run[0])


def _command(program: str, source: Path) -> list[str]:
    """With a profile of its own: one that is open on this machine would swallow the order."""
    profile = (source.parent / "profile").as_uri()
    return [
        program, f"-env:UserInstallation={profile}", "--headless", "--norestore",
        "--convert-to", "pdf", "--outdir", str(source.parent), str(source),
    ]  # fmt: skip


def _run(command: list[str], seconds: float) -> None:
    silence = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603  # no shell, and nothing that a person wrote
            command, stdin=silence, stdout=silence, stderr=silence, start_new_session=True
        )
    except OSError:
        raise Wrong([FAILED]) from None
    with process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise Wrong([TOO_SLOW]) from None


def _end(process: subprocess.Popen[bytes]) -> None:
    """With all that it started, where the system can."""
    if not hasattr(os, "killpg"):
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
