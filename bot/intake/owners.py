"""Who answers for an item, as its text says it: （牵头单位：市民政局；配合单位：市财政局）, （市住建局牵头，市教育局配合）."""

import re
from dataclasses import dataclass, replace
from enum import Enum


class Part(Enum):
    """What a label names."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    LEADER = "leader"
    CONTACT = "contact"
    DUE = "due"


LABELS = (
    (Part.LEADER, r"(?:分管|责任|牵头|包挂|联系)?(?:[市区县]政府)?[市区县]?领导"),
    (Part.LEAD, r"(?:牵头|主办|主责)(?:责任)?(?:单位|部门|处室|科室)?"),
    (Part.SUPPORT, r"(?:配合|协办|协同|参与|协助)(?:责任)?(?:单位|部门|处室|科室)?"),
    (Part.RESPONSIBLE, r"(?:责任|承办|实施|落实)(?:单位|部门|主体|处室|科室)"),
    (Part.CONTACT, r"责任人|联[络系]人|联络员|负责人"),
    (Part.DUE, r"(?:完成|办结)(?:时限|时间|期限)|时限(?:要求)?|时间(?:要求|节点)"),
)
LABEL = re.compile("|".join(f"(?P<{part.value}>{words})" for part, words in LABELS))
LABELLED = re.compile(
    rf"[（(【]?\s*(?:{'|'.join(words for _, words in LABELS)})\s*[:：]\s*[^。）)】\n]*[。）)】]?"
)
SAID = re.compile(
    r"(?P<lead>[^（()），,；;、]+(?:、[^（()），,；;、]+)*?)(?:牵头|负责|主办)(?:负责|落实|实施)?(?:[，,；;](?P<support>[^）)]+?)(?:配合|参与|协办|按职责分工负责))?"
)
BRACKET = re.compile(r"[（(](?P<words>[^（()）]{2,80})[）)]\s*[。.]?\s*$")
UNIT_NAME = re.compile(
    r"[\u4e00-\u9fff]{1,14}(?:局|委|办|厅|处|室|部|院|会|集团|公司|中心|政府|街道|镇|区|县|市|大队|支队|银行|学校)(?:办公室)?"
)
TRAILING = re.compile(rf"\s+(?P<words>[市区县省](?:{UNIT_NAME.pattern})(?:、{UNIT_NAME.pattern})*)\s*$")
"""1 新增养老床位500张 市民政局: a list typed in a chat."""
FIRST = re.compile(r"[,，;；\n]|电话")
SEPARATOR = re.compile(r"[、,，\s]+")
LEADS = re.compile(r"[（(]?(?:牵头|主办|主责)[）)]?$")


@dataclass(frozen=True, slots=True)
class Owners:
    """Who is named. `due` is the wording of a deadline that stands among them."""

    lead: str = ""
    support: tuple[str, ...] = ()
    leader: str = ""
    contact: str = ""
    due: str = ""

    def over(self, other: "Owners") -> "Owners":
        """What is named here, and where nothing is, what the heading names; a unit of one's own beats the heading's."""
        if self.lead:
            other = replace(other, lead="", support=())
        return Owners(
            self.lead or other.lead,
            self.support or other.support,
            self.leader or other.leader,
            self.contact or other.contact,
            self.due or other.due,
        )


NOBODY = Owners()


def owners(text: str) -> tuple[Owners, str]:
    """Who a folded text names, and the text without the naming."""
    found = NOBODY
    for match in LABELLED.finditer(text):
        found = _labelled(match[0]).over(found)
    text = LABELLED.sub("", text)
    if "\n" not in text and (trailing := TRAILING.search(text)):
        lead, support = units_of("", trailing["words"], "")
        return Owners(lead, support).over(found), text[: trailing.start()]
    bracket = BRACKET.search(text)
    if bracket and (said := _bracketed(bracket["words"])):
        return said.over(found), text[: bracket.start()].rstrip()
    return found, text


def units_of(lead: str, responsible: str, support: str) -> tuple[str, tuple[str, ...]]:
    """The lead and the supporting units: the one marked 牵头, else the first of the responsible ones."""
    leads, others = list(names(lead)), list(names(responsible))
    marked = [name for name in others if LEADS.search(name)]
    first = (leads or marked or others)[:1]
    rest = [LEADS.sub("", name) for name in (*leads, *others, *names(support))]
    chosen = LEADS.sub("", first[0]) if first else ""
    return chosen, tuple(dict.fromkeys(name for name in rest if name != chosen))


def names(text: str) -> tuple[str, ...]:
    """The names of a list."""
    return tuple(name for name in SEPARATOR.split(text.strip("。；; ")) if name)


def _labelled(text: str) -> Owners:
    said: dict[str, str] = {}
    labels = [m for m in LABEL.finditer(text) if text[m.end() :].lstrip()[:1] in (":", "：")]
    for at, label in enumerate(labels):
        end = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        part = label.lastgroup or ""
        said[part] = text[label.end() : end].lstrip(" :：").strip(" ；;,，。)）】（(")
    lead, support = units_of(said.get("lead", ""), said.get("responsible", ""), said.get("support", ""))
    leader, contact, due = (FIRST.split(said.get(key, ""))[0].strip() for key in ("leader", "contact", "due"))
    return Owners(lead, support, leader, contact, due)


def _bracketed(words: str) -> Owners | None:
    """（市民政局牵头，市财政局配合）, （市住建局、市教育局）."""
    if said := SAID.fullmatch(words.strip()):
        lead, support = units_of("", said["lead"], said["support"] or "")
        return Owners(lead, support)
    if all(UNIT_NAME.fullmatch(name) for name in names(words)):
        lead, support = units_of("", words, "")
        return Owners(lead, support)
    return None
