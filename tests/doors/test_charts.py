"""The pictures, opened again: their size, the bars in their order, lamps told apart by shape, and nothing boxed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import combinations

import pytest
from PIL import Image, ImageChops

from bot.items import Form, Mark, Report, Target
from bot.lamps import SIGNS, Lamp, Rules, Sign
from bot.pictures import Board, boards
from bot.statements import Kind, Mode, Statement
from bot.trends import Trend, marks, trend
from handlers.charts import board_picture, trend_picture
from handlers.charts.board import LEFT, RIGHT
from handlers.charts.ink import GREEN, OF_SIGN, RED, clipped, colour_of, fitted, legible, length
from handlers.charts.lamps import shape
from tests.doors.paperwork import CUTOFF, ITEMS, PLANNED, START, TODAY

NAME = "2017年民生实事"
MANY = tuple(
    replace(ITEMS[1], no=str(n), targets=(replace(ITEMS[1].targets[0], no=f"{n}.1"),)) for n in range(1, 46)
)
GREY_STEPS = 40


def board() -> Board:
    (found,) = boards(NAME, ITEMS, CUTOFF, START, Rules())
    return found


def course() -> Trend:
    totals = ((20, "10"), (90, "60"), (150, "176"))
    said = [Mark(Decimal(total), START + timedelta(days=days)) for days, total in totals]
    found = trend(ITEMS[1], ITEMS[1].targets[0], said, TODAY, START, Rules())
    assert found is not None
    return found


def seen(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


# ── What the board shows ────────────────────────────────────────────────────────────────────────────────────────
def test_the_worst_come_first() -> None:
    lamps = [bar.lamp for bar in board().bars]
    assert lamps == [Lamp.LATE, Lamp.BEHIND, Lamp.UNKNOWN, Lamp.AHEAD, Lamp.CLOSED]


def test_a_bar_has_its_figure_with_its_unit_its_rate_and_what_is_due() -> None:
    behind = board().bars[1]
    assert (behind.called, behind.unit) == ("2.1 新增养老床位", "市民政局")
    assert (behind.figure, behind.rate) == ("176/500张", "35.2%")
    assert (behind.done, behind.due) == (0.352, 0.5)


def test_the_board_says_of_which_day_it_is_and_counts() -> None:
    assert board().title == "2017年民生实事进度图"
    assert board().told == ("截至2017年6月30日", "5项指标：完成1（提前1、超额1），按序时1，滞后2，未报数1")


def test_a_picture_has_at_most_twenty_bars() -> None:
    found = boards(NAME, MANY, CUTOFF, START, Rules())
    assert [len(one.bars) for one in found] == [20, 20, 5]
    assert found[1].told[0] == "截至2017年6月30日（第2张，共3张）"


def test_what_is_finished_without_a_figure_has_a_full_bar() -> None:
    target = Target("7.1", "平台上线", Form.MILESTONE, met_on=TODAY)
    (found,) = boards(NAME, [replace(ITEMS[0], targets=(target,))], CUTOFF, START, Rules())
    assert (found.bars[0].done, found.bars[0].lamp) == (1.0, Lamp.CLOSED)


def test_a_programme_without_items_has_no_picture() -> None:
    assert boards(NAME, (), CUTOFF, START, Rules()) == ()


# ── What is drawn ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("n", [1, 20])
def test_a_picture_is_as_wide_as_a_phone_and_not_too_long_for_telegram(n: int) -> None:
    picture = seen(board_picture(replace(board(), bars=board().bars[:1] * n)))
    assert picture.width == 1080
    assert picture.height < 2 * picture.width + 100


def test_a_bar_is_as_long_as_what_is_done() -> None:
    late = replace(board().bars[0], done=0.25, due=None)
    picture = seen(board_picture(replace(board(), bars=(late,))))
    reds = [x for x in range(LEFT, RIGHT) for y in (240, 250, 260) if picture.getpixel((x, y)) == RED]
    assert max(reds) - min(reds) == pytest.approx((RIGHT - LEFT) / 4, abs=4)


def test_every_two_lamps_differ_in_shape_and_not_only_in_colour() -> None:
    for one, other in combinations(Lamp, 2):
        difference = ImageChops.difference(shape(one, 34), shape(other, 34))
        differing = sum(difference.histogram()[GREY_STEPS:])
        assert differing > 34 * 34 // 8, (one, other)


def test_colours_are_those_of_the_kind() -> None:
    signs = SIGNS | {Lamp.CLOSED: Sign("🟢", "已完成")}
    (found,) = boards(NAME, ITEMS, CUTOFF, START, Rules(signs=signs))
    assert colour_of(found.lights[-1].sign) == GREEN
    assert colour_of("✅") not in (GREEN, RED)
    assert len(set(OF_SIGN.values())) == 9


def test_what_the_font_lacks_is_replaced() -> None:
    assert legible("新增养老床位500张（㎡）") == "新增养老床位500张（㎡）"
    assert legible("黄垟乡、大峃镇") == "黄垟乡、大峃镇"
    assert legible("床位😀𠮷\x00张") == "床位〓〓张"


def test_text_that_is_too_long_gets_smaller_and_then_shorter() -> None:
    text = "农村饮水安全提升工程新增受益人口"
    assert fitted(text, (30, 20), 400) == (text, 20)
    cut, size = fitted(text, (30, 20), 200)
    assert size == 20
    assert cut.endswith("…")
    assert length(cut, size) <= 200
    assert clipped("短", 30, 5) == "…"


def test_hostile_and_endless_names_do_not_break_a_picture() -> None:
    bar = replace(
        board().bars[0],
        called="9.9 " + "长" * 900 + "😀\x00\u202e",
        unit="局" * 99,
        figure="1" * 99,
        done=9.0,
    )
    assert seen(board_picture(replace(board(), bars=(bar,)))).width == 1080


def test_the_same_board_gives_the_same_bytes() -> None:
    assert board_picture(board()) == board_picture(board())


# ── The course of a target ──────────────────────────────────────────────────────────────────────────────────────
def test_the_course_tells_what_was_reported_and_what_was_due() -> None:
    found = course()
    assert found.title == "2.1 新增养老床位"
    assert found.told == ("截至2017年6月30日", "176/500张，35.2%", "市民政局")
    assert [point.part for point in found.reported] == [0.02, 0.12, 0.352]
    assert (found.due[0].part, found.due[6].part, found.due[-1].part) == (0.0, 0.5, 1.0)
    assert found.scale == ((0.0, "0张"), (0.25, "125张"), (0.5, "250张"), (0.75, "375张"), (1.0, "500张"))


def test_things_that_are_counted_have_no_fractions_on_the_scale() -> None:
    target = replace(PLANNED, value=Decimal(30), plan=())
    found = trend(
        replace(ITEMS[1], targets=(target,)), target, [Mark(Decimal(3), TODAY)], TODAY, START, Rules()
    )
    assert found is not None
    assert [told for _, told in found.scale] == ["0张", "15张", "30张"]


def test_a_plan_of_its_own_is_what_was_due() -> None:
    said = [Mark(Decimal(176), TODAY)]
    found = trend(replace(ITEMS[1], targets=(PLANNED,)), PLANNED, said, TODAY, START, Rules())
    assert found is not None
    assert {point.on: point.part for point in found.due}[date(2017, 3, 31)] == 0.2


def test_figures_after_the_day_are_not_shown() -> None:
    said = [Mark(Decimal(5), TODAY), Mark(Decimal(500), TODAY + timedelta(days=30))]
    found = trend(ITEMS[1], ITEMS[1].targets[0], said, TODAY, START, Rules())
    assert found is not None
    assert len(found.reported) == 1


def test_a_target_without_figures_has_no_course() -> None:
    assert trend(ITEMS[4], ITEMS[4].targets[0], [], TODAY, START, Rules()) is None


def test_totals_follow_from_the_reports_and_the_withdrawn_do_not_count() -> None:
    told = (
        said(1, Mode.TOTAL, 100),
        said(2, Mode.INCREMENT, 20),
        replace(said(3, Mode.TOTAL, 999), withdrawn=True),
    )
    assert [mark.value for mark in marks(ITEMS[1], told, "2.1")] == [100, 120]


def said(month: int, mode: Mode, value: int) -> Report:
    statement = Statement("2", Kind.PROGRESS, "2.1", mode, Decimal(value), "张")
    at = datetime(2017, month, 9, 10, tzinfo=CUTOFF.tzinfo)
    return Report(str(month), "minsheng-2017", "2", at, 1, "市民政局", "", (statement,))


def test_the_picture_of_a_course_has_its_colour_and_fits_a_phone() -> None:
    found = course()
    picture = seen(trend_picture(found))
    assert picture.size == (1080, 860)
    assert colour_of(found.light.sign) in {colour for _, colour in picture.getcolors(1 << 20) or ()}


def test_a_course_without_a_schedule_can_be_drawn() -> None:
    assert seen(trend_picture(replace(course(), due=(), scale=()))).width == 1080
