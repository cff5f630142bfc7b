"""A PostgreSQL of the tests' own, where its programs are installed: on 127.0.0.1, a free port, a folder of its own."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from itertools import count
from pathlib import Path

from sqlalchemy import NullPool, create_engine, text

SETTINGS = "-c fsync=off -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c port={port}"


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl, if they can be found."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in found if (folder / "pg_ctl").exists()), None)


class Cluster:
    """A server that is started for one run of the tests and leaves nothing behind."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder
        self._user = _unprivileged()
        self._folder = Path(tempfile.mkdtemp(prefix="duban-tests-"))
        if self._user is not None:
            os.chown(self._folder, self._user.pw_uid, self._user.pw_gid)
        self._port = _free_port()
        self._numbers = count(1)
        self._run("initdb", "-U", "duban", "-A", "trust", "-E", "UTF8", "--no-sync")
        self._run(
            "pg_ctl", "-w", "-l", str(self._folder / "log"), "-o", SETTINGS.format(port=self._port), "start"
        )

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"store{next(self._numbers)}"
        self.do("postgres", f"CREATE DATABASE {name}")
        return self._url(name)

    def do(self, database: str, statement: str) -> None:
        """Have the server do something by itself, outside of any transaction."""
        engine = create_engine(self._url(database), poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(self._folder)

    def _url(self, database: str) -> str:
        return f"postgresql+psycopg://duban@127.0.0.1:{self._port}/{database}"

    def _run(self, program: str, *arguments: str) -> None:
        # The server refuses to be run by root; what it says goes to its log, whose pipe it would otherwise keep open.
        who = self._user
        subprocess.run(
            [str(self._bin / program), "-D", str(self._folder / "cluster"), *arguments],
            user=who and who.pw_uid,
            group=who and who.pw_gid,
            extra_groups=[] if who else None,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            check=True,
        )


def _unprivileged() -> pwd.struct_passwd | None:
    if os.getuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
