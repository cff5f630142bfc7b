"""What `duban check --live` says: what Telegram answers of the bot, its groups and its clerks."""

from collections.abc import Sequence

from bot.people import Person

PRIVATE = "隐私模式：开启，群里只看得到命令和对机器人的回复"
HEARS_ALL = "注意：隐私模式已关闭，群里每句话都会送到机器人；如无必要，请在 @BotFather 用 /setprivacy 开启，再把机器人重新拉入群"
MAY_NOT_JOIN = "机器人不能被拉进群，请在 @BotFather 用 /setjoingroups 开启"
NO_STORE = "注意：数据还没有建立（duban run 还没有运行过），群和已登记人员这次没有检查"


def bot(name: str) -> str:
    """令牌有效，机器人是 @duban_bot."""
    return f"令牌有效，机器人是 @{name}"


def delivered_elsewhere(host: str) -> str:
    """Telegram delivers although the configuration does not say so."""
    return (
        f"注意：Telegram 现在把消息送往 {host}；配置没有写 [telegram.webhook]，duban run 启动时会改为自己去取"
    )


def delivery_fails(why: str) -> str:
    """Telegram's own words on why it could not deliver last."""
    return f"Telegram 最近一次送消息没有送到（{why}），请检查 [telegram.webhook] 的网址和反向代理"


def group(title: str, can: Sequence[str]) -> str:
    """群“民生实事工作群”：在群内，能发言、能置顶."""
    return f"群“{title}”：{'、'.join(['在群内', *can])}"


SPEAKS = "能发言"
PINS = "能置顶"
READS_ALL = "是管理员，看得到全部消息"


def out_of_group(title: str) -> str:
    """The bot is not there any more."""
    return f"群“{title}”：机器人不在群里，请督查员重新拉入并在群里发 /bind"


def mute(title: str) -> str:
    """The bot may not write there."""
    return f"群“{title}”：机器人没有发言权限，请群管理员开启"


def cannot_pin(title: str) -> str:
    """The configuration wants briefings pinned."""
    return f"群“{title}”：配置要求置顶通报，机器人没有置顶权限，请群管理员设为管理员并开启“置顶消息”"


def moved(title: str) -> str:
    """The group has another id; the bot follows by itself."""
    return f"注意：群“{title}”已升级为超级群，机器人下次发言时自动跟随"


def unbound(programme: str) -> str:
    """A programme that speaks nowhere."""
    return f"专项“{programme}”还没有绑定工作群，请督查员把机器人拉入群，在群里发 /bind"


def clerk(name: str) -> str:
    """督查员周明：能私信."""
    return f"督查员{name}：能私信"


def clerk_silent(name: str) -> str:
    """A clerk to whom nothing can be sent."""
    return f"督查员{name}：私信发不到，请本人打开与机器人的私聊，按“开始”（停用过的先恢复）"


def name(person: Person | None, number: int) -> str:
    """周明（用户号 1001）."""
    return f"{person.name}（用户号 {number}）" if person else f"（用户号 {number}）"


def unreached(people: Sequence[str]) -> str:
    """Those who will get no private reminders."""
    return f"注意：还没有开通私聊、收不到私信提醒的{len(people)}人：{'、'.join(people)}"
