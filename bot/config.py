"""The configuration: TOML → a checked, frozen `Config`, every problem at once.

Nothing is read from disk here; the front door reads the files and hands over what they hold. `config.example.toml`
explains each key to the person who fills it in.
"""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.checking import Table

KEY_BYTES = 20
"""A programme's key stands in button data, of which Telegram takes 64 bytes."""


class Publish(StrEnum):
    """Whether a briefing waits for a clerk's approval. Naming a unit in public is a person's decision."""

    APPROVE = "approve"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers, if it is to deliver rather than be asked."""

    url: str
    host: str
    port: int
    secret_file: str


@dataclass(frozen=True, slots=True)
class Telegram:
    """How Telegram is reached. The token itself comes from the environment or a file, never from here."""

    base_url: str
    base_file_url: str
    token_file: str
    proxy: str = field(repr=False)
    webhook: Webhook | None


@dataclass(frozen=True, slots=True)
class Care:
    """How the data is looked after.

    `daily` and `weekly` say how many snapshots are kept in the folder `snapshots` (none are taken where `daily` is 0),
    `private_days` for how long words of private chats are (0: for ever).
    """

    snapshots: str
    daily: int
    weekly: int
    private_days: int


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One programme that the office runs, with the ledger that it starts from."""

    key: str
    name: str
    kind: str
    year: int
    ledger: str
    replies: str
    publish: Publish
    is_pinned: bool
    has_pdf: bool


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration. Paths are as written: relative to the configuration's folder.

    `heartbeat` is the address that is called while all is well; it may be empty. What may hold a password does not show in its `repr`.
    """

    office: str
    zone: ZoneInfo
    opens: time
    closes: time
    clerks: tuple[int, ...]
    people: str
    holidays: str
    store: str = field(repr=False)
    care: Care
    heartbeat: str = field(repr=False)
    telegram: Telegram
    programmes: tuple[Undertaking, ...]
    events: tuple[tuple[str, date], ...]


def parse(raw: object, where: str, problems: list[str]) -> Config:
    """A configuration from its TOML; what is wrong is added to `problems`, and then it must not be used."""
    table = Table(raw, where, problems)
    office, store, health = table.table("office"), table.table("store"), table.table("health")
    opens, closes = _hours(office)
    config = Config(
        office=office.text("name"),
        zone=_zone(office),
        opens=opens,
        closes=closes,
        clerks=_clerks(office),
        people=office.text("people", ""),
        holidays=office.text("holidays", "holidays.toml"),
        store=store.text("url", "duban.db"),
        care=_care(store),
        heartbeat=_address(health, "heartbeat", ""),
        telegram=_telegram(table.table("telegram")),
        programmes=tuple(_undertaking(row) for row in table.tables("programme")),
        events=_events(table),
    )
    _check_programmes(config, table)
    for part in (office, store, health, table):
        part.close()
    return config


def _zone(office: Table) -> ZoneInfo:
    name = office.text("timezone", "Asia/Shanghai")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        office.wrong("timezone", "时区名称，如 Asia/Shanghai")
        return ZoneInfo("UTC")


def _hours(office: Table) -> tuple[time, time]:
    texts = office.texts("hours") or ("08:30", "17:30")
    try:
        opens, closes = (time.fromisoformat(t) for t in texts)
    except ValueError:
        opens = closes = time(0)
    if not opens < closes:
        office.wrong("hours", '上班和下班两个时刻，如 ["08:30", "17:30"]')
    return opens, closes


def _clerks(office: Table) -> tuple[int, ...]:
    clerks = office.integers("clerks")
    if not clerks:
        office.wrong("clerks", "至少一名督查员的 Telegram 用户号（数字），如 [123456789]")
    return clerks


def _care(store: Table) -> Care:
    return Care(
        snapshots=store.text("snapshots", "snapshots"),
        daily=store.integer("daily", 7, 0, 366),
        weekly=store.integer("weekly", 4, 0, 520),
        private_days=store.integer("private_days", 365, 0, 36500),
    )


def _telegram(table: Table) -> Telegram:
    telegram = Telegram(
        base_url=_address(table, "base_url", "https://api.telegram.org/bot"),
        base_file_url=_address(table, "base_file_url", "https://api.telegram.org/file/bot"),
        token_file=table.text("token_file", ""),
        proxy=table.text("proxy", ""),
        webhook=_webhook(table.table("webhook")) if table.has("webhook") else None,
    )
    table.close()
    return telegram


def _webhook(table: Table) -> Webhook:
    webhook = Webhook(
        url=_address(table, "url", None),
        host=table.text("host", "127.0.0.1"),
        port=table.integer("port", 8443, 1, 65535),
        secret_file=table.text("secret_file"),
    )
    table.close()
    return webhook


def _address(table: Table, key: str, default: str | None) -> str:
    address = table.text(key, default)
    if address and not address.startswith(("http://", "https://")):
        table.wrong(key, "以 http:// 或 https:// 开头的地址")
    return address


def _undertaking(table: Table) -> Undertaking:
    found = Undertaking(
        key=table.text("key"),
        name=table.text("name"),
        kind=table.text("kind"),
        year=table.integer("year", None, 2000, 2100),
        ledger=table.text("ledger", ""),
        replies=table.text("replies", ""),
        publish=table.choice("publish", Publish, Publish.APPROVE),
        is_pinned=table.flag("pin", default=False),
        has_pdf=table.flag("pdf", default=False),
    )
    if not (found.key.isascii() and len(found.key) <= KEY_BYTES and not set(found.key) & set(":/ ")):
        table.wrong("key", f"不超过{KEY_BYTES}个字母、数字或连字符，如 minsheng-2017")
    table.close()
    return found


def _check_programmes(config: Config, table: Table) -> None:
    if not config.programmes:
        table.problems.append(f"{table.where}：至少要有一个 [[programme]]（专项）")
    keys = [p.key for p in config.programmes]
    for key in sorted({k for k in keys if keys.count(k) > 1}):
        table.problems.append(f"{table.where}：专项 “{key}” 写了两次")


def _events(table: Table) -> tuple[tuple[str, date], ...]:
    raw = table.raw("events") or {}
    if not isinstance(raw, dict) or not all(type(day) is date for day in raw.values()):
        table.wrong("events", '名称 = 日期，如 "两会" = 2017-02-20')
        return ()
    return tuple(raw.items())
