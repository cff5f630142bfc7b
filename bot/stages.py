"""The life of an item as a table: which step may follow which stage, and what it is called.

The offices' own nodes are 立项、交办、签收、办理、反馈、复核、办结 (宜昌). A unit only reports an item done (报办结); the section
strikes it off (销号) or sends it back (退回重办).
"""

from enum import StrEnum

from bot.items import Stage


class Verb(StrEnum):
    """A step in the life of an item."""

    ASSIGN = "assign"
    ACKNOWLEDGE = "acknowledge"
    CLAIM = "claim"
    CLOSE = "close"
    SEND_BACK = "send_back"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


STEPS = {
    (Stage.DRAFTED, Verb.ASSIGN): Stage.ASSIGNED,
    (Stage.DRAFTED, Verb.STOP): Stage.STOPPED,
    (Stage.ASSIGNED, Verb.ACKNOWLEDGE): Stage.IN_PROGRESS,
    (Stage.ASSIGNED, Verb.CLAIM): Stage.CLAIMED,
    (Stage.ASSIGNED, Verb.PAUSE): Stage.PAUSED,
    (Stage.ASSIGNED, Verb.STOP): Stage.STOPPED,
    (Stage.IN_PROGRESS, Verb.CLAIM): Stage.CLAIMED,
    (Stage.IN_PROGRESS, Verb.PAUSE): Stage.PAUSED,
    (Stage.IN_PROGRESS, Verb.STOP): Stage.STOPPED,
    (Stage.CLAIMED, Verb.CLOSE): Stage.CLOSED,
    (Stage.CLAIMED, Verb.SEND_BACK): Stage.IN_PROGRESS,
    (Stage.CLAIMED, Verb.STOP): Stage.STOPPED,
    (Stage.PAUSED, Verb.RESUME): Stage.IN_PROGRESS,
    (Stage.PAUSED, Verb.STOP): Stage.STOPPED,
    (Stage.CLOSED, Verb.RESUME): Stage.IN_PROGRESS,
    (Stage.STOPPED, Verb.RESUME): Stage.IN_PROGRESS,
}

VERB_NAMES = {
    Verb.ASSIGN: "交办",
    Verb.ACKNOWLEDGE: "签收",
    Verb.CLAIM: "报办结",
    Verb.CLOSE: "销号",
    Verb.SEND_BACK: "退回重办",
    Verb.PAUSE: "暂停",
    Verb.RESUME: "恢复",
    Verb.STOP: "终止",
}

STAGE_NAMES = {
    Stage.DRAFTED: "拟办",
    Stage.ASSIGNED: "已交办",
    Stage.IN_PROGRESS: "办理中",
    Stage.CLAIMED: "已报办结，待核实",
    Stage.CLOSED: "已销号",
    Stage.PAUSED: "暂停",
    Stage.STOPPED: "终止",
}

OPEN = frozenset({Stage.ASSIGNED, Stage.IN_PROGRESS})
FIXED = frozenset({Stage.DRAFTED, Stage.CLOSED, Stage.PAUSED, Stage.STOPPED})


def step(stage: Stage, verb: Verb) -> Stage | None:
    """The stage after a step, or None where the step may not be taken. The first report acknowledges by itself."""
    return STEPS.get((stage, verb))


def is_open(stage: Stage) -> bool:
    """Whether an item owes reports. What is reported done, closed, paused or stopped goes quiet at once."""
    return stage in OPEN


def is_fixed(stage: Stage) -> bool:
    """Whether only a person's step changes the stage, and no report does."""
    return stage in FIXED
