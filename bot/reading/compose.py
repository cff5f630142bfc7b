"""The statements of one entry put together: each thing once, in the order said, and nothing that contradicts."""

from collections.abc import Sequence
from dataclasses import replace

from bot.patterns import Pattern
from bot.reading.amounts import Amount
from bot.reading.page import Page
from bot.reading.pieces import Piece, pieces
from bot.reading.plans import MOVED
from bot.reading.repeats import once
from bot.reading.subjects import Subject
from bot.reading.told import Said
from bot.statements import Code, Kind, Mode, Reading, Statement, Unclear

USED = Pattern(r"投用|启用|开放|交付|投入使用|通车|开园")
"""预计12月完工，明年1月投用: the work is finished when it is finished, not when it is used."""
LEFT = Pattern(r"(?:还[剩差]|尚[余有]|只剩|剩下)[^,，。\d]{0,3}\d|还有[^,，。\d]{0,3}\d[^,，。]{0,8}[没未]")
"""已全部完成，还剩3处: one of the two is wrong."""
COUNT = Pattern(r"(?<!另)\d\s?(?!号|期|标|批)[\u4e00-\u9fff]")


def compose(laid: Page, subject: Subject, amounts: Sequence[Amount], sentences: Sequence[Said]) -> Reading:
    """The reading of an entry."""
    sentences = list(once(laid, _one_deadline(laid, sentences)))
    if amounts:  # 开工28处，建成21处: the works begun are no node beside those done
        sentences = [one for one in sentences if one.kind is not Kind.MILESTONE or not _is_counted(laid, one)]
    for sentence in sentences:
        if sentence.code:
            return Unclear(sentence.code, (subject.item.no,))
    if _contradicts(laid, amounts, sentences):
        return Unclear(Code.CONTRADICTION, (subject.item.no,))
    stated = [(_piece(laid, amount).start, 0, _progress(laid, subject, amount)) for amount in amounts]
    stated += [(sentence.piece.start, 1, _statement(laid, subject, sentence)) for sentence in sentences]
    return tuple(statement for *_, statement in sorted(stated, key=lambda placed: placed[:2]))


def _is_counted(laid: Page, said: Said) -> bool:
    return COUNT.search(laid.said_in(said.piece)) is not None


def _one_deadline(laid: Page, sentences: Sequence[Said]) -> list[Said]:
    """With an extension there is no separate forecast; its day may be the one that was forecast."""
    sentences = _one_extension(sentences)
    forecast = next((one for one in sentences if one.kind is Kind.FORECAST and one.day), None)
    if not any(one.kind is Kind.EXTENSION for one in sentences):
        return _one_forecast(laid, sentences)
    return [
        replace(one, day=forecast.day, code=None)
        if one.kind is Kind.EXTENSION and one.code and forecast
        else one
        for one in sentences
        if one.kind is not Kind.FORECAST
    ]


def _one_extension(sentences: Sequence[Said]) -> list[Said]:
    """关于申请延期的说明：…申请延至3月底: what is asked for once without its day and once with it, is asked with it."""
    is_dated = any(one.kind is Kind.EXTENSION and one.day for one in sentences)
    return [one for one in sentences if not (is_dated and one.kind is Kind.EXTENSION and one.day is None)]


def _one_forecast(laid: Page, sentences: Sequence[Said]) -> list[Said]:
    """Of two days the one it was moved to (现在看要推迟到12月底), or that of the work's end; else nobody can tell."""
    forecasts = [one for one in sentences if one.kind is Kind.FORECAST]
    if len({one.day for one in forecasts}) < 2:
        return list(sentences)
    moved = [one for one in forecasts if MOVED.search(laid.said_in(one.piece))]
    ended = [one for one in forecasts if not USED.search(laid.said_in(one.piece))]
    kept = (
        moved[-1] if moved else ended[0] if len(ended) == 1 else replace(forecasts[0], code=Code.WHICH_DATE)
    )
    return [one for one in sentences if one.kind is not Kind.FORECAST] + [kept]


def _contradicts(laid: Page, amounts: Sequence[Amount], sentences: Sequence[Said]) -> bool:
    """Whether a claim that all is done stands beside less than all, or beside a day on which it will be."""
    kinds = {one.kind for one in sentences}
    if {Kind.ON_TRACK, Kind.BEHIND} <= kinds:
        return True
    if Kind.UNCHANGED in kinds and any(one.mode is Mode.INCREMENT and one.value for one in amounts):
        return True
    if Kind.DONE not in kinds:
        return False
    short = any(
        amount.mode is Mode.TOTAL and amount.target.value is not None and amount.value < amount.target.value
        for amount in amounts
    )
    return short or Kind.FORECAST in kinds or Kind.UNCHANGED in kinds or LEFT.search(laid.blanked) is not None


def _piece(laid: Page, amount: Amount) -> Piece:
    """The piece that an amount stands in."""
    within = (piece for clause in laid.clauses for piece in pieces(laid.blanked, clause))
    return next(piece for piece in within if piece.start <= amount.figure.start < piece.end)


def _progress(laid: Page, subject: Subject, amount: Amount) -> Statement:
    unit = "%" if amount.figure.unit == "%" else amount.target.unit or amount.figure.unit
    return Statement(
        subject.item.no,
        Kind.PROGRESS,
        amount.target.no,
        amount.mode,
        amount.value,
        unit,
        text=_wording(laid, _piece(laid, amount)),
    )


def _statement(laid: Page, subject: Subject, said: Said) -> Statement:
    target = subject.target.no if subject.target else None
    text = _wording(laid, said.piece)
    return Statement(subject.item.no, said.kind, target, date=said.day, category=said.category, text=text)


def _wording(laid: Page, piece: Piece) -> str:
    start = laid.opening if piece.start < laid.opening < piece.end else piece.start
    return laid.wording[start : piece.end].strip(" ,，、:：")
