"""Figures that are told in passing: of hindrances, of visits, of what is less than before, of others."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.patterns import Pattern
from bot.reading.figures import REACH, Figure
from bot.reading.page import Page
from bot.reading.pieces import Piece
from bot.reading.problems import category
from bot.reading.roles import Role

HINDERED = Pattern(
    r"(?:项目|工程|点位|工地|标段|地块)?(?:[停返]工|卡)|[^\d,，。]{0,8}?(?:因(?!此)|由于|受(?!益|理|惠|训|助)|遇到?|被|涉及)"
)
HINDERING = Pattern(
    r"(?:(?:问题|困难|难点|难处|瓶颈|堵点)[是在有]|因(?!此)|由于|受(?!益|理|惠|训|助)|涉及|影响|损毁|冲毁|受损|牵涉|卡在|卡了|难在)[^\d,，。]{0,6}$"
)
NARRATED = Pattern(r"[都也均][不没]|[\u4e00-\u9fff](?<![已均都全也了吧呢啊左现在完建竣达未正刚又你我您请])")
"""六个片区都在干, 两家的管线: a small number said with what it counts is told in passing."""
LISTED = Pattern(r"[、和与]|(?<!涉)及")
"""住建、国土、消防三家: how many were listed."""
QUALIFIES = Pattern(
    r"\s?[\u4e00-\u9fff]{0,2}及以[上下](?!$|[,，。])|\s?及?以上的?(?:项目|企业|工程|单位|医院|小区)"
)
"""5000万以上的项目: a threshold."""
THINGS = Pattern(
    r"□{2,}(?:的|建设|改造|施工)?[\u4e00-\u9fff]{2}|[\u4e00-\u9fff□]{0,3}(?:地块|标段|点位|小区|工地|村|学校|幼儿园|路口|站点|片区|场站)(?:的|建设|改造|施工|用地|[\u4e00-\u9fff]{2})"
)
"""3个安置地块用地指标还没下来: things of which something is told."""
TOGETHER = Pattern(r"(?:[本这]个?(?:周|月|旬|星期)|目前|现在?|暂时?)?(?:都|均|全都?)(?!已|完|建|竣|验|开|通)")
"""5、6两项都没变化: how many items are spoken of."""
VISITED = Pattern(
    r"(?:看|走访|督查|暗访|调研|踏勘|观摩|巡查|巡检|检测|抽检)了?[□\s]*$|(?:发现|查出|检出|查处|出现|发生)[^\d,，]{0,6}$|不合格[^\d,，]{0,4}$"
)
"""看了5座, 发现问题3处: what was looked at, and what was found there."""
MINUS = Pattern(r"[\s完成计共增是为:：了][-−]$")
"""3.1 -5, 完成-100: nobody can tell what less than nothing is; 3.1-210张 and 3.1 - 210张 part a number from its figure."""
ABOUT = Pattern(r"[区局方家镇县委办位]对\s?$")
"""两个区对3条线路意见不一: what they are at odds about."""
BIDDERS = Pattern(r"(?:[投应竞开评]标|来)[^\d,，。]{0,6}$")
"""开标只来了两家, 投标单位不足三家."""
DIFFERENCE = Pattern(
    r"(?:压缩|缩短|减少|压减|精简|下降|降低|少用|退回|退出|核减|扣[除减]|减去|剔除|注销|报废|损毁)了?\s*$"
    r"|(?:同比|环比|[比较](?:去年|上年|上月|往年)(?:同期)?)[^\d,，。]{0,4}[多少增减][^\d,，。占长]{0,4}$"
    r"|比(?:计划|目标|任务|序时|预期)[^\d,，。]{0,3}[多少超欠][^\d,，。]{0,4}$"
)
"""压缩104天 is how much less it is, not how much it is."""
PART_OF_IT = Pattern(
    r"(?:^|[,，;；!！:：])\s*(?![^,，]*(?:任务|计划|目标|年|总))(?:[\u4e00-\u9fff□]{2,}(?<![共已])占了?[到约近]?|[\u4e00-\u9fff、]{2,}占比|[^,，]*[只才]?(?:补|承担|配套|拨|付|减|少)了?)\s?$"
)
"""送戏下乡占了六成: a part of what was done, not of the plan."""
EARLY = Pattern(r"招标|采购|开标|设计|评审|公示|审批|签订|申报|论证")
BATCH = Pattern(r"(?:第[一二三四五六七八九十\d]{1,2}|[首上下这])批的?\s?$")
"""第二批70辆完成招标: a node of some of them."""
SOME_OF = Pattern(r"[中里]有\s?$")
"""目前续建项目中有2所因设计变更停工."""
GONE = Pattern(r"[走跑散撤停离少倒坏淹退]了?\s?$")
"""施工队走了一半."""
EACH = Pattern(r"[\u4e00-\u9fff][、和及与][\u4e00-\u9fff]+各(?:自|有|是|办|演|建)?了?\s?$")
"""前江村和后港村各3场: what each had of it."""
OF_A_PLACE = Pattern(r"时间(?:已经?)?过(?:了|去)?\s?$|占(?:全[国省市区县]|总量|总数)的?\s?$")
"""三个县合计占全市的58%: whose share it is, and not of the plan."""
TAKES = Pattern(r"[就独只]占了?\s?$")
"""这个项目一家就占400张."""
BY_NOW = Pattern(r"(?:目前|现在|截至|至今)[^\d,，]{2,}|[^\d,，]{0,8}以来[^\d,，]{2,}")
PROBLEM_IS = Pattern(r"(?:问题|困难|难点|难处|瓶颈|堵点)[是在有:：][^\d,，。]{0,10}$")
IN_ALL = Pattern(r"累计|累积|共|合计|总|完|建成|[了好]\s?$|已")
LENT = Pattern(r"(?:[抽借调挖][走调用离去]|离职|辞职|请假|病倒)了?\s?$")
"""开发人员被抽走3个."""
YEAR_AGO = Pattern(r"(?:同比|[比较](?:去年|上年|往年)(?:同期)?)[^\d,，。]{0,4}[多少增减][^\d,，。占长]{0,4}$")
ALSO = Pattern(r"[也都均](?=[\u4e00-\u9fff]{2})")
CANNOT = Pattern(r"不[了到]\s?$")
"""一天排不了几个人."""
SENTENCE = Pattern(r"[。;；\n]")
NEXT_STEP = Pattern(r"(?:^|[,，:：])\s*(?:下一?步|接下来|下阶段|下步工作|后续)")
ALREADY = Pattern(r"已|累计|目前|现在|截至|完成了")
FAR = 80
"""How many characters before a figure its sentence may have begun."""
WRONGED = Pattern(
    r"\s?[,，。]?\s?[哦噢啊呃哎呀喔,，]*\s?(?:(?:不对|错了|(?:说|报|写|打|输|填|发)错了?)\s?)+[,，。\s啊哈了]*(?:应该?)?[是为]?\s*(?:累计|共)?\d"
)
"""160人，哦不对，是166人."""
OPEN = frozenset({Role.BARE, Role.INCREMENT, Role.DONE})
FEW = 10
THERE_IS = Pattern(r"(?<![现已设建共拥没具含])有[^\d,，。]{0,4}$")
"""What makes a number one of hindrances: 两处因设计变更返工, 涉及12户, 有3处未拆."""


def doubted(laid: Page, parts: Sequence[Piece], figure: Figure) -> Figure:
    """A figure with the role that what stands around it gives it; one below nothing has no value."""
    if MINUS.search(laid.text, max(0, figure.start - 2), figure.start):
        return replace(figure, value=None)
    if figure.role is Role.TOTAL and _is_few_by_now(laid, figure):
        figure = replace(figure, role=Role.BARE)
    if role := _other_role(laid, figure):
        return replace(figure, role=role)
    return _beside_trouble(laid, parts, figure) if figure.role is Role.BARE else figure


def _other_role(laid: Page, figure: Figure) -> Role | None:
    """What a figure is that does not tell what was done, if it is such a one."""
    if figure.role in OPEN and _is_of_next_step(laid, figure):
        return Role.PLAN
    if WRONGED.match(laid.blanked, figure.end):
        return Role.WRONG
    if figure.role is Role.TOTAL and PROBLEM_IS.search(laid.blanked, figure.edge, figure.start):
        return Role.REST
    if (
        figure.role is Role.TOTAL
        and SOME_OF.search(laid.blanked, figure.edge, figure.start)
        and HINDERED.match(laid.blanked, figure.end)
    ):
        return Role.REST
    if _is_of_items(laid, figure):
        return Role.PART
    if _is_less(laid, figure) or _is_of_a_batch(laid, figure):
        return Role.REST
    if _is_a_part(laid, figure) or (figure.role in {Role.BARE, Role.PAST} and _is_narrated(laid, figure)):
        return Role.PART
    is_aside = figure.role is Role.BARE and (_is_of_others(laid, figure) or _is_hindered(laid, figure))
    return Role.REST if is_aside else None


def _is_less(laid: Page, figure: Figure) -> bool:
    """Whether a figure is how much less or more it is than planned or a year ago."""
    if figure.unit == "%" or figure.role not in OPEN:
        return False
    told = YEAR_AGO if figure.role is Role.INCREMENT else DIFFERENCE
    return told.search(laid.blanked, figure.edge, figure.start) is not None


def _is_of_a_batch(laid: Page, figure: Figure) -> bool:
    is_batch = BATCH.search(laid.blanked, figure.edge, figure.start)
    return is_batch is not None and EARLY.search(laid.blanked, figure.end, figure.limit) is not None


def _is_a_part(laid: Page, figure: Figure) -> bool:
    """Whether a figure is of a part: a share of what was done, what one takes, a threshold, some told in passing."""
    lead = laid.blanked[figure.edge : figure.start]
    if figure.unit == "%" and figure.is_spoken and GONE.search(lead):
        return True
    if EACH.search(lead) or (figure.unit == "%" and OF_A_PLACE.search(lead)):
        return True
    if (PART_OF_IT if figure.unit == "%" else TAKES).search(lead) or QUALIFIES.match(laid.text, figure.end):
        return True
    if figure.value is not None or not figure.is_spoken:
        return False
    if figure.role is Role.BARE:  # 外围的几家也跟着观望
        return ALSO.match(laid.blanked, figure.end) is not None
    return figure.role is Role.DONE and bool(NARRATED.match(laid.blanked, figure.end) or CANNOT.search(lead))


def _is_of_next_step(laid: Page, figure: Figure) -> bool:
    """下一步把款拨下去，再开三个片区: what the next step is governs its sentence."""
    sentence = SENTENCE.compiled.split(laid.blanked[max(0, figure.start - FAR) : figure.start])[-1]
    step = NEXT_STEP.search(sentence)
    return step is not None and not ALREADY.search(sentence, step.end())


def _beside_trouble(laid: Page, parts: Sequence[Piece], figure: Figure) -> Figure:
    """A bare figure in one breath with a problem may well be what the problem is about; 有两处返工 is."""
    here = parts[max(0, bisect_right(parts, figure.start, key=lambda piece: piece.start) - 1)]
    if _trouble(laid.said_in(here)) is None and not _is_in_the_way(laid, figure, parts[-1].end):
        return figure
    is_of_problem = THERE_IS.search(laid.blanked, figure.edge, figure.start)
    return replace(figure, role=Role.REST if is_of_problem else Role.DOUBTFUL)


def _is_few_by_now(laid: Page, figure: Figure) -> bool:
    """目前老城三个地块签约缓慢: when, and not how many in all."""
    lead = laid.blanked[figure.edge : figure.start]
    if PROBLEM_IS.search(lead):
        return True
    is_few = figure.is_spoken and (figure.value or 0) < FEW
    return is_few and BY_NOW.match(lead) is not None and not IN_ALL.search(lead)


def _is_narrated(laid: Page, figure: Figure) -> bool:
    if not figure.is_spoken or (figure.value or 0) >= FEW:
        return False
    listed = LISTED.compiled.split(laid.blanked[figure.edge : figure.start])
    if len(listed) > 1 and len(listed) == figure.value:
        return True
    return NARRATED.match(laid.blanked, figure.end) is not None


def _is_of_items(laid: Page, figure: Figure) -> bool:
    """两项本周都没新进展: how many items are spoken of."""
    is_few = figure.is_spoken and (figure.value or FEW) < FEW and figure.unit == "项"
    return is_few and TOGETHER.match(laid.blanked, figure.end) is not None


def _is_hindered(laid: Page, figure: Figure) -> bool:
    if ABOUT.search(laid.blanked, figure.edge, figure.start):
        return True
    is_few = (figure.value or 0) < FEW and THINGS.match(laid.blanked, figure.end)
    hindering = HINDERING.search(laid.blanked, figure.edge, figure.start)
    return bool(is_few or hindering or HINDERED.match(laid.blanked, figure.end))


def _is_of_others(laid: Page, figure: Figure) -> bool:
    if LENT.search(laid.blanked, figure.edge, figure.start):
        return True
    if figure.unit == "家" and BIDDERS.search(laid.blanked, figure.edge, figure.start):
        return True
    return VISITED.search(laid.blanked, figure.edge, figure.start) is not None


def _is_in_the_way(laid: Page, figure: Figure, end: int) -> bool:
    """有两个照料中心一直卡在用地上: a number of whom the rest of the clause tells a problem."""
    if not THERE_IS.search(laid.blanked, figure.edge, figure.start):
        return False
    return category(laid.blanked[figure.end : min(end, figure.end + REACH)]) is not None


_trouble = lru_cache(maxsize=64)(category)
"""What is in the way, by a piece; a piece of many figures is looked through once."""
