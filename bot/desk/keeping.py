"""The care of the data: old words are blanked, what nobody can answer is dropped, what could not be made is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import assert_never

from bot.desk import briefings, letters
from bot.desk.letters import Letter
from bot.desk.view import scene
from bot.happenings import Aged, Dawned, Unmade, Unsaved
from bot.items import Item, Problem, Report
from bot.office import Card, Change, Drop, Office, Outcome, Question
from bot.people import Invite
from bot.setting import Setting
from bot.statements import Kind
from bot.wording import keeping as words

UNANSWERED = timedelta(days=60)
EXPIRED = timedelta(days=30)
PAST = timedelta(days=400)
"""As long as it is known what was said (`store.outbox.REMEMBERED`): a card older than that is out of reach."""


def cared(office: Office, setting: Setting, news: Dawned | Aged | Unsaved | Unmade) -> Outcome:
    """What follows from news of the data and of files."""
    match news:
        case Dawned():
            return dawned(office, setting, news)
        case Aged():
            return aged(office, setting, news)
        case Unsaved():
            return unsaved(office, setting, news)
        case Unmade():
            return briefings.unmade(office, setting, news)
        case _:
            assert_never(news)


def dawned(office: Office, setting: Setting, day: Dawned) -> Outcome:
    """Questions that nobody answered, links that nobody used, cards whose message is out of reach."""
    days = setting.config.care.private_days
    private = min(UNANSWERED, timedelta(days=days)) if days else UNANSWERED
    gone: list[Change] = [
        Drop(Question, q.id)
        for q in office.questions.values()
        if q.asked_at < day.at - (private if q.chat > 0 else UNANSWERED)
    ]
    gone += [Drop(Invite, i.token) for i in office.invites.values() if i.expires < day.at - EXPIRED]
    gone += [Drop(Card, c.key) for c in office.cards.values() if c.closes < day.at - PAST]
    return Outcome(tuple(gone))


def aged(office: Office, setting: Setting, item: Aged) -> Outcome:
    """The words of an item's old private reports; figures, days and categories stay."""
    found = office.item(item.programme, item.item)
    if found is None or not setting.config.care.private_days:
        return Outcome()
    before = item.at - timedelta(days=setting.config.care.private_days)
    old = [r for r in office.history(item.programme, item.item) if _is_due(r, before)]
    if not old:
        return Outcome()
    return Outcome((*map(blanked, old), _without(found, old, before)))


def unsaved(office: Office, setting: Setting, failure: Unsaved) -> Outcome:
    """The clerks are told once that no snapshot could be made since the last one."""
    key = f"unsaved/{failure.last or 'never'}"
    letter = Letter(key, words.not_saved(failure.last, failure.why))
    return Outcome(notices=letters.to_clerks(scene(office, setting, failure.at), letter))


def blanked(report: Report) -> Report:
    """The same facts without the words that told of them."""
    statements = tuple(replace(said, text="") for said in report.statements)
    return replace(report, text=words.BLANKED if report.text else "", statements=statements)


def _is_due(report: Report, before: datetime) -> bool:
    return report.chat > 0 and report.at < before and blanked(report) != report


def _without(item: Item, old: list[Report], before: datetime) -> Item:
    """The item as it stands, without the words that it has from these reports."""
    said = set(_problems(old))
    outlooks = tuple(
        replace(one, problem=_wordless(one.problem, said, before.date())) for one in item.outlooks
    )
    problem = _wordless(item.problem, said, before.date())
    ids = {report.id for report in old}
    latest, previous = (
        blanked(r) if r is not None and r.id in ids else r for r in (item.latest, item.previous)
    )
    return replace(item, latest=latest, previous=previous, problem=problem, outlooks=outlooks)


def _wordless(problem: Problem | None, said: set[str], before: date) -> Problem | None:
    if problem is None or problem.text not in said or problem.since >= before:
        return problem
    return replace(problem, text="")


def _problems(reports: list[Report]) -> Iterator[str]:
    return (said.text for r in reports for said in r.statements if said.kind is Kind.PROBLEM and said.text)
