"""Why a store cannot be used, each in one sentence that also says what to do."""

from sqlalchemy.exc import DBAPIError

from store.shelves import NAMES

DAMAGED = "存储 {store} 已损坏，无法读取；请用 duban restore 从最近的备份恢复，损坏的文件会原样保留在旁边。"
NEWER = "存储 {store} 由更新版本的督办程序写成（格式 {found}，本程序只认到 {known}）；请升级程序后再启动。"
READ_ONLY = "存储 {store} 只能读、不能写；请检查文件和所在文件夹的权限，或数据库账号的权限。"
UNREACHABLE = "打不开存储 {store}；请检查路径或地址是否正确，数据库是否已启动。"
FULL = "存储 {store} 所在的磁盘已满，这次改动没有保存；请清理磁盘空间。"
BUSY = "存储 {store} 正被别的程序占用，这次改动没有保存；请关闭占用它的程序。"
LOST = "与存储 {store} 的连接已断开，最后一次改动是否保存尚不确定；请重新启动督办程序。"
FAILED = "存储 {store} 出错（{why}），这次改动没有保存；请查看数据库的日志。"
HELD = "存储 {store} 正由另一个督办进程使用（进程号 {pid}，主机 {host}，自 {since} 起）；请先停止它。"
NO_DRIVER = "没有安装 PostgreSQL 的驱动；请安装 psycopg（pip install 'psycopg[binary]'）。"
UNKNOWN_KIND = "存储 {store} 的数据库类型不受支持；请使用文件路径（SQLite）或 postgresql:// 开头的地址。"
UNREADABLE = "存储 {store} 中 {shelf} {key} 无法读取（{why}）；请用 duban verify 查看详情，或从备份恢复。"
MISSING = "找不到数据文件 {store}；请检查路径。"
BAD_BACKUP = "备份 {file} 不能使用（{why}）；存储没有改动，请换一份备份。"

_MARKS = (
    ("not a database", DAMAGED),
    ("malformed", DAMAGED),
    ("readonly", READ_ONLY),
    ("read-only", READ_ONLY),
    ("unable to open", UNREACHABLE),
    ("connection failed", UNREACHABLE),
    ("is full", FULL),
    ("no space left", FULL),
    ("is locked", BUSY),
)


class StoreError(Exception):
    """The store cannot be used; the text is one sentence in Chinese for whoever runs the house."""


class NoStoreError(StoreError):
    """There is no store yet."""


def unreadable(store: str, shelf: str, key: str, why: object) -> StoreError:
    """A document that is not what it should be."""
    return StoreError(UNREADABLE.format(store=store, shelf=NAMES.get(shelf, shelf), key=key, why=why))


def refusal(store: str, error: DBAPIError) -> StoreError:
    """What a database's own error means for the house."""
    if error.connection_invalidated:
        return StoreError(LOST.format(store=store))
    said = str(error.orig).lower()
    for mark, sentence in _MARKS:
        if mark in said:
            return StoreError(sentence.format(store=store))
    return StoreError(FAILED.format(store=store, why=type(error.orig).__name__))
