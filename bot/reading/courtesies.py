"""What frames a report and says nothing of the work: 领导好, 汇报如下, 特此报告, 谢谢."""

import re

from bot.patterns import Pattern, any_of

TITLE = any_of("领导 主任 局长 科长 处长 市长 秘书长 老师 同志 同事 大家 督查[科室]?")
HELLO = any_of("[你您]们?好 早上?好? [上中下]午好 晚上好 好 辛苦了? 安")
OPENING = Pattern(
    rf"\s*(?:(?:各位|尊敬的|向)?(?:[\u4e00-\u9fff]{{0,2}}{TITLE}|[\u4e00-\u9fff]科)(?:们|的?同志们?)?{HELLO}?[,，。!！:：\s]+"
    r"|(?:报告|汇报|呈报|致)?(?:[市区县](?:委|政府|府办)*)?督查[室科处]?[:：,，]\s*"
    rf"|{HELLO}[,，。!！:：~\s]+|@[^\s\d,，:：]{{1,12}}[\s,，:：]+"
    r"|(?:现|各项|统一|代|向[^,，。\d]{1,8})?(?:简要|简单)?(?:汇报|报告|反馈|报送?|补充|说)(?:一?下)?(?:情况)?(?:如下)?[:：,，]\s*)"
)
CLOSING = Pattern(
    rf"(?<![,，。;；!！~\s])[,，。;；!！~\s]*+(?:{any_of('特此(?:报告|汇报|说明|函复|函达|报备|反馈|函告) 专此(?:报告|函复) 谢谢[^,，。0-9]{0,6} 多谢[^,，。0-9]{0,4}')}"
    r"|(?:以上)?(?:情况)?(?:请|呈)(?:各位)?(?:领导)?(?:审阅|阅示|知悉|收悉|查收|批示|审示)|妥否|辛苦(?:了|啦)?|收到请回复?"
    r"|以上(?:是|为|系)?(?:我[局办委处单位县区镇]*)?的?(?:情况|汇报|进展)?(?:汇报|报告)?|不好意思|抱歉|麻烦了)?[。!！~\s]*$"
)
PREFACE = Pattern(
    r"[^。;；\n]{0,16}关于[^,，。;；\n]{0,4}\d[\d.]*号?[、和及][^。;；\n]{0,24}(?:报告|汇报|说明|函|情况)[:：\n]"
)
"""市住建委关于5号、6号事项的报告：what a report is on; each item is named again in it."""
PICTURES = Pattern(r"[\U0001f300-\U0001faff\u2600-\u2610\u2612-\u2712\u2715-\u27bf~～]+")
PARTICLES = Pattern(r"[哈哦噢喔呀哟嘞嘛哒捏嗷]+(?=[\s,，。;；!！~]|$)")
"""Sounds at the end of a clause that ask nothing."""


def unframed(text: str) -> str:
    """A folded text with its courtesies blanked, those at the end cut off; the other characters stay in their places."""
    text = PICTURES.compiled.sub(_blank, text)
    at = 0
    while match := OPENING.match(text, at) or PREFACE.match(text, at):
        at = match.end()
    text = " " * at + text[at:]
    while (match := CLOSING.search(text)) and match[0].strip(" 。!！"):
        text = text[: match.start()]
    return PARTICLES.compiled.sub(_blank, text).rstrip()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
