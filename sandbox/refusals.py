"""Every refusal of Telegram, in its own words."""


class Refused(Exception):  # noqa: N818 - an answer of Telegram, not a fault of ours
    """A call that Telegram does not do. `code` is the HTTP status too."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad_request(sentence: str) -> Refused:
    """A call that can never succeed as it stands."""
    return Refused(400, f"Bad Request: {sentence}")


def forbidden(sentence: str) -> Refused:
    """A call that somebody does not allow the bot."""
    return Refused(403, f"Forbidden: {sentence}")


def too_many(seconds: int) -> Refused:
    """The flood limit, with the seconds to wait."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def moved(chat: int) -> Refused:
    """A group that lives on as a supergroup under another id."""
    return Refused(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat)


UNAUTHORIZED = "Unauthorized"
NOT_FOUND = "Not Found"

CHAT_EMPTY = "chat_id is empty"
CHAT_NOT_FOUND = "chat not found"
BLOCKED = "bot was blocked by the user"
NEVER_STARTED = "bot can't initiate conversation with a user"
NOT_TO_BOTS = "bot can't send messages to bots"
KICKED = "bot was kicked from the {} chat"
NOT_A_MEMBER = "bot is not a member of the {} chat"
MAY_NOT_WRITE = "not enough rights to send text messages to the chat"
MAY_NOT_SEND_DOCUMENTS = "not enough rights to send documents to the chat"
MAY_NOT_SEND_PHOTOS = "not enough rights to send photos to the chat"
MAY_NOT_PIN = "not enough rights to manage pinned messages in the chat"
THREAD_NOT_FOUND = "message thread not found"
TOPIC_CLOSED = "TOPIC_CLOSED"
USER_INVALID = "invalid user_id specified"
MEMBER_NOT_FOUND = "member not found"
NO_ADMINS_IN_PRIVATE = "there are no administrators in the private chat"
CANNOT_LEAVE_PRIVATE = "chat member status can't be changed in private chats"

TEXT_EMPTY = "message text is empty"
TEXT_BLANK = "text must be non-empty"
TEXT_TOO_LONG = "message is too long"
CAPTION_TOO_LONG = "message caption is too long"
SERVER_TEXT_TOO_LONG = "MESSAGE_TOO_LONG"
CANNOT_PARSE = "can't parse entities: {}"

MESSAGE_EMPTY = "message identifier is not specified"
REPLY_NOT_FOUND = "message to be replied not found"
EDIT_NOT_FOUND = "message to edit not found"
CANNOT_EDIT = "message can't be edited"
NO_TEXT_TO_EDIT = "there is no text in the message to edit"
NO_CAPTION_TO_EDIT = "there is no caption in the message to edit"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup "
    "are exactly the same as a current content and reply markup of the message"
)
DELETE_NOT_FOUND = "message to delete not found"
CANNOT_DELETE = "message can't be deleted"
CANNOT_DELETE_FOR_ALL = "message can't be deleted for everyone"
REACT_NOT_FOUND = "message to react not found"
REACTION_EMPTY = "REACTION_EMPTY"
REACTION_INVALID = "REACTION_INVALID"
REACTIONS_TOO_MANY = "REACTIONS_TOO_MANY"
PIN_NOT_FOUND = "message to pin not found"
UNPIN_NOT_FOUND = "message to unpin not found"
COPY_NOT_FOUND = "message to copy not found"
FORWARD_NOT_FOUND = "message to forward not found"
CANNOT_COPY = "message can't be copied"
CANNOT_FORWARD = "message can't be forwarded"
QUERY_INVALID = "query is too old and response timeout expired or query ID is invalid"

KEYBOARD_TOO_LONG = "reply markup is too long"
BUTTON_DATA_INVALID = "BUTTON_DATA_INVALID"
BUTTON_TYPE_INVALID = "BUTTON_TYPE_INVALID"
BUTTON_UNREADABLE = "can't parse inline keyboard button: {}"
BUTTON_WITHOUT_DEED = "Text buttons are unallowed in the inline keyboard"
MARKUP_UNREADABLE = "can't parse reply keyboard markup JSON object"
UNREADABLE = "can't parse {} JSON object"

NO_DOCUMENT = "there is no document in the request"
NO_PHOTO = "there is no photo in the request"
NO_MEDIA = "there is no media in the request"
FILE_EMPTY = "file must be non-empty"
FILE_UNKNOWN = "wrong remote file identifier specified: Wrong string length"
FILE_ID_INVALID = "invalid file_id"
FILE_TOO_BIG = "file is too big"
FILE_PART_MISSING = 'file "{}" not found in the request'
TOO_LARGE = "Request Entity Too Large"
PHOTO_UNREADABLE = "IMAGE_PROCESS_FAILED"
PHOTO_MISSHAPEN = "PHOTO_INVALID_DIMENSIONS"
ALBUM_MIXED = "can't use the media of the specified type in the album"
ALBUM_SIZE = "too few or too many media in the album"
ACTION_UNKNOWN = "wrong parameter action in request"

POLLING_BESIDE_WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
POLLED_ELSEWHERE = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
SECRET_UNALLOWED = "secret token contains unallowed characters"  # noqa: S105 - a sentence about a secret
WEBHOOK_UNREADABLE = "invalid webhook URL specified"
