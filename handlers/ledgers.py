"""The commands that take a ledger in or give one out: intake, import, export."""

import json
import sys
from argparse import Namespace
from contextlib import closing

from bot import ledger
from bot.checking import Wrong
from bot.clashes import clashes
from bot.config import Undertaking
from bot.importing import entered, opening
from bot.intake.drafting import Draft
from bot.intake.told import head, remarks
from bot.ledger import Ledger
from bot.office import Outcome
from bot.setting import Setting
from handlers import app, exports, files
from handlers import intake as doors
from store.book import Book
from store.reading import read_office

FORMATS = ("xlsx", "json", "ics")


def intake(args: Namespace) -> int:
    """A document or a sheet → a draft ledger, a ledger of ours → itself; what a clerk must look at goes to standard error."""
    taken = doors.take_file(args.file, app.now().date(), args.year)
    found = Draft(taken.ledger.programme, taken.ledger.items, taken.warnings, taken.doubts)
    notes = list(remarks(found))
    if args.json:
        _print(json.dumps(ledger.to_json(found.programme, found.items), ensure_ascii=False, indent=2))
        sys.stderr.write("".join(f"{note}\n" for note in notes))
        return 0
    for line in (head(found), *notes):
        _print(line)
    return 0


def import_(args: Namespace) -> int:
    """A ledger, a sheet or a document into a programme that has none yet."""
    office = files.read_office(args.config)
    undertaking = _undertaking(office.setting, args.programme)
    taken = doors.take_file(args.file, app.now().date(), undertaking.year)
    if not taken.is_draft and (problems := files.mismatch(taken.ledger, undertaking, args.file.name)):
        raise Wrong(problems)
    found = entered(taken.ledger, undertaking)
    if problems := list(clashes(found.items)):
        raise Wrong([f"{args.file.name}：{problem}" for problem in problems])
    for note in (*taken.warnings, *taken.doubts):
        _print(f"注意：{note}")
    size = f"{len(found.items)}件{sum(len(i.targets) for i in found.items)}项"
    if args.dry_run:
        _print(f"{found.programme.name}：{size}，可以导入（未写入）")
        return 0
    with closing(Book.open(app.store_url(office))) as book:
        if args.programme in book.office.programmes:
            raise Wrong(
                [f"{args.programme}：专项已有台账，不能在这里覆盖；请把文件私信发给机器人，核对差异后导入"]
            )
        at = office.setting.local(app.now())
        book.commit(Outcome(tuple(opening(found, at))), at=at, cause="import")
    _print(f"{found.programme.name}：{size}，已导入")
    return 0


def export(args: Namespace) -> int:
    """A programme as Excel, as a ledger file, or as a calendar of its deadlines and rounds."""
    form = args.format or args.out.suffix[1:].lower()
    if form not in FORMATS:
        raise Wrong(
            [f"--out：扩展名应为 {'、'.join(FORMATS)} 之一，或用 --format 写明格式，实际为 {args.out.name!r}"]
        )
    office = files.read_office(args.config)
    known = read_office(app.store_url(office))
    programme = known.programmes.get(args.programme)
    if programme is None:
        there = "、".join(known.programmes) or "无"
        raise Wrong([f"--programme：没有专项 {args.programme!r}，已有：{there}"])
    found = Ledger(programme, known.items_of(args.programme))
    args.out.write_bytes(exports.content(found, form, office.setting, app.now()))
    _print(f"{programme.name}：已导出到 {args.out}")
    return 0


def _undertaking(setting: Setting, key: str) -> Undertaking:
    known = {u.key: u for u in setting.config.programmes}
    if key not in known:
        raise Wrong([f"--programme：应为以下之一：{'、'.join(known)}，实际为 {key!r}"])
    return known[key]


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
