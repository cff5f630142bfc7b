"""The doors: everything that touches Telegram, files or the clock. They carry; what to do is decided in `bot.desk`.

house      what is open while the bot runs: the setting, the book, the line to Telegram
inbox      updates, each exactly once      chat     an update → a happening
clock      the rounds that have come due   turn     the hallway: read, decide, commit
outbox     what is owed → Telegram         voice    one notice → one call
patience   how often one person is answered
files      configuration, kinds, ledgers, registers from disk
keeper     the care of the house: snapshots, heartbeat (unless something is overdue), old private words
live       what Telegram answers of the bot, its groups and its clerks
app        all wiring                      lines    the streams of `duban read` and `duban when`
"""
