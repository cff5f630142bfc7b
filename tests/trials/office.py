"""The office of a trial: large targets, so that every figure fits, and items that fall due all year round."""

from datetime import date, timedelta
from pathlib import Path

from bot.importing import opening
from bot.office import Outcome
from handlers import files
from tests.journeys import town
from tests.journeys.town import CHEN, HE, LIN, local, target

TOKEN = f"{1000000001}:a-token-for-the-trials-alone-000000"
CONTACTS = {LIN: ("3", "张"), CHEN: ("7", "座"), HE: ("9", "处")}
"""Who reports on which item, and in what."""

DUE = [date(2017, 9, 15) + timedelta(days=6 * n) for n in range(18)]
"""The days on which other items fall due, with nobody to report on them: their reminders go to the group."""

CONFIG = (
    town.CONFIG
    + """
[telegram]
base_url = "{address}/bot"
base_file_url = "{address}/file/bot"
"""
)

ITEMS = [
    {"no": "3", "title": "新增养老床位", "lead": "市民政局",
     "targets": [target("3.1", "新增养老床位500000张", 500_000, "张")]},
    {"no": "7", "title": "改造农村公厕", "lead": "市农办",
     "targets": [target("7.1", "改造农村公厕800000座", 800_000, "座")]},
    {"no": "9", "title": "口袋公园", "lead": "市园林局",
     "targets": [target("9.1", "新建口袋公园300000处", 300_000, "处")]},
    *({"no": f"{20 + n}", "title": f"乡镇文化站{n + 1}", "lead": "市文广新局", "due": day.isoformat(),
       "targets": [target(f"{20 + n}.1", "新建文化站400家", 400, "家", due=day.isoformat())]}
      for n, day in enumerate(DUE)),
]  # fmt: skip


def write(folder: Path, address: str) -> None:
    """The office's folder, its line led to an address."""
    town.write_office(folder, config=CONFIG.format(address=address), items=ITEMS)


def entered(folder: Path) -> Outcome:
    """What a first start enters."""
    (ledger,) = files.read_office(folder / "config.toml").ledgers
    return Outcome(tuple(opening(ledger, local("2017-09-11 08:40"))))
