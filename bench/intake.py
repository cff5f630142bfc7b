"""How fast, and in how much memory, a ledger of 2,000 rows goes in and out: python bench/intake.py."""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from bot import ledger
from bot.items import Form, Item, Mark, Programme, Target
from bot.lamps import Rules
from bot.ledger import Ledger
from handlers.intake import take_file
from handlers.ledger_sheet import write_ledger

ROWS = 2000
TODAY = date(2017, 9, 13)
SECONDS, MEGABYTES = 3.0, 150


def sample() -> Ledger:
    """A ledger of 2,000 items, each with one target and its latest two figures."""
    programme = Programme("bench", "2017年重点工作", "minsheng", 2017)
    return Ledger(programme, tuple(_item(n) for n in range(1, ROWS + 1)))


def _item(n: int) -> Item:
    target = Target(
        f"{n}.1", f"新增养老床位{n}张", Form.AT_LEAST, Decimal(n), "张", due=date(2017, 11, 30),
        current=Mark(Decimal(n // 2), date(2017, 8, 31)), previous=Mark(Decimal(n // 3), date(2017, 7, 31)),
    )  # fmt: skip
    content = f"新增养老床位{n}张，其中护理型{n // 4}张，9月底前完成选址，年底前全部投用。"
    return Item(
        "bench",
        str(n),
        f"养老服务第{n}项",
        (target,),
        content=content,
        lead="市民政局",
        support=("市财政局", "市卫计委"),
    )


def office_sheet() -> bytes:
    """The same as another office would have written it, with its own header."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["2017年重点工作推进情况表（截至8月底）"])
    page.append(
        [
            "序号",
            "项目",
            "目标任务",
            "目标数",
            "计量单位",
            "牵头单位",
            "配合单位",
            "完成时限",
            "上期",
            "累计完成",
            "完成率",
            "备注",
        ]
    )
    for item in sample().items:
        row = [
            item.no,
            item.title,
            item.content,
            int(item.no),
            "张",
            item.lead,
            "市财政局、市卫计委",
            "11月底前",
        ]
        page.append([*row, int(item.no) // 3, int(item.no) // 2, 0.5, ""])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def main() -> int:
    """Print one line for each way; 1 if any takes longer or more memory than promised."""
    found = sample()
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, as_json = (Path(folder) / name for name in ("ours.xlsx", "theirs.xlsx", "ledger.json"))
        theirs.write_bytes(office_sheet())
        as_json.write_text(
            json.dumps(ledger.to_json(found.programme, found.items), ensure_ascii=False), "utf-8"
        )
        ways: list[tuple[str, Callable[[], object]]] = [
            ("export to Excel", lambda: ours.write_bytes(write_ledger(found, TODAY, Rules()))),
            ("our Excel in", lambda: take_file(ours, TODAY)),
            ("an office's Excel in", lambda: take_file(theirs, TODAY)),
            ("JSON in", lambda: take_file(as_json, TODAY)),
        ]
        slow = [name for name, way in ways if _timed(name, way) > SECONDS]
    most = (
        max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        / 1024
    )
    print(f"most memory of one process: {most:.0f} MB (promised {MEGABYTES})")
    return 1 if slow or most > MEGABYTES else 0


def _timed(name: str, way: Callable[[], object]) -> float:
    start = time.perf_counter()
    way()
    took = time.perf_counter() - start
    print(f"{name}: {ROWS} rows in {took:.2f} s (promised {SECONDS:.0f})")
    return took


if __name__ == "__main__":
    sys.exit(main())
