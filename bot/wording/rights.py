"""docs/rights.md: the table of rights in words, written from `bot.rights`."""

from collections.abc import Iterator, Mapping

from bot import rights
from bot.rights import Answer, Owner, Place, Right, Standing
from bot.wording import board, cards, closing, imports, receipts, register, review

HEAD = """# 谁可以做什么

这份文件由程序按代码里的权限表（`bot/rights.py`）生成，不要手改：`make docs` 重写，测试核对两者一致。
每一格都由 `tests/desk/test_rights.py` 真正做一遍：可以的见效，不可以的什么也不变、什么也看不到。

- 权限只看 Telegram 用户号，不看姓名和用户名：改名、换用户名不影响权限，重名也不会混。
- 本单位：事项的牵头单位、配合单位的联络员，以及替其中一位代理的人。外单位：其他单位的联络员。
- 待确认：在群里选了单位、督查员还没有确认的人。已移出：督查员用 /people 移除的人，从那一刻起什么都不能做，
  旧卡片上的按钮也不行；名册文件不会让其恢复，只有新的加入链接可以。
- 群内不在册者：在已绑定的群里回复卡片或发命令的人；不回复机器人的闲谈一律不理。
- 匿名、频道：匿名管理员、以频道身份发言的人、频道自动转来的帖子。按钮在 Telegram 里总是由本人按的，
  匿名管理员按按钮也按其本人的登记办理。

| 格子 | 意思 |
| --- | --- |
| **可以** | 照办 |
| **仅本人** | 是本人写的才可以 |
| 提示 | 按钮上弹出一句话，不改动任何东西 |
| 婉拒 | 回一句话，不改动任何东西，也不透露内容；每人每分钟答复有上限 |
| 问单位 | 在群里问一次“代表哪个单位”，督查员确认前不改动任何东西 |
| 问哪项 | 不作台账读取，当作佐证问是哪一项 |
| 退群 | 说一句话后退出这个群 |
| 不理 | 没有任何反应 |
"""

COLUMNS = {
    Standing.CLERK: "督查员",
    Standing.LEADER: "领导",
    Standing.OWN: "本单位联络员",
    Standing.OTHER: "外单位联络员",
    Standing.APPLICANT: "待确认",
    Standing.FORMER: "已移出",
    Standing.MEMBER: "群内不在册者",
    Standing.STRANGER: "陌生人私聊",
    Standing.NOBODY: "匿名、频道",
}

CELLS = {
    Answer.DONE: "**可以**",
    Answer.OWN_ONLY: "**仅本人**",
    Answer.TOLD: "提示",
    Answer.REFUSED: "婉拒",
    Answer.WHICH_UNIT: "问单位",
    Answer.WHICH_ITEM: "问哪项",
    Answer.LEFT: "退群",
    Answer.SILENCE: "不理",
}

NOTES = {Owner.UNIT: "本单位的事项", Owner.WRITER: "本人的", Owner.ANYONE: ""}
PLACES = {Place.PRIVATE: "限私聊", Place.GROUP: "限群内", Place.ANYWHERE: ""}

BUTTONS = {
    "same": "无变化",
    "claim": cards.CLAIM_PLAIN,
    "ontime": cards.ON_TIME,
    "extend": cards.EXTEND,
    "undo": board.UNDO,
    "q": "选报的是哪一项",
    "held": "确认存疑的数（就是……）",
    "more": "说明存疑的数是新增数（新增……）",
    "drop": receipts.HELD_CHECK,
    "see": "翻页、看滞后等查看",
    "trend": board.TREND,
    "close": cards.CLOSE.format(no="").strip(),
    "short": closing.CLOSE_SHORT,
    "stop": closing.STOP.format(no="").strip(),
    "back": cards.SEND_BACK.format(no="").strip(),
    "grant": cards.GRANT.format(no="").strip(),
    "refuse": f"{cards.REFUSE.format(no='').strip()}延期",
    "helped": cards.HELPED.format(no="").strip(),
    "again": cards.NUDGE_AGAIN,
    "called": cards.NUDGE_CALLED,
    "quiet": cards.NUDGE_NOT,
    "approve": review.APPROVE,
    "fresh": review.REFRESH,
    "later": review.POSTPONE,
    "cancel": review.CANCEL,
    "paper": review.SEE_PAPER,
    "import": f"{imports.INTO.format(name='某专项')}（自己发来的草稿）",
    "take": f"{imports.CONFIRM}（自己发来的草稿）",
    "discard": f"{imports.CANCEL}导入（自己发来的草稿）",
    "unit": "选代表的单位",
    "admit": f"{register.CONFIRM}登记",
    "deny": f"{register.DECLINE}（不予登记）",
}

WORDS = {
    "words": "回复卡片或私聊报送",
    "correction": "更正已报的数",
    "evidence": "带说明的照片、文件佐证",
    "edit": "修改自己的消息",
    "ledger": "发台账文件导入",
    "draft": "改通报草稿（改段落、不点名）",
    "link": "打开有效的加入链接",
    "copy": "把卡片转发来报送",
    "order": "把别人的命令转发来",
    "admission": "把机器人拉进新群",
}


def document() -> str:
    """The whole file."""
    parts = (
        ("命令", rights.COMMANDS, _commands()),
        ("名册", rights.ORDERS, {order: f"`{order}`" for order in rights.ORDERS}),
        ("按钮", rights.BUTTONS, BUTTONS),
        ("文字、文件和其他", rights.WORDS, WORDS),
    )
    return "\n".join([HEAD, *(line for part in parts for line in _table(*part))])


def _commands() -> dict[str, str]:
    return {
        f"/{name}": f"`/{name}` {what.split('，')[0].split('；')[0]}"
        for name, what in register.COMMANDS.items()
    }


def _table(title: str, deeds: Mapping[str, Right], names: Mapping[str, str]) -> Iterator[str]:
    yield f"## {title}\n"
    yield f"| {title} | {' | '.join(COLUMNS.values())} |"
    yield f"| {' | '.join(['---'] * (len(COLUMNS) + 1))} |"
    for deed, right in deeds.items():
        cells = (CELLS[rights.answer(standing, deed)] for standing in COLUMNS)
        yield f"| {names[deed]}{_note(right)} | {' | '.join(cells)} |"
    yield ""


def _note(right: Right) -> str:
    told = [note for note in (NOTES[right.owner], PLACES[right.place]) if note]
    return f"（{'，'.join(told)}）" if told else ""
