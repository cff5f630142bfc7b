"""What a piece of text says in words: plans, problems, wishes, claims, nodes reached, no change."""

from collections.abc import Iterator, Sequence

from bot.patterns import Pattern
from bot.reading import plans
from bot.reading.amounts import OF_STARTS
from bot.reading.asides import OTHER_ONES, is_aside, is_of_the_rest
from bot.reading.claims import ALL, ANY_NODE, is_done, is_node
from bot.reading.problems import categories, is_set_phrase, is_want
from bot.reading.roles import Role
from bot.reading.sense import plain, sense
from bot.reading.states import BEHIND, NOT_BEHIND, OF_WORK_BEHIND, ON_TRACK, state
from bot.reading.talk import is_enquiry, is_question
from bot.reading.told import Said, Sentence, is_given, past_day
from bot.reading.weighing import CATEGORIES, STANDS, Around, weighed
from bot.reading.wishes import asks_extension, asks_help, denies_extension
from bot.statements import Code, Kind

ITS_NAME = Pattern(r"[□\s]*□{3}[□\s]*")
"""南段9月28日实现轨通, where that is what is owed."""
BECAUSE = Pattern(
    r"(?:当前|目前|现在|现阶段)?存?在?的?(?:主要|最大|突出)?的?(?:困难|问题|难点|堵点|瓶颈|难题|障碍)[是为在]|(?:主要是?)?(?:因(?!此)|由于|受(?!益|理|惠|训|助|检|教|奖)|卡在|难在|原因是)"
)
ITSELF = Pattern(r"\s*□{2,}(?:目前|现在?)?[\u4e00-\u9fff]{0,3}?(?:已|均|都|全)")
OF_ALL = Pattern(r"任务|工作|事项|指标|整项|本项")
BATCH = Pattern(r"(?:第[一二三四五六七八九十\d]{1,2}|[首上下这])批")
STEPS = Pattern(r"下一?步|接下来|下阶段|后续|后期|近期重点|下一阶段")
OF_A_PAPER = Pattern(r"关于[^,，。]{0,30}的(?:请示|申请|报告|说明|函)[:：]?")
"""关于调整时限的请示：原定10月底完成的…: the name of a paper asks for nothing yet."""
AT_WORK = Pattern(r"[□\s]*正在(?:施工|推进|办理|验收|招标)[中\s]*")
SHORTEST = 3
"""没有, 正常: so few characters mean what the patterns know."""
SHARE_OF_IT = Pattern(r"[（(][^)）]*[)）]的")
"""完成年度任务（3000公里）的71.5%."""


FORETOLD = Pattern(r"\s?(?:大概|大约|最快|可能)?(?:预计|估计|预期|有望|力争|争取)[^,，。]{0,4}□")
"""全部完成估计要到12月10日: what is foretold, and no claim."""


def said(sentence: Sentence) -> Iterator[Said]:
    """Everything that a sentence says in words: what the patterns find, weighed against its sense."""
    found = list(_found(sentence))
    words = sentence.page.words_of(sentence.piece)
    if len(plain(words)) < SHORTEST or AT_WORK.fullmatch(sentence.text):
        yield from found
        return
    opinion = sense(words)
    if any(one.code for one in found):
        is_node = opinion.says == Kind.MILESTONE or ITS_NAME.fullmatch(sentence.timeless)
        day = past_day(sentence) if is_node else None
        yield from [Said(Kind.MILESTONE, sentence.piece, day)] if day else found
        return
    kinds, categories = [one.kind for one in found], [one.category for one in found if one.category]
    around = Around(
        has_figures=bool(sentence.figures),
        is_cause=BECAUSE.match(sentence.text.strip(" □")) is not None,
        is_set_phrase=_is_set(sentence, kinds),
        is_ahead=any(plans.lies_ahead(one, sentence.page) for one in sentence.dates),
    )
    verdict = weighed(kinds, categories, opinion, around)
    if verdict.adds == Kind.DONE and not _is_of_all(sentence, words):
        verdict = STANDS
    if verdict.adds == Kind.BEHIND and NOT_BEHIND.search(sentence.text):  # 没滞后
        verdict = STANDS
    if verdict.keeps:
        yield from found
    if verdict.adds and not is_aside(sentence, verdict.adds):
        yield _added(verdict.adds, sentence)


def _is_of_all(sentence: Sentence, words: str) -> bool:
    """Whether a claim is of all that is owed: not 养老床位已全部完成 where more is, nor 路基工程已全部完工."""
    if OF_ALL.search(words):
        return True
    return not sentence.has_more and ITSELF.match(sentence.text) is not None


def _is_set(sentence: Sentence, kinds: Sequence[Kind]) -> bool:
    """Whether a phrase tells by itself that something is in the way (资金缺口), or is to come (后续重点)."""
    if Kind.NEXT in kinds:
        return STEPS.search(sentence.text) is not None
    return Kind.PROBLEM in kinds and is_set_phrase(sentence.text)


def _added(says: str, sentence: Sentence) -> Said:
    if says in CATEGORIES:
        return Said(Kind.PROBLEM, sentence.piece, category=says)
    if says in {Kind.FORECAST, Kind.EXTENSION}:
        return _dated(Kind(says), sentence)
    day = past_day(sentence) if says == Kind.MILESTONE else None
    return Said(Kind(says), sentence.piece, day)


def _found(sentence: Sentence) -> Iterator[Said]:
    """What the patterns find."""
    text, piece = sentence.text, sentence.piece
    if asks_extension(OF_A_PAPER.compiled.sub("", text) + piece.mark, sentence.dates) and not is_enquiry(
        text
    ):
        yield _dated(Kind.EXTENSION, sentence)
        return
    is_wish = asks_help(text)
    if is_wish:
        yield Said(Kind.HELP, piece)
    if is_question(text, piece.mark) or denies_extension(text) or is_given(sentence):
        return
    is_at_ease = ON_TRACK.search(text) or plans.NEXT_STEP.match(text)
    problems = [] if is_at_ease else categories(text)
    if problems:
        yield from _obstacle(sentence, problems)
    if not is_wish:
        yield from _told(sentence, has_problem=bool(problems))


def _obstacle(sentence: Sentence, problems: Sequence[str]) -> Iterator[Said]:
    for problem in problems:
        yield Said(Kind.PROBLEM, sentence.piece, category=problem)
    if OF_WORK_BEHIND.search(sentence.text):
        yield Said(Kind.BEHIND, sentence.piece)


def _told(sentence: Sentence, *, has_problem: bool) -> Iterator[Said]:
    if plans.is_ahead(sentence.text, sentence.page, sentence.piece):
        yield _ahead(sentence)
    elif not has_problem:
        yield from _so_far(sentence)


def _dated(kind: Kind, sentence: Sentence) -> Said:
    day = plans.told(sentence.page, sentence.piece)
    return Said(kind, sentence.piece, day, code=None if day else Code.WHICH_DATE)


def _ahead(sentence: Sentence) -> Said:
    is_whole = sentence.is_whole or not sentence.figures
    if BEHIND.search(sentence.text):
        return Said(Kind.BEHIND, sentence.piece)
    if not sentence.dates and ON_TRACK.search(sentence.text) and not plans.STEP.search(sentence.text):
        return Said(Kind.ON_TRACK, sentence.piece)
    if sentence.dates and is_whole and (plans.is_of_completion(sentence.timeless) or _is_the_goal(sentence)):
        return _dated(Kind.FORECAST, sentence)
    return Said(Kind.NEXT, sentence.piece)


def _is_the_goal(sentence: Sentence) -> bool:
    """预计10月28日主线通车, where 通车 is what is owed."""
    nodes = [node[0] for node in ANY_NODE.finditer(sentence.timeless)]
    is_owed = bool(nodes) and all(node in sentence.goal for node in nodes)
    return is_owed and plans.FINISHED.search(sentence.timeless) is not None


def _so_far(sentence: Sentence) -> Iterator[Said]:
    kind = state(sentence.text)
    if kind is Kind.UNCHANGED and any(figure.role is Role.REST for figure in sentence.figures):
        return  # 3处没动 is said of the three
    if kind:
        yield Said(kind, sentence.piece)
    elif _may_be_plan(sentence):
        yield _dated(Kind.FORECAST, sentence)
    elif _is_reached(sentence):
        yield Said(Kind.MILESTONE, sentence.piece, past_day(sentence))
    elif _is_claim(sentence):
        yield Said(Kind.DONE, sentence.piece)
    elif plans.is_step(sentence.text) and not sentence.figures and not is_of_the_rest(sentence):
        yield Said(Kind.NEXT, sentence.piece)
    elif is_want(sentence.text) and not sentence.figures:
        yield Said(Kind.PROBLEM, sentence.piece, category="other")


def _is_reached(sentence: Sentence) -> bool:
    """Whether a node is reached. Where it is a figure (已开工8条 of a target that counts 开工), it is reported as one."""
    if any(one.day is None for one in sentence.dates):  # 近期开工 is still to come
        return False
    figures = [
        one
        for one in sentence.figures
        if one not in sentence.foreign
        and not (one.role is Role.REST and BATCH.search(sentence.text))
        and not (one.role is Role.REST and one.is_spoken and not OTHER_ONES.search(sentence.text))
        and not (one.role is Role.PART and one.is_spoken and "其中" not in sentence.text)
    ]
    if any(figure.role not in OF_STARTS or sentence.starts_count for figure in figures):
        return False
    return is_node(sentence.timeless, is_past=past_day(sentence) is not None)


def _is_claim(sentence: Sentence) -> bool:
    """Whether it claims the whole item: 已完成; 500张全部完成, but not 完成500张, which is a figure."""
    if sentence.figures and not (sentence.is_whole and ALL.search(sentence.text)):
        return False
    if sentence.figures and sentence.has_more:
        return False
    if SHARE_OF_IT.match(sentence.page.blanked, sentence.piece.end):
        return False
    if FORETOLD.match(sentence.page.blanked, sentence.piece.end):
        return False
    spans = [(one.start, one.end) for one in sentence.dates] + [
        (one.start, one.end) for one in sentence.figures
    ]
    return is_done(sentence.page.without(sentence.piece, spans))


def _may_be_plan(sentence: Sentence) -> bool:
    """本周完成 and 8月底完成, without 已 or 了: what is still to be done, or nobody knows."""
    if sentence.page.text[max(0, sentence.piece.start - 1)] in "(（" or _is_as_of(sentence):
        return False
    if _is_dateline(sentence):
        return False
    if sentence.figures or plans.IS_PAST.search(sentence.text) or plans.SO_FAR.search(sentence.text):
        return False
    if not plans.is_of_completion(sentence.timeless):
        return False
    return any(plans.may_be_ahead(one, sentence.timeless, sentence.page) for one in sentence.dates)


def _is_dateline(sentence: Sentence) -> bool:
    """…简报：9月20日，副局长带队督导: the day of what follows."""
    is_alone = plans.ONLY_TIME.fullmatch(sentence.timeless.strip(":：")) is not None
    is_past = any(plans.is_rolled(one, sentence.page, plans.SOON) for one in sentence.dates)
    return (
        is_alone
        and is_past
        and sentence.piece.mark in {",", "，"}
        and sentence.text.strip()[:1] in {":", "："}
    )


def _is_as_of(sentence: Sentence) -> bool:
    """到8月31号，承办面积71.3万㎡: the day on which it stood so."""
    if not (plans.AS_OF.fullmatch(sentence.text) and sentence.piece.mark in {",", "，"}):
        return False
    return plans.FIGURE_NEXT.match(sentence.page.blanked, sentence.piece.end) is not None
