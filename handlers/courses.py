"""The trend pictures of an item, as files to send."""

from collections.abc import Sequence
from datetime import datetime

from bot import trends
from bot.desk.view import scene, view
from bot.notices import Course
from bot.office import Office
from bot.setting import Setting
from bot.trends import Trend
from handlers.charts import trend_picture
from handlers.documents import UNFIT, Document

NAME = "{}趋势.png"


def courses(notice: Course, office: Office, setting: Setting, now: datetime) -> tuple[Trend, ...]:
    """What a notice asks for, taken where the office lives; nothing where the item is gone."""
    item = office.item(notice.programme, notice.item)
    if item is None:
        return ()
    seen = view(scene(office, setting, now), notice.programme)
    told = office.history(notice.programme, notice.item)
    return trends.courses(item, told, seen.today, seen.start, seen.kind.lamps)


def drawings(found: Sequence[Trend]) -> list[Document]:
    """The pictures. Some tenths of a second each: in a thread where others wait."""
    return [Document(NAME.format(UNFIT.sub("", one.title)), trend_picture(one)) for one in found]
