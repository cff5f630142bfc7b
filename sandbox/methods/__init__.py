"""The methods of the Bot API by their names, whatever the case of their letters.

Each takes the room and what is asked, gives the result as it goes over the wire, and raises Refused in Telegram's own
words. getUpdates and the webhook's methods are the server's, since they wait.
"""

from collections.abc import Callable

from sandbox.asking import Ask
from sandbox.methods import albums, changing, commands, editing, knowing, passing, sending
from sandbox.room import Room

Method = Callable[[Room, Ask], object]

METHODS: dict[str, Method] = {
    "getme": knowing.get_me,
    "getchat": knowing.get_chat,
    "getchatmember": knowing.get_chat_member,
    "getchatadministrators": knowing.get_chat_administrators,
    "getfile": knowing.get_file,
    "sendmessage": sending.send_message,
    "senddocument": sending.send_document,
    "sendphoto": sending.send_photo,
    "sendmediagroup": albums.send_media_group,
    "sendchataction": sending.send_chat_action,
    "copymessage": passing.copy_message,
    "forwardmessage": passing.forward_message,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": changing.delete_message,
    "setmessagereaction": changing.set_message_reaction,
    "answercallbackquery": changing.answer_callback_query,
    "pinchatmessage": changing.pin_chat_message,
    "unpinchatmessage": changing.unpin_chat_message,
    "leavechat": changing.leave_chat,
    "setmycommands": commands.set_my_commands,
    "getmycommands": commands.get_my_commands,
    "deletemycommands": commands.delete_my_commands,
}
