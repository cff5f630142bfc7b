"""People and groups: joining, confirming, binding, leaving, and the help by role."""

from collections.abc import Sequence
from datetime import date

from bot.people import Group, Person, Role
from bot.wording import clip, esc, names, quoted, short_day
from bot.wording.board import ROLE

ASK_UNIT_GROUP = "{name}您好，请选择您代表哪个单位报送，督查员确认后即可记入："
ASKED_ALREADY = "您的登记正在等待督查员确认，确认后请再报一次。"
WAITING = "已转督查员确认，确认后即可报送。"
WELCOME_STRANGER = "您好，这里是督办机器人，只为已登记的人员服务。请向督查室索取加入链接。"
PLEASE_BIND = "督办机器人已入群。请督查员在本群发送 /bind 绑定专项。"
STRANGE_GROUP = "本机器人只在督查室绑定的工作群内使用，现在退出。"
CONFIRM = "确认"
DECLINE = "不是"
INVITE_UNKNOWN = "这个链接无效或已用过，请向督查室重新索取。"
INVITE_EXPIRED = "这个链接已过期（有效期一天），请向督查室重新索取。"
FORWARDED = "转发来的卡片不作报送，转发来的命令不执行。请直接发送，或回复工作群里的原卡片。"
BIND_IN_GROUP = "请在工作群里发送 /bind。"
PEOPLE_IN_PRIVATE = "名册和加入链接请在与机器人的私聊里办理：发送 /people。"
PEOPLE_USAGE = (
    "用法：\n/people 名册\n/people 单位 市民政局 —— 生成该单位联络员的加入链接\n"
    "/people 领导、/people 督查员 —— 生成领导、督查员的加入链接\n/people 改名 Wen Lin 林文 —— 把名册里的 Wen Lin 改为林文\n/people 代理 张三 李四 —— 张三请假时由李四代\n"
    "/people 请假 张三 9月30日 —— 请假至该日\n/people 移除 张三"
)

COMMANDS = {
    "status": "进展一览；可加编号、单位、“滞后”或名称中的词",
    "item": "一项的全部情况和趋势图，如 /item 3",
    "due": "近期到期，如 /due 14",
    "report": "报送进展，如 /report 3 累计210张",
    "history": "一项的报送记录，如 /history 3",
    "undo": "撤销自己最近一次报送",
    "calendar": "今后一个月的安排",
    "briefing": "看通报，如 /briefing 5",
    "whoami": "我的登记",
    "help": "用法",
    "people": "人员名册与加入链接",
    "export": "导出台账（Excel），或 /export json、/export ics",
    "bind": "把本群绑定到一个专项",
    "brief": "立即起草一期通报，如 /brief now",
    "pause": "暂停一项，如 /pause 3",
    "resume": "恢复暂停、终止或误销号的一项，如 /resume 3",
    "close": "销号，如 /close 3",
    "stop": "终止一项，如 /stop 3",
    "health": "运行情况",
}

HELP = {
    Role.CONTACT: (
        "每周一张卡片，回复它就算报送，写法不限：\n"
        "3 累计210张，消防验收没批，预计11月底完成\n"
        "一行一项；没有变化按按钮；报错了再发“更正 3 是201张”，或修改原消息，或发 /undo。\n"
        "不用回复“收到”。"
    ),
    Role.LEADER: "发 /status 看全盘，/status 滞后、/status 市民政局、/status 3 看局部，/briefing 看最近一期通报。",
    Role.CLERK: (
        "在工作群发 /bind 绑定专项；/people 管理人员；报办结、申请延期会私信您按键办理；"
        "通报草稿到点送审，批准后发布。\n"
        "导入台账：把文件（Word、Excel、txt、csv、json）私信发给机器人，或粘贴全文，核对草稿后按“确认导入”；"
        "再次导入先看差异，已有报送不会丢。/export 导出台账。"
    ),
    Role.APPLICANT: "您的登记正在等待督查员确认。",
}


def unknown_unit(asked: str, likely: Sequence[str]) -> str:
    """A unit that the ledgers do not name, with those that may be meant."""
    told = f"没有找到单位“{quoted(asked)}”。"
    if not likely:
        return told + "请用台账里的单位名称。"
    return told + f"是不是：{names(likely[:6])}？请用全称再发一次。"


def help_for(role: Role | None, commands: Sequence[str]) -> str:
    """How to use the bot, by role."""
    if role is None:
        return WELCOME_STRANGER
    listed = "\n".join(f"/{name} {COMMANDS[name]}" for name in commands)
    return f"{HELP[role]}\n\n{listed}"


def nameless(person: int) -> str:
    """Instead of a name in which nothing can be seen."""
    return f"用户{person}"


def joined(person: Person) -> str:
    """To someone who has just been entered."""
    of = f"（{esc(person.unit)}）" if person.unit else ""
    return f"{esc(person.name)}您好，已登记为{ROLE[person.role]}{of}。\n{HELP[person.role]}"


def confirm_wanted(person: Person, words: str) -> str:
    """To the clerks: someone says that they write for a unit."""
    said = f"\n原话：{esc(clip(words, 100))}" if words else ""
    return f"{esc(person.name)}（用户号 {person.id}）称代表{esc(person.unit)}报送，是否确认？{said}"


def confirmed(person: Person) -> str:
    """To the applicant."""
    return f"已确认您为{esc(person.unit)}联络员，现在可以报送了。"


def declined() -> str:
    """To the applicant."""
    return "督查员未确认您的登记，如有疑问请与督查室联系。"


def invite(link: str, role: Role, unit: str) -> str:
    """A join link, to pass on to one person."""
    whom = f"{esc(unit)}联络员" if role is Role.CONTACT else ROLE[role]
    return f"{whom}的加入链接（一天内有效，限用一次），请转发给本人：\n{esc(link)}"


def roll(people: Sequence[Person], units_without: Sequence[str]) -> list[str]:
    """The register, unit by unit; and the units that have nobody."""
    told = [
        f"{esc(p.unit) or ROLE[p.role]}：{esc(p.name)}（{ROLE[p.role]}{_state(p)}）"
        for p in sorted(people, key=lambda p: (p.role != Role.CLERK, p.role != Role.LEADER, p.unit, p.id))
    ]
    if units_without:
        told.append(f"还没有联络员的单位：{'、'.join(esc(u) for u in units_without)}")
    return told


def _state(person: Person) -> str:
    away = f"，请假至{short_day(person.away_until)}" if person.away_until else ""
    return away + ("" if person.reachable else "，未开私聊")


def stand_in_set(person: Person, other: Person) -> str:
    """A stand-in entered."""
    return f"{esc(person.name)}请假时由{esc(other.name)}代为报送。"


def away_set(person: Person, until: date) -> str:
    """A leave entered."""
    return f"{esc(person.name)}请假至{short_day(until)}。"


def renamed(person: Person, name: str) -> str:
    """A name put right."""
    return f"{esc(person.name)}已改为{esc(name)}。"


def removed(person: Person) -> str:
    """Someone taken off the register."""
    return f"{esc(person.name)}已从名册移除。"


def of_configuration(person: Person) -> str:
    """A clerk whom the configuration names cannot be taken off by a command."""
    return f"{esc(person.name)}是配置文件 config.toml 里写明的督查员：请先在 clerks 里删去其用户号、重启机器人，再移除一次。"


def several(name: str, found: Sequence[Person]) -> str:
    """Two of one name are told apart by their user ids."""
    who = "、".join(f"{esc(p.unit) or ROLE[p.role]} {p.id}" for p in found)
    return f"名册里有{len(found)}位“{quoted(name)}”：{who}。请把姓名换成用户号再发一次。"


def nobody(name: str) -> str:
    """No such person."""
    return f"名册里没有“{quoted(name)}”。"


def bound(group: Group, programme: str, lacking: Sequence[str]) -> str:
    """What binding came to, and what is still missing for the bot to do its work here."""
    told = [f"本群已绑定“{esc(programme)}”。" + ("机器人只在本话题内发言。" if group.thread else "")]
    return "\n".join([*told, *lacking])


LACKING_WRITE = "机器人在本群没有发言权限，请群管理员开启。"
LACKING_SUPERGROUP = "本群是普通群，升级为超级群后群号会变，机器人会自动跟随，无需重新绑定。"
HEARS_REPLIES = "按隐私模式，机器人只看得到命令和对它的回复，报送时请回复卡片。"
HEARS_ALL = "机器人目前能看到本群全部消息；如只需看到回复，请取消其管理员身份或开启隐私模式。"


def expelled(title: str) -> str:
    """To the clerks: the bot was put out of a group."""
    return f"群“{esc(title)}”已把机器人移出，群内提醒暂停，仍私信联络员。请重新拉入后发 /bind。"


def muted(title: str) -> str:
    """To the clerks: the bot is in a group and may not write there."""
    return f"机器人在群“{esc(title)}”里不能发言，群内提醒暂停，仍私信联络员。欠发的留着，恢复发言权限后补发。"


def topic_shut(title: str) -> str:
    """To the clerks: the topic of a group that the bot writes in is closed or deleted."""
    return f"群“{esc(title)}”里绑定的话题已关闭或删除，消息改发到该群的“常规”话题。要换话题，请在新的话题里发 /bind。"


def unreachable(name: str) -> str:
    """To the clerks: a person has blocked the bot or never opened it."""
    return f"私信发不到{esc(name)}：对方停用了机器人。提醒将改在群内发出，请督查员留意。"


def which_programme(names: Sequence[str]) -> str:
    """There are several programmes to bind."""
    return "要绑定哪个专项？" if names else "配置里还没有专项。"


def denied(person: Person) -> str:
    """In place of the question to the clerks."""
    return f"{esc(person.name)}的登记未予确认。"
