"""The documents of an issue, with the figures of its cutoff: text, Word file, Excel annex, pictures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bot.briefing import Row, contradictions, rows
from bot.cadence import Round
from bot.checking import Wrong
from bot.desk import briefings
from bot.desk.rewording import standing
from bot.desk.view import View, scene, view
from bot.items import Item
from bot.office import Issue, Office, Review
from bot.past import past
from bot.pictures import Board, boards
from bot.setting import Setting
from bot.wording.board import plain_issue
from handlers.annex import annex
from handlers.charts import board_picture
from handlers.papers import paper

TEXT, WORD, EXCEL, PICTURE = "{}.txt", "{}.docx", "{}附件.xlsx", "{}进度图{}.png"
UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What a file's name may not have on one system or another."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file by its name."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Shown:
    """What the documents of an issue show beside its text."""

    rows: tuple[Row, ...]
    boards: tuple[Board, ...]


def shown(issue: Issue, office: Office, setting: Setting) -> Shown:
    """The table and the board at the issue's cutoff, whatever was reported or corrected since.

    Asks the office for its history, so it runs where the office lives; what follows from it may run anywhere.
    """
    seen = _at(office, setting, issue.programme, issue.cutoff)
    rules = seen.kind.lamps
    before = _before(issue, office)
    return Shown(
        rows=rows(seen.items, before, seen.today, seen.start, rules),
        boards=boards(seen.programme.name, seen.items, seen.now, seen.start, rules, seen.kind.measure),
    )


def documents(issue: Issue, found: Shown) -> tuple[Document, ...]:
    """The files of an issue, its text first. Pure and slow: some tenths of a second, in a thread where others wait."""
    issue = standing(issue)
    name = UNFIT.sub("", issue.title)
    unnamed = {no for no, _why in issue.unnamed}
    public = tuple(row for row in found.rows if not {row.no, row.no.partition(".")[0]} & unnamed)
    pictures = [board_picture(board) for board in found.boards]
    return (
        Document(TEXT.format(name), plain_issue(issue).encode()),
        Document(WORD.format(name), paper(issue, public)),
        Document(EXCEL.format(name), annex(issue, found.rows)),
        *(Document(PICTURE.format(name, n), png) for n, png in enumerate(pictures, 1)),
    )


def leave(folder: Path, files: Iterable[Document]) -> list[Path]:
    """The files in a folder, which is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    left = [(folder / file.name, file.content) for file in files]
    for path, content in left:
        path.write_bytes(content)
    return [path for path, _ in left]


def brief(office: Office, setting: Setting, programme: str, named: str, on: date) -> Issue:
    """The issue of a round on a day: the one that was drafted then, else one composed from what was known then.

    Raises:
        Wrong: no such programme or round, or figures that contradict each other.
    """
    if programme not in office.programmes:
        raise Wrong([f"--programme：没有专项 {programme!r}，已有：{'、'.join(office.programmes) or '无'}"])
    round_ = _round(office, setting, programme, named)
    seen = _at(office, setting, programme, datetime.combine(on, round_.at, setting.config.zone))
    drafted = [
        issue for issue in seen.office.issues.values()
        if (issue.programme, issue.round, issue.cutoff.date()) == (programme, round_.key, on)
        and issue.review is not Review.CANCELLED
    ]  # fmt: skip
    return drafted[-1] if drafted else _composed(seen, round_)


def _composed(seen: View, round_: Round) -> Issue:
    key = f"{seen.programme.key}/{round_.key}/{seen.today.isoformat()}"
    drafted = briefings.draft(seen, round_, key, is_late=False)
    issue = next((change for change in drafted.changes if isinstance(change, Issue)), None)
    if issue is None:
        raise Wrong(list(contradictions(seen.items)) or ["台账数字前后矛盾，不能生成通报"])
    return issue


def _round(office: Office, setting: Setting, programme: str, named: str) -> Round:
    """A round of briefings by its key or by its name."""
    rounds = [r for r in setting.kinds[office.programmes[programme].kind].rounds if r.series]
    found = next((r for r in rounds if named in (r.key, r.name)), None)
    if found is None:
        known = "、".join(f"{r.name}（{r.key}）" for r in rounds)
        raise Wrong([f"--round：应为以下之一：{known}，实际为 {named!r}"])
    return found


def _at(office: Office, setting: Setting, programme: str, at: datetime) -> View:
    return view(scene(past(office, programme, at), setting, at), programme)


def _before(issue: Issue, office: Office) -> tuple[Item, ...]:
    """The items at the cutoff of the last published issue of the series before this one; none before the first."""
    earlier = [
        i
        for i in office.issues_of(issue.programme, issue.series)
        if i.cutoff < issue.cutoff and i.key != issue.key
    ]
    return past(office, issue.programme, earlier[-1].cutoff).items_of(issue.programme) if earlier else ()
