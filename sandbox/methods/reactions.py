"""The emoji that a reaction may be, and how a call names one."""

from sandbox.asking import Ask
from sandbox.refusals import REACTION_INVALID, REACTIONS_TOO_MANY, bad_request

ALLOWED = frozenset({
    "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮", "💩",
    "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤‍🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆",
    "💔", "🤨", "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨‍💻", "👀", "🎃", "🙈",
    "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄",
    "😘", "💊", "🙊", "😎", "👾", "🤷‍♂", "🤷", "🤷‍♀", "😡",
})  # fmt: skip


def read_reaction(ask: Ask) -> str:
    """The one emoji of a call, or none at all."""
    reactions = ask.objects("reaction")
    if len(reactions) > 1:
        raise bad_request(REACTIONS_TOO_MANY)
    match reactions:
        case []:
            return ""
        case [{"type": "emoji", "emoji": str(emoji)}] if emoji in ALLOWED:
            return emoji
        case _:
            raise bad_request(REACTION_INVALID)
