"""The front door: the command line. It opens the right room, and tells what is wrong in one line a problem.

Exit status: 0 done; 2 the input or the configuration is wrong; 1 anything else.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from bot.checking import Wrong

FORMATS = ("xlsx", "json", "ics")
ARGUMENTS = {
    "the following arguments are required: ": "缺少参数：",
    "unrecognized arguments: ": "不认识的参数：",
    "expected one argument": "后面要写一个值",
    "argument ": "参数 ",
    "invalid choice: ": "不能是 ",
    "invalid int value: ": "应为整数，实际为 ",
    "invalid float value: ": "应为数字，实际为 ",
    "choose from ": "可用：",
}

READ_FIELDS = (
    "从标准输入逐行读群消息，每行一个 JSON 对象，输出读出的内容。字段：text 消息原文（必填）；today 消息的日期，如 2017-09-13"
    "（没有 --today 时必填）；answers 所回复的卡片的事项编号；unit 发言人的单位；id 原样带回。"
    '例：{"id": 1, "today": "2017-09-13", "text": "3.1 累计210张"}'
)
WHEN_FIELDS = (
    "从标准输入逐行读时限说法，每行一个 JSON 对象，输出最后的期限日；说不准的输出 null。字段：text 说法（必填）；today 说这话的日期"
    '（必填）；id 原样带回。例：{"id": 1, "today": "2017-09-13", "text": "国庆节前"}'
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library's newer, unambiguous lengths of time
    args = _parser().parse_args(argv)
    from handlers import commands  # the doors load slow libraries; `--help` does not wait for them
    from handlers.apart import place_of
    from store.errors import StoreError

    try:
        return _run(args)
    except Wrong as wrong:
        print("\n".join(wrong.problems), file=sys.stderr)
        return 2
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    except commands.FAULTS as error:
        print(f"未能完成：{commands.told(error)}", file=sys.stderr)
        return 1
    except Exception as fault:  # noqa: BLE001  # a user gets no trace, whatever happens
        print(
            f"程序出错（{type(fault).__name__}，{place_of(fault)}），请把这一行告知维护人员。",
            file=sys.stderr,
        )
        return 1


def _run(args: argparse.Namespace) -> int:
    from handlers import commands

    if args.command in ("demo", "rehearse"):
        from bot import rehearsing

        return rehearsing.demo(args) if args.command == "demo" else rehearsing.rehearse(args)
    return commands.COMMANDS[args.command](args)


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong with the arguments in Chinese, and exits with 2."""

    def error(self, message: str) -> NoReturn:
        """One sentence, and where to read on."""
        for english, chinese in ARGUMENTS.items():
            message = message.replace(english, chinese)
        self.exit(2, f"{self.prog}：{message}（用 {self.prog} --help 查看用法）\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="duban", description="督办机器人：催办、报送、查询与通报")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    config = _Parser(add_help=False)
    config.add_argument(
        "--config",
        type=Path,
        default=Path("config.toml"),
        metavar="文件",
        help="配置文件（默认 config.toml）",
    )

    commands.add_parser("run", parents=[config], help="在 Telegram 里服务")
    _demo(commands.add_parser("demo", help="在本机的模拟群里试用，不需要令牌和网络"))
    check = commands.add_parser("check", parents=[config], help="检查配置，说明其含义或全部问题")
    check.add_argument("--live", action="store_true", help="同时向 Telegram 核对令牌、群、权限和督查员的私聊")
    _period(commands.add_parser("calendar", parents=[config], help="列出将要发生的每次推送及调整原因"))
    _rehearse(commands.add_parser("rehearse", parents=[config], help="全速演练一段时间"))
    _stream(
        commands.add_parser(
            "read", help="从标准输入逐行读群消息（JSON Lines），输出读出的内容", description=READ_FIELDS
        )
    )
    commands.add_parser(
        "when",
        parents=[config],
        help="从标准输入逐行读时限说法（JSON Lines），输出日期",
        description=WHEN_FIELDS,
    )
    _intake(commands.add_parser("intake", help="读一份公文或表格，起草台账"))
    _import(commands.add_parser("import", parents=[config], help="导入台账"))
    _export(commands.add_parser("export", parents=[config], help="导出台账"))
    _brief(commands.add_parser("brief", parents=[config], help="生成一期通报：文字、Word、附件表和图"))
    _backup(commands, config)
    return parser


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=0, metavar="端口", help="页面的端口（默认自动选择）")
    parser.add_argument("--pace", type=float, default=0.4, metavar="秒", help="播放时每一步之间停顿的秒数")


def _period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="begin", required=True, metavar="日期", help="起始日，如 2017-01-01")
    parser.add_argument("--to", dest="end", required=True, metavar="日期", help="截止日（含）")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def _rehearse(parser: argparse.ArgumentParser) -> None:
    _period(parser)
    parser.add_argument("--ledger", type=Path, metavar="文件", help="台账（默认用配置里的）")
    parser.add_argument("--replies", type=Path, metavar="文件", help="各单位的回复（默认用配置里的）")
    parser.add_argument("--out", type=Path, required=True, metavar="目录", help="结果放在这里")


def _stream(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ledger", type=Path, metavar="文件", help="台账")
    parser.add_argument("--today", metavar="日期", help="记录里没有 today 时按这一天读")


def _intake(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="txt、docx、xlsx 或 csv")
    parser.add_argument("--year", type=int, metavar="年度", help="文件没有写明年度时用")
    parser.add_argument("--json", action="store_true", help="输出台账 JSON，注意事项写到标准错误")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="台账文件（JSON、xlsx、csv、docx 或 txt）")
    parser.add_argument("--programme", required=True, metavar="专项", help="专项的 key")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不写入")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programme", required=True, metavar="专项", help="专项的 key")
    parser.add_argument("--format", choices=FORMATS, default=None, help="格式（默认看 --out 的扩展名）")
    parser.add_argument("--out", type=Path, required=True, metavar="文件", help="写到这个文件")


def _brief(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programme", required=True, metavar="专项", help="专项的 key")
    parser.add_argument(
        "--round", required=True, metavar="轮次", help="轮次的 key 或名称，如 monthly、月通报"
    )
    parser.add_argument("--on", required=True, metavar="日期", help="截至这一天，如 2017-09-30")
    parser.add_argument("--out", type=Path, required=True, metavar="目录", help="文件放在这里")


def _backup(commands: "argparse._SubParsersAction[_Parser]", config: _Parser) -> None:
    backup = commands.add_parser("backup", parents=[config], help="备份数据")
    backup.add_argument("--out", type=Path, required=True, metavar="文件", help="写到这个文件")
    restore = commands.add_parser("restore", parents=[config], help="从备份恢复")
    restore.add_argument("file", type=Path, metavar="文件", help="备份文件")
    commands.add_parser("verify", parents=[config], help="核对数据是否完好")


if __name__ == "__main__":
    sys.exit(main())
