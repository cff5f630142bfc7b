"""What a piece says only by the way, whatever its words sound like: what was owed, why it goes well, what others are at."""

from bot.patterns import Pattern
from bot.reading import plans
from bot.reading.problems import DENIED
from bot.reading.talk import is_question
from bot.reading.told import Sentence, is_given, past_day
from bot.reading.weighing import CATEGORIES
from bot.reading.wishes import CLOSING
from bot.statements import Kind

OTHER_ONES = Pattern(r"其余|另|剩|还有|余下")
GOOD_NEWS = Pattern(
    r"(?:增长|提升|提高|进展|推进|完成|上升|上来)[^,，。慢]{0,3}(?:较?快|好|多|高|了)?[,，]?\s*(?:的?主要(?:原因)?是?|原因是|得益于|靠的是)"
)
NEAR = 24
PLEA = Pattern(r"[□\s]*(?:协调|牵头|会同|召集)(?![不未没难了])")
"""请督查科牵头，协调两家对接数据: what is asked for."""
UNREACHED = Pattern(
    r"无法|不能|没法|难以|迟迟|复工|恢复|[没未](?!来)|已?报(?:发改|住建|规划|国土|环保|到|给|送|上|省|市)"
)
UNABLE = Pattern(r"无法|没法|不能(?=进|开|施)|进不了|开不了|干不了")


def is_aside(sentence: Sentence, says: str) -> bool:
    """Whether a piece asks, recalls what was owed, or denies that anything is in the way."""
    if says in CATEGORIES and (DENIED.search(sentence.text) or _is_of_good_news(sentence)):
        return True
    if says == "coordination" and PLEA.match(sentence.text):
        return True
    if says == Kind.MILESTONE and UNREACHED.search(sentence.text):
        return True
    if says == Kind.NEXT and (
        past_day(sentence) or is_of_the_rest(sentence) or UNABLE.search(sentence.text)
    ):  # 9月28日组织拉练
        return True
    if says == Kind.HELP and (CLOSING.search(sentence.text) or plans.URGED.fullmatch(sentence.text)):
        return True
    if says == Kind.FORECAST and plans.told(sentence.page, sentence.piece) is None:
        return True
    return is_question(sentence.text, sentence.piece.mark) or is_given(sentence)


def is_of_the_rest(sentence: Sentence) -> bool:
    """其余各所均已封顶，正在装修: what the rest of them are at is no step of the item's."""
    before = sentence.page.blanked[max(0, sentence.piece.start - NEAR) : sentence.piece.start]
    clause = before.rstrip(" ,，").rpartition("，")[2]
    return before.rstrip()[-1:] in {",", "，"} and OTHER_ONES.search(clause) is not None


def _is_of_good_news(sentence: Sentence) -> bool:
    """增长较快，主要是各县抢在开学前办理入住: why it goes well."""
    before = sentence.page.blanked[max(0, sentence.piece.start - NEAR) : sentence.piece.end]
    return GOOD_NEWS.search(before) is not None
