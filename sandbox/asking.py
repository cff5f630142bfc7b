"""The parameters of a call, read as what they must be; they come as text in a form and as themselves in JSON."""

import json
from collections.abc import Mapping

from sandbox.messages import Upload
from sandbox.refusals import UNREADABLE, bad_request

_TRUE = frozenset({"true", "1", "yes"})


class Ask:
    """One call: its values by name, and the files that came along."""

    def __init__(self, values: Mapping[str, object], files: Mapping[str, Upload] | None = None) -> None:
        self.values = values
        self.files = files or {}

    def text(self, name: str) -> str:
        """A text; empty where it is missing."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str) -> int | None:
        """A whole number, or None where it is missing or none."""
        value = self.values.get(name)
        if isinstance(value, int):
            return int(value)
        try:
            return int(value) if isinstance(value, str) else None
        except ValueError:
            return None

    def number(self, name: str, default: int) -> int:
        """A whole number, or the default where it is missing or none."""
        value = self.integer(name)
        return default if value is None else value

    def flag(self, name: str) -> bool:
        """True or false; false where it is missing."""
        value = self.values.get(name)
        return value.lower() in _TRUE if isinstance(value, str) else bool(value)

    def parsed(self, name: str) -> object:
        """What stands in JSON under a name, or None where it is missing."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError as fault:
            raise bad_request(UNREADABLE.format(name.replace("_", " "))) from fault

    def objects(self, name: str) -> list[Mapping[str, object]]:
        """A list of objects in JSON; empty where it is missing."""
        value = self.parsed(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            raise bad_request(UNREADABLE.format(name.replace("_", " ")))
        return value

    def table(self, name: str) -> Mapping[str, object]:
        """An object in JSON; empty where it is missing."""
        value = self.parsed(name)
        if value is not None and not isinstance(value, Mapping):
            raise bad_request(UNREADABLE.format(name.replace("_", " ")))
        return value or {}

    def texts(self, name: str) -> list[str] | None:
        """A list of texts in JSON, or None where it is missing."""
        value = self.parsed(name)
        return [str(one) for one in value] if isinstance(value, list) else None
