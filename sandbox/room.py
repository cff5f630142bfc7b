"""The room: a Telegram in memory, and what people do in it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from sandbox.conversation import Conversation
from sandbox.events import Pressed, Toasted
from sandbox.ground import BOT, Ground
from sandbox.messages import (
    Gone,
    Joined,
    Message,
    MovedFrom,
    MovedTo,
    TopicClosed,
    TopicMade,
    TopicReopened,
    Upload,
)
from sandbox.people import ANONYMOUS, Chat, Person, Sort, Status, id_of
from sandbox.spans import find, units

_GROUPS = -4_000_000_000
_SUPERGROUPS = -1_002_000_000_000
_QUERIES = 4_000_000_000_000_000_000
_LONGEST = 4096


class Room(Ground):
    """The people's side. `now` is its only clock.

    What a person cannot do in a real client (write where they are not, press a button that is not there) is a slip of
    whoever plays the person, and raises ValueError.
    """

    def __init__(self, now: Callable[[], datetime], bot: Person = BOT, *, privacy: bool = True) -> None:
        super().__init__(now, bot, privacy=privacy)
        self._chats = count(1)
        self._albums = count(1)

    # Who is there, and where.

    def person(self, number: int, name: str, username: str = "") -> Person:
        """A person with an account; they have not met the bot yet."""
        person = Person(number, name, username)
        self.people[number] = person
        self.open(Chat(number, Sort.PRIVATE, name), {number: Status.MEMBER})
        return person

    def group(self, title: str, members: Sequence[Person | int]) -> Chat:
        """A group of people, without the bot. The first of them made it."""
        return self.open(Chat(_GROUPS - next(self._chats), Sort.GROUP, title), _standings(members))

    def supergroup(self, title: str, members: Sequence[Person | int], *, forum: bool = False) -> Chat:
        """A supergroup, without the bot. The first of its members made it; a forum has topics."""
        number = _SUPERGROUPS - next(self._chats)
        return self.open(Chat(number, Sort.SUPERGROUP, title, forum), _standings(members))

    def topic(self, chat: Chat | int, name: str) -> int:
        """A new topic of a forum; gives its thread id, which is the id of the message that opened it."""
        conversation = self.conversation(chat)
        number = self.next_id(chat)
        conversation.topics[number] = name
        opening = TopicMade(name)
        self.post(
            Message(id_of(chat), number, self.now(), conversation.creator(), service=opening, thread=number)
        )
        return number

    def close_topic(self, chat: Chat | int, thread: int) -> None:
        """Let nobody write in a topic any more."""
        self.conversation(chat).closed.add(thread)
        self.serve(chat, self.conversation(chat).creator(), TopicClosed(), thread)

    def reopen_topic(self, chat: Chat | int, thread: int) -> None:
        """Let a closed topic be written in again."""
        self.conversation(chat).closed.discard(thread)
        self.serve(chat, self.conversation(chat).creator(), TopicReopened(), thread)

    def join(self, person: Person | int, chat: Chat | int) -> None:
        """Somebody comes into a group."""
        self.stand(chat, person, Status.MEMBER, person)
        self.serve(chat, person, Joined(id_of(person)))

    def leave(self, person: Person | int, chat: Chat | int) -> None:
        """Somebody leaves a group; the bot can too."""
        self.serve(chat, person, Gone(id_of(person)))
        self.stand(chat, person, Status.LEFT, person)

    def promote(self, person: Person | int, chat: Chat | int) -> None:
        """Who made a group makes somebody else an admin of it."""
        self.stand(chat, person, Status.ADMINISTRATOR, self.conversation(chat).creator())

    def add_bot(self, chat: Chat | int, by: Person | int | None = None) -> None:
        """Somebody (who made the group, if not told) brings the bot in."""
        actor = by or self.conversation(chat).creator()
        self.stand(chat, self.bot, Status.MEMBER, actor)
        self.serve(chat, actor, Joined(self.bot.id))

    def kick_bot(self, chat: Chat | int, by: Person | int | None = None) -> None:
        """Somebody puts the bot out."""
        actor = by or self.conversation(chat).creator()
        self.stand(chat, self.bot, Status.KICKED, actor)
        self.serve(chat, actor, Gone(self.bot.id))

    def promote_bot(self, chat: Chat | int) -> None:
        """The bot becomes an admin; from then on it hears every message."""
        self.promote(self.bot, chat)

    def restrict_bot(self, chat: Chat | int) -> None:
        """The bot may stay and listen, but no longer write."""
        self.stand(chat, self.bot, Status.RESTRICTED, self.conversation(chat).creator())

    def migrate(self, chat: Chat | int) -> Chat:
        """A group becomes a supergroup: another id, message ids from 1 again, the same people."""
        old = self.conversation(chat)
        new = Chat(_SUPERGROUPS - next(self._chats), Sort.SUPERGROUP, old.chat.title)
        self.open(new, dict(old.standings))
        self.serve(chat, old.creator(), MovedTo(new.id))
        old.moved_to = new.id
        self.serve(new, old.creator(), MovedFrom(old.chat.id))
        return new

    # What people do.

    def private(self, person: Person | int) -> Chat:
        """The chat of one person with the bot."""
        return self.conversation(id_of(person)).chat

    def start(self, person: Person | int, token: str = "") -> Message:
        """Press Start, or open the bot's link with a token (`t.me/<bot>?start=<token>`); a block ends with it."""
        chat = self.private(person)
        if self.conversation(chat).standing(self.bot.id) is Status.KICKED:
            self.stand(chat, self.bot, Status.MEMBER, person)
        return self.say(person, chat, f"/start {token}".strip())

    def block(self, person: Person | int) -> None:
        """A person blocks the bot."""
        self.stand(id_of(person), self.bot, Status.KICKED, person)

    def say(
        self,
        person: Person | int,
        chat: Chat | int,
        text: str = "",
        *,
        answers: int | None = None,
        thread: int | None = None,
        files: Sequence[Upload] = (),
    ) -> Message:
        """Write a message, alone or with files (the text is the first one's caption); gives the first message."""
        self._enter(person, chat, text)
        if answers is not None:
            self._seen(person, chat, answers)
            thread = self.conversation(chat).thread_of(answers)
        album = f"{13_000_000_000_000_000 + next(self._albums)}" if len(files) > 1 else ""
        first = Message(
            chat=id_of(chat), id=self.next_id(chat), at=self.now(), sender=id_of(person), text=text.strip(),
            spans=find(text.strip()), answers=answers, thread=thread, album=album,
            file=self.keep(files[0]) if files else None,
        )  # fmt: skip
        self.post(first)
        for upload in files[1:]:
            self.post(replace(first, id=self.next_id(chat), text="", spans=(), file=self.keep(upload)))
        return first

    def edit(self, person: Person | int, chat: Chat | int, number: int, text: str) -> Message:
        """Change the wording of one's own message."""
        message = self._own(person, chat, number)
        return self.reword(message, text.strip(), find(text.strip()), message.keyboard)

    def delete(self, person: Person | int, chat: Chat | int, number: int) -> None:
        """Take one's own message away; the bot is not told."""
        self.remove(self._own(person, chat, number))

    def press(self, person: Person | int, chat: Chat | int, number: int, button: str) -> str:
        """Press a button, named by its label or its data; gives the query that the bot answers to.

        A button that the bot has since replaced can still be pressed: the screen had not caught up yet.
        """
        message = self._seen(person, chat, number)
        boards = [message.keyboard, *[wording.keyboard for wording in reversed(message.earlier)]]
        buttons = [key for board in boards for row in board for key in row if button in (key.label, key.data)]
        if not buttons or not buttons[0].data:
            raise ValueError(f"message {number} has no button “{button}”")
        pressed = Pressed(
            str(_QUERIES + len(self.presses)), id_of(person), message, buttons[0].data, self.now()
        )
        self.presses[pressed.query] = pressed
        self.emit(pressed)
        return pressed.query

    def react(self, person: Person | int, chat: Chat | int, number: int, emoji: str) -> None:
        """Put an emoji on a message in place of one's earlier one; an empty one takes it back."""
        self.mark(self._seen(person, chat, number), id_of(person), emoji)

    # What there is to see.

    def messages(self, chat: Chat | int) -> tuple[Message, ...]:
        """All messages that still stand in a chat, oldest first, each with its earlier wordings."""
        return tuple(self.conversation(chat).standing_messages())

    def message(self, chat: Chat | int, number: int) -> Message:
        """One message as it reads now."""
        found = self.conversation(chat).message(number)
        if found is None:
            raise ValueError(f"there is no message {number} here")
        return found

    def last(self, chat: Chat | int) -> Message:
        """The last message that the bot wrote in a chat."""
        mine = [m for m in self.messages(chat) if m.sender == self.bot.id and m.service is None]
        if not mine:
            raise ValueError("the bot has not written here")
        return mine[-1]

    def toasts(self, person: Person | int) -> tuple[Toasted, ...]:
        """The answers to a person's presses, in the order in which they came."""
        return tuple(toast for toast in self.answered.values() if toast.person == id_of(person))

    def reactions(self, chat: Chat | int, number: int) -> dict[int, str]:
        """The emoji on a message, by who put them."""
        return dict(self.message(chat, number).reactions)

    def _enter(self, person: Person | int, chat: Chat | int, text: str) -> Conversation:
        conversation = self.conversation(chat)
        if conversation.chat.is_private:
            self._open_up(conversation)
        if not conversation.has(id_of(person)) and id_of(person) != ANONYMOUS.id:
            raise ValueError(f"{self.people[id_of(person)].name} is not in “{conversation.chat.title}”")
        if conversation.moved_to is not None:
            raise ValueError(f"“{conversation.chat.title}” is a supergroup now")
        if units(text) > _LONGEST:
            raise ValueError("nobody can write so long a message")
        return conversation

    def _open_up(self, conversation: Conversation) -> None:
        if conversation.standing(self.bot.id) is Status.KICKED:
            raise ValueError(f"{conversation.chat.title} has blocked the bot")
        conversation.standings[self.bot.id] = Status.MEMBER

    def _seen(self, person: Person | int, chat: Chat | int, number: int) -> Message:
        self._enter(person, chat, "")
        return self.message(chat, number)

    def _own(self, person: Person | int, chat: Chat | int, number: int) -> Message:
        message = self._seen(person, chat, number)
        if message.sender != id_of(person):
            raise ValueError(f"message {number} is somebody else's")
        return message


def _standings(members: Sequence[Person | int]) -> dict[int, Status]:
    creator, *others = (id_of(member) for member in members)
    return {creator: Status.CREATOR, **dict.fromkeys(others, Status.MEMBER)}
