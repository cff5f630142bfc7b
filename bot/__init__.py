"""督办: the mind of the house. What is true of the work, and what to say about it.

Nothing here knows Telegram, a disk, a network, an event loop or the time of day: what happened comes in with its
moment, and what follows from it goes out as a value. The map, in the order in which one thing leans on another:

    items, people, happenings, notices   the nouns: the work, the people, what comes in, what goes out
    checking, config, kinds, ledger      what a person wrote in a file → checked nouns, or every problem at once
    workdays, cadence                    which days are worked; when each round strikes
    targets, lamps, stages               how far a target is; which lamp an item shows; which step may follow
    numbers, dates, reading              a line of chat → what was meant, or what to ask
    briefing                             items and a day → the counts, the names and the sentences of a 通报
    wording                              every sentence the bot can say
    office                               the office as it is at one moment
    desk                                 the decisions: (office, happening) → outcome
"""
