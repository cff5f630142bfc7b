"""The bot's own state, to the clerks: as they ask for it; and once of itself, where a message or the bot is refused."""

from typing import assert_never

from bot.desk import letters
from bot.desk.health import checkup, place
from bot.desk.letters import Letter
from bot.desk.view import scene
from bot.happenings import Checkup, Rivalled, Untaken
from bot.office import Office, Outcome
from bot.setting import Setting
from bot.wording import health as words

UNTAKEN = "untaken/"


def told(office: Office, setting: Setting, news: Checkup | Untaken | Rivalled) -> Outcome:
    """What the clerks hear of it. A letter that is not taken itself is not told of in another."""
    match news:
        case Checkup():
            return checkup(office, setting, news)
        case Untaken(key=key) if key.startswith(UNTAKEN):
            return Outcome()
        case Untaken():
            letter = Letter(UNTAKEN + news.key, words.not_taken(place(office, news.chat), news.words))
        case Rivalled():
            letter = Letter(f"rival/{setting.today(news.at)}", words.RIVAL)
        case _:
            assert_never(news)
    return Outcome(notices=letters.to_clerks(scene(office, setting, news.at), letter))
