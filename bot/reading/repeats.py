"""What an entry says once: without what only follows from a problem told before, and what the rest has made idle."""

from collections.abc import Iterator, Sequence
from itertools import islice

from bot.patterns import Pattern
from bot.reading.lexicon import OTHER
from bot.reading.page import Page
from bot.reading.problems import CAUSE, CONSEQUENCE, has_sign
from bot.reading.states import is_past
from bot.reading.told import Said
from bot.reading.wishes import COURTESY
from bot.statements import Kind

OVER = Pattern(
    r"已经?全?[都]?回来|(?:现在|目前|现已|如今|[后来])[^,，。]{0,12}(?:好|正常|恢复|复工|解决|谈|赶|没事|顺)|已经?[^,，。]{0,6}(?:谈[妥拢好]|解决|恢复|复工|克服|化解)|天好|天晴|干得快"
)
"""What says that a hindrance of former days is over."""
RESUMED = Pattern(
    r"(?<![待等])(?:质疑|投诉|纠纷|争议|矛盾|异议)[^,，。没未]{0,6}(?:处理|解决|化解|答复|了结|撤)[^,，。]{0,3}[完好了毕诉]|不再影响|(?<![待等])天气转[好晴](?![后再就])|[也已都]抢通|抢通了|[抢维]修好|问题(?:也|现?已经?|都已?)[^,，。没未]{0,4}(?:解决|化解)|[已全均都][^,，。没未]{0,4}(?:恢复施工|恢复正常|复工)|经(?:查|核实|了解)[^,，。]{0,4}(?:误传|不属实|没有?这回事|不存在)|(?:该|此|[这那][个些一项]?|上述|以上)(?:问题|困难|矛盾|难题|纠纷)[^,，。未没不能要]{0,6}(?:解决|化解|消除|协调|没有?了)|(?:现在?|目前|已经?|都|又)[^,，。没未]{0,4}(?:恢复|复工)|正在抢修|现在?[^,，]{0,4}已经?[^,，没未]{0,4}[交到批通好完]了|目前(?:还|暂)?[没不]影响|但[^,，。]{0,6}(?:不影响|没影响|影响不大|没耽误)"
)
NEARLY = Pattern(r"收尾|尾声|扫尾")
"""进入收尾阶段，预计11月28日完工: the day says it."""
IN_THE_COURSE = Pattern(r"[□\s]*(?:推进|实施|施工|工作|办理|落实|建设)(?:过程)?中[□\s]*")
"""推进中，两家意见不一: when, and no step."""
PLEA = Pattern(r"[□\s]*(?:将其|使其|让其|把[它这]|以便|早日|尽快|尽早)")
ALL_DONE = Pattern(r"(?:全部|全面|所有|均|都)已?经?[^,，]{0,4}(?:完|竣|结|建成|到位)")
"""探头已全部装完 beside a claim says the same."""
STOP = Pattern(r"[。;；\n]")
NEXT_CLAUSE = 3
MEANING = Pattern(r"[□\s]*(?:实现|标志|意味)")
DELAYED = Pattern(r"(?:耽误|耽搁|延误)[^,，]{0,8}(?:工期|时间|天|月)|工期[^,，]{0,2}往后[拖推]")
"""设计变更，耽误了一个多月工期: what comes of it."""
HARD_PUT = Pattern(r"跟不上\s*$|忙不过来|顾不过来")
OF_WORK = Pattern(r"进度|工期|序时|计划|节点|整体|总体")
"""人手不够，入企辅导跟不上: what comes of it; of the work itself 进度跟不上 is said."""
UNDER_WAY = Pattern(r"^[□\s]*在(?:走|办|处理|答复|审)|[还仍正]在?(?:审|批|办|走|报)")
"""许可还在审批，批不下来."""


def once(laid: Page, sentences: Sequence[Said]) -> Iterator[Said]:
    """Each thing once, in order."""
    seen: set[object] = set()
    last: Said | None = None
    for one in sentences:
        words = laid.said_in(one.piece).strip()
        if (
            _is_same_node(laid, one, last, words)
            or _follows(laid, one, last, words)
            or _pleads_on(laid, one, last, words)
        ):
            continue
        last = one
        if _is_over(laid, one) or _is_at_odds(one, sentences) or _is_idle(one, words, sentences):
            continue
        key = (one.kind, one.category, one.piece.start if one.kind is Kind.MILESTONE else 0)
        if key not in seen:
            seen.add(key)
            yield one


def _follows(laid: Page, one: Said, before: Said | None, words: str) -> bool:
    """连着下雨，路基没法压: what comes of the obstacle told just before, whatever things it names."""
    if one.kind is not Kind.PROBLEM or before is None or before.kind is not Kind.PROBLEM:
        return False
    if before.category in {"other", one.category} or before.piece == one.piece or has_sign(words):
        return False
    between = laid.blanked[before.piece.end : one.piece.start].strip("，,。 ")
    return not between and CONSEQUENCE.search(words) is not None


def _is_same_node(laid: Page, one: Said, before: Said | None, words: str) -> bool:
    """主线10月30日通车，实现双向六车道贯通: the same node in other words."""
    if one.kind is not Kind.MILESTONE or one.day or before is None or before.kind is not Kind.MILESTONE:
        return False
    between = laid.blanked[before.piece.end : one.piece.start].strip("，, ")
    return not between and MEANING.match(words) is not None


def _is_at_odds(one: Said, sentences: Sequence[Said]) -> bool:
    """管线位置冲突，几家意见不统一: where units are at odds over the works, that is what is in the way."""
    if one.category != "construction":
        return False
    at = sentences.index(one)
    following = sentences[at + 1] if at + 1 < len(sentences) else None
    return (
        following is not None
        and following.category == "coordination"
        and following.piece.start - one.piece.end < NEXT_CLAUSE
    )


def _pleads_on(laid: Page, one: Said, before: Said | None, words: str) -> bool:
    """恳请市政府帮助争取，将其列入省级统筹指标: what the help is asked for, no step of one's own."""
    if one.kind is not Kind.NEXT or before is None or before.kind is not Kind.HELP:
        return False
    between = laid.blanked[before.piece.end : one.piece.start].strip("，, ")
    return not between and PLEA.match(words) is not None


def _is_over(laid: Page, one: Said) -> bool:
    """Whether what follows says that an obstacle is over: 前期受阻，现已复工."""
    if one.kind is not Kind.PROBLEM:
        return False
    clause = next(clause for clause in laid.clauses if clause.start <= one.piece.start < clause.end)
    if is_past(laid.blanked[clause.start : one.piece.end]):
        return OVER.search(laid.blanked, one.piece.end) is not None
    stops = list(islice(STOP.finditer(laid.blanked, one.piece.end), 2))
    end = stops[1].start() if len(stops) > 1 else len(laid.blanked)  # to the end of the next sentence
    return RESUMED.search(laid.blanked, one.piece.end, end) is not None


def _is_idle(one: Said, words: str, sentences: Sequence[Said]) -> bool:
    """Whether the other sentences say it better."""
    kinds = {other.kind for other in sentences}
    categories = {other.category for other in sentences if other.kind is Kind.PROBLEM}
    match one.kind:
        case Kind.PROBLEM:
            return one.category == "other" and bool(categories - {"other"}) and _only_follows(words)
        case Kind.ON_TRACK:
            return Kind.FORECAST in kinds and NEARLY.search(words) is not None
        case Kind.HELP:
            return Kind.EXTENSION in kinds and COURTESY.fullmatch(words) is not None
        case Kind.NEXT:
            is_time = IN_THE_COURSE.fullmatch(words) and bool(categories)
            return bool(is_time) or (
                not categories.isdisjoint({"approval", "bidding"}) and UNDER_WAY.search(words) is not None
            )
        case Kind.MILESTONE:
            return Kind.DONE in kinds and ALL_DONE.search(words) is not None
        case Kind.BEHIND:
            if categories and DELAYED.search(words):
                return True
            is_of_others = bool(categories) and HARD_PUT.search(words) and not OF_WORK.search(words)
            return bool(is_of_others) or (Kind.ON_TRACK in kinds and is_past(words))
        case _:
            return False


def _only_follows(words: str) -> bool:
    """Whether words tell what comes of a problem, or name nothing that is in the way by itself."""
    return bool(CONSEQUENCE.search(words) or CAUSE.search(words)) or not OTHER.search(words)
