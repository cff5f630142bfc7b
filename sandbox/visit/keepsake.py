"""A chat as a page of its own, to keep or to send to a colleague: one file, nothing fetched, nothing that runs."""

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from sandbox.messages import File, Message
from sandbox.room import Room
from sandbox.transcript import service_words
from sandbox.visit.formatting import html

WEEKDAYS = "一二三四五六日"
DELETED = "一条已删除的消息"
QUOTED = 40

STYLE = """
body{font:16px/1.65 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1d2430;
background:#eef1f4;margin:0 auto;max-width:46rem;padding:1.5rem 1rem 4rem}
h1{font-size:1.35rem;margin:0 0 .25rem}h2{font-size:.85rem;font-weight:500;text-align:center;color:#4d5866;margin:2rem 0 1rem}
article{background:#fff;border-radius:10px;padding:.65rem .9rem;margin:.6rem 0;overflow-wrap:anywhere}
header{display:flex;gap:.75rem;justify-content:space-between;font-size:.85rem;color:#4d5866}
header b{color:#1d5f86}.text{white-space:pre-wrap}.quote{border-left:3px solid #1d5f86;padding-left:.6rem;font-size:.85rem;color:#4d5866}
.keys span,.marks span{display:inline-block;border:1px solid #c4ccd5;border-radius:6px;padding:.05rem .5rem;margin:.3rem .3rem 0 0;font-size:.85rem}
.service{text-align:center;font-size:.85rem;color:#4d5866}img{max-width:100%;border-radius:6px}
@media print{body{background:#fff}article{border:1px solid #c4ccd5;break-inside:avoid}}
"""


def page(room: Room, chat: int) -> str:
    """The whole chat as HTML."""
    title = escape(room.conversation(chat).chat.title)
    body = "\n".join(_blocks(room, chat))
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return (
        f'<!doctype html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width">\n<style>{STYLE}</style>\n'
        f"<h1>{title}</h1>\n{body}\n</html>\n"
    )


def _blocks(room: Room, chat: int) -> Iterator[str]:
    day = ""
    for message in room.messages(chat):
        at = message.at
        heading = f"{at.year}年{at.month}月{at.day}日 星期{WEEKDAYS[at.weekday()]}"
        if heading != day:
            yield f"<h2>{heading}</h2>"
        day = heading
        yield (
            _service(room, message)
            if message.service
            else f"<article>{''.join(_lines(room, message))}</article>"
        )


def _service(room: Room, message: Message) -> str:
    words = service_words(room, message, message.service) if message.service else ""
    return f'<p class="service">{escape(words)}</p>'


def _lines(room: Room, message: Message) -> Iterator[str]:
    edited = "（已编辑）" if message.edited_at else ""
    yield f"<header><b>{escape(room.people[message.sender].name)}</b><span>{edited}{message.at:%H:%M}</span></header>"
    if message.answers is not None:
        yield f'<div class="quote">{escape(_quote(room, message))}</div>'
    if message.file is not None:
        yield _file(message.file)
    if message.text:
        yield f'<div class="text">{html(message.text, message.spans)}</div>'
    if message.keyboard:
        yield _chips("keys", [button.label for button in message.buttons])
    if message.reactions:
        yield _chips("marks", [f"{emoji} {room.people[who].name}" for who, emoji in message.reactions])


def _quote(room: Room, message: Message) -> str:
    answered = room.conversation(message.chat).message(message.answers)
    if answered is None:
        return DELETED
    line = answered.text.partition("\n")[0]
    return f"{room.people[answered.sender].name}：{line[:QUOTED]}{'…' if len(line) > QUOTED else ''}"


def _file(file: File) -> str:
    if file.pixels is None:
        return f"<div>📎 {escape(file.name)}</div>"
    picture = b64encode(file.content).decode()
    return f'<img alt="{escape(file.name)}" src="data:{file.mime};base64,{picture}">'


def _chips(sort: str, labels: list[str]) -> str:
    return f'<div class="{sort}">{"".join(f"<span>{escape(label)}</span>" for label in labels)}</div>'
