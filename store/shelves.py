"""Which noun lies on which shelf, and what a shelf is called."""

from bot.items import Item, Programme, Report
from bot.office import Beat, Card, Issue, Noun, Question, Spoken
from bot.people import Group, Invite, Person
from bot.proposals import Proposal, Upload

SHELVES: dict[type[Noun], str] = {
    Programme: "programmes",
    Item: "items",
    Report: "reports",
    Person: "people",
    Group: "groups",
    Invite: "invites",
    Card: "cards",
    Spoken: "spoken",
    Question: "questions",
    Issue: "issues",
    Beat: "beats",
    Upload: "uploads",
    Proposal: "proposals",
}
"""Every noun of the office. Reports are the history: asked for by item, never read as a whole."""

NAMES = {
    "programmes": "专项",
    "items": "事项",
    "reports": "进展",
    "people": "人员",
    "groups": "工作群",
    "invites": "加入链接",
    "cards": "催报单",
    "spoken": "可回复的消息",
    "questions": "待答的问题",
    "issues": "通报",
    "beats": "轮次进度",
    "uploads": "待读的文件",
    "proposals": "待确认的台账",
    "outbox": "待发的消息",
    "told": "已发的消息",
    "doubts": "可能重复的消息",
    "untaken": "发不出去的消息",
    "journal": "操作记录",
    "store": "存储信息",
}
"""What each shelf is called in a sentence."""
