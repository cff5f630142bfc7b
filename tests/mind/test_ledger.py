"""The ledger as JSON: read whole or refused whole, written as it was read."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.checking import Wrong
from bot.items import Every, Form, Item, Mark, PlanPoint, Programme, Stage, Target
from bot.ledger import NEEDS, Ledger, parse, to_json

D = Decimal
Keys = dict[str, object]

PROGRAMME: Keys = {"key": "minsheng-2017", "name": "2017年民生实事", "kind": "minsheng", "year": 2017}
BEDS: Keys = {
    "no": "3.1",
    "text": "新增养老床位500张",
    "form": "at_least",
    "value": 500,
    "unit": "张",
    "due": "2017-12-31",
    "base": None,
    "soft": False,
    "within": None,
    "plan": [{"on": "2017-06-30", "value": 200}],
}
CARE: Keys = {
    "no": "3",
    "title": "新增养老床位",
    "content": "原文",
    "category": "养老",
    "lead": "市民政局",
    "support": ["市卫计委"],
    "leader": "王副市长",
    "contact": "张三",
    "due": "2017-12-31",
    "stage": "assigned",
    "targets": [BEDS],
}


def _raw(*items: object) -> Keys:
    return {"programme": PROGRAMME, "items": list(items)}


def _with_target(**keys: object) -> Keys:
    """The example with other keys in its only target; what is None is taken out."""
    target = {key: value for key, value in {**BEDS, **keys}.items() if value is not None}
    return _raw({**CARE, "targets": [target]})


def _problems(raw: object) -> list[str]:
    with pytest.raises(Wrong) as caught:
        parse(raw, "ledger.json")
    return caught.value.problems


def test_the_example_of_the_contract_is_read() -> None:
    ledger = parse(_raw(CARE), "ledger.json")
    target = Target(
        no="3.1",
        text="新增养老床位500张",
        form=Form.AT_LEAST,
        value=D(500),
        unit="张",
        due=date(2017, 12, 31),
        plan=(PlanPoint(date(2017, 6, 30), D(200)),),
    )
    assert ledger.programme == Programme("minsheng-2017", "2017年民生实事", "minsheng", 2017)
    assert ledger.items[0].targets == (target,)
    assert (ledger.items[0].key, ledger.items[0].stage) == ("minsheng-2017/3", Stage.ASSIGNED)


def test_the_example_is_written_as_it_was_read_without_what_is_empty() -> None:
    ledger = parse(_raw(CARE), "ledger.json")
    written = to_json(ledger.programme, ledger.items)
    empty = ("base", "soft", "within")
    target = {key: value for key, value in BEDS.items() if key not in empty}
    assert json.dumps(written) == json.dumps(_raw({**CARE, "targets": [target]}))


def test_the_least_that_an_item_needs() -> None:
    (item,) = parse(_raw({"no": "1", "title": "做好保障"}), "ledger.json").items
    assert item == Item("minsheng-2017", "1", "做好保障")


def test_numbers_are_whole_where_they_are_and_keep_their_decimals_where_not() -> None:
    for value in (500, 17.85, 0.1):
        written = to_json(*_parts(_with_target(value=value)))
        assert f'"value": {value},' in json.dumps(written)


def _parts(raw: Keys) -> tuple[Programme, tuple[Item, ...]]:
    ledger = parse(raw, "ledger.json")
    return ledger.programme, ledger.items


@pytest.mark.parametrize("form", Form)
def test_each_form_needs_its_own_keys(form: Form) -> None:
    bare = _with_target(form=str(form), value=None)
    if not NEEDS[form]:
        assert parse(bare, "ledger.json").items[0].targets[0].form is form
        return
    problems = _problems(bare)
    assert len(problems) == len(NEEDS[form])
    for key, problem in zip(NEEDS[form], problems, strict=True):
        assert problem.startswith(f"ledger.json 第1项 第1个指标：“{key}” 应为")
        assert problem.endswith("没有写")


def test_a_rate_of_growth_is_in_percent_without_saying_so() -> None:
    raw = _with_target(form="growth", value=7.5, unit=None)
    assert parse(raw, "ledger.json").items[0].targets[0].unit == "%"


def test_a_base_is_a_number_or_the_words_that_name_it() -> None:
    read = [
        parse(_with_target(form="increase", base=base), "x").items[0].targets[0].base
        for base in (8000, "年初", "", None)
    ]
    assert read == [D(8000), "年初", None, None]


def test_a_start_is_called_from() -> None:
    raw = _with_target(form="reduce", value=180, unit="天", **{"from": 300})
    target = parse(raw, "ledger.json").items[0].targets[0]
    assert target.start == D(300)
    assert '"from": 300' in json.dumps(to_json(*_parts(raw)))


def test_reported_figures_keep_their_days() -> None:
    raw = _with_target(current={"value": 176, "unit": "张", "on": "2017-08-31"})
    target = parse(raw, "ledger.json").items[0].targets[0]
    assert (target.current, target.previous) == (Mark(D(176), date(2017, 8, 31)), None)


def test_a_reported_percentage_becomes_its_total() -> None:
    raw = _with_target(current={"value": 35.5, "unit": "%", "on": "2017-08-31"})
    assert parse(raw, "ledger.json").items[0].targets[0].current == Mark(D(177), date(2017, 8, 31))


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"value": "abc"}, "“value” 应为数字，实际为 'abc'"),
        ({"value": 0}, "“value” 应为大于0的数字，实际为 0"),
        ({"value": -5}, "“value” 应为大于0的数字，实际为 -5"),
        ({"form": "reduce", "from": 400}, "“from” 应为大于“value”（500）的数字，实际为 400"),
        ({"form": "range", "low": 3, "high": 2}, "“low” 应为不大于“high”（2）的数字，实际为 3"),
        ({"form": "recurring", "every": "often"}, "“every” 应为以下之一：day、week、ten_days、month、quarter、half_year、year，实际为 'often'"),
        ({"due": "2016-12-31"}, "“due” 应为2017年1月1日或以后的日期，实际为 '2016-12-31'"),
        ({"due": "12月底"}, "“due” 应为日期，如 2017-11-30，实际为 '12月底'"),
        ({"soft": "yes"}, "“soft” 应为true 或 false，实际为 'yes'"),
        ({"within": "9"}, "“within” 应为同一事项另一指标的编号，实际为 '9'"),
        ({"plan": 200}, "“plan” 应为一个列表，实际为 200"),
    ],
)  # fmt: skip
def test_a_wrong_target_is_named_with_its_key(keys: Keys, problem: str) -> None:
    assert _problems(_with_target(**keys)) == [f"ledger.json 第1项 第1个指标：{problem}"]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"plan": [{"on": "2017-06-30"}]}, "计划第1点：“value” 应为数字，没有写"),
        ({"current": {"value": 3}}, "[current]：“on” 应为日期，如 2017-11-30，没有写"),
        ({"previous": {"value": 3, "unit": "万张", "on": "2017-06-30"}}, "[previous]：“unit” 应为指标的单位“张”，实际为 '万张'"),
    ],
)  # fmt: skip
def test_a_wrong_part_of_a_target_is_named_with_its_key(keys: Keys, problem: str) -> None:
    assert _problems(_with_target(**keys)) == [f"ledger.json 第1项 第1个指标 {problem}"]


def test_an_unknown_key_is_named_beside_the_known_ones() -> None:
    (problem,) = _problems(_with_target(vlaue=3))
    assert problem.startswith("ledger.json 第1项 第1个指标：不认识的键 “vlaue”（可用：base、current、due")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    wrong_target = {**BEDS, "value": "abc"}
    problems = _problems(_raw({**CARE, "targets": [wrong_target]}, {**CARE, "title": ""}, 5))
    assert problems[:3] == [
        "ledger.json 第1项 第1个指标：“value” 应为数字，实际为 'abc'",
        "ledger.json 第2项：“title” 应为文字，实际为 ''",
        "ledger.json 第3项：应为一个表（键 = 值），实际为数字",
    ]
    assert problems[-2:] == [
        "ledger.json 第2项：编号 “3” 与第1项重复",
        "ledger.json 第2项 第1个指标：编号 “3.1” 与第1项 第1个指标重复",
    ]


@pytest.mark.parametrize(
    "raw", [None, 3, "x", [], {}, {"programme": 3, "items": 4}, {"programme": PROGRAMME}]
)
def test_what_is_no_ledger_is_refused_in_words(raw: object) -> None:
    assert all(problem.startswith("ledger.json") for problem in _problems(raw))


def test_a_year_is_a_year_of_the_bot() -> None:
    assert _problems({"programme": {**PROGRAMME, "year": 17}, "items": []}) == [
        "ledger.json [programme]：“year” 应为2000到2100之间的整数，实际为 17"
    ]


words = some.text(alphabet="督办事项养老床位0123.（）“”", min_size=1, max_size=8)
numbers = some.decimals(min_value=1, max_value=10**9, places=2)
days = some.dates(min_value=date(2017, 1, 1), max_value=date(2018, 12, 31))
marks = some.builds(Mark, numbers, days)
targets = some.builds(
    Target,
    no=words,
    text=words,
    form=some.sampled_from(Form),
    value=numbers,
    unit=some.sampled_from(["张", "%", "亿元"]),
    low=some.just(D(1)),
    high=some.none() | numbers,
    start=some.none() | some.just(D(10**10)),
    base=some.none() | numbers | words,
    of=some.none() | words,
    scope=some.none() | words,
    every=some.sampled_from(Every),
    soft=some.booleans(),
    due=some.none() | days,
    plan=some.lists(some.builds(PlanPoint, days, numbers), max_size=2).map(tuple),
    current=some.none() | marks,
    previous=some.none() | marks,
).filter(lambda target: target.form is not Form.RANGE or target.high is not None)
items = some.builds(
    Item,
    programme=some.just("minsheng-2017"),
    no=words,
    title=words,
    targets=some.lists(targets, max_size=3).map(tuple),
    content=some.just("") | words,
    support=some.lists(words, max_size=2).map(tuple),
    due=some.none() | days,
    stage=some.sampled_from(Stage),
    result=some.just("") | words,
)


def _numbered(found: list[Item]) -> tuple[Item, ...]:
    return tuple(
        replace(
            item,
            no=str(n),
            targets=tuple(replace(target, no=f"{n}.{m}") for m, target in enumerate(item.targets, 1)),
        )
        for n, item in enumerate(found, 1)
    )


@given(some.lists(items, max_size=3).map(_numbered))
def test_what_is_written_is_read_back_without_loss(found: tuple[Item, ...]) -> None:
    programme = Programme("minsheng-2017", "2017年民生实事", "minsheng", 2017)
    written = json.dumps(to_json(programme, found))
    assert parse(json.loads(written), "ledger.json") == Ledger(programme, found)
