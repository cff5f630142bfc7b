"""Which noun lies on which shelf."""

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
