"""A draft in words: how much was read, what is wrong in it, what a clerk must look at."""

from collections import Counter
from collections.abc import Iterator

from bot.intake.drafting import Draft
from bot.intake.sheet import FORMS
from bot.items import Form

COUNTED = "{name}（{year}年）：{items}件{targets}项"
WARNED = "不符：{warning}"
DOUBTED = "待核：{doubt}"


def head(found: Draft) -> str:
    """2017年民生实事（2017年）：10件38项，其中节点13、不少于12、定性9."""
    forms = Counter(target.form for item in found.items for target in item.targets)
    by_form = "、".join(f"{FORMS[form]}{n}" for form, n in sorted(forms.items(), key=_most_first))
    programme = found.programme
    told = COUNTED.format(
        name=programme.name, year=programme.year, items=len(found.items), targets=forms.total()
    )
    return f"{told}，其中{by_form}" if by_form else told


def remarks(found: Draft) -> Iterator[str]:
    """One sentence for each warning and each doubt, in this order."""
    yield from (WARNED.format(warning=warning) for warning in found.warnings)
    yield from (DOUBTED.format(doubt=doubt) for doubt in found.doubts)


def _most_first(counted: tuple[Form, int]) -> tuple[int, str]:
    return -counted[1], counted[0]
