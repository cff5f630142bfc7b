"""督办: the mind of the house. What is true of the work, and what to say about it.

Nothing here knows Telegram, a disk, a network, an event loop or the time of day: what happened comes in with its
moment, and what follows from it goes out as a value. The map, in the order in which one thing leans on another:

    items, people, happenings, notices   the nouns: the work, the people, what comes in, what goes out
    rights, legible                      who may do what, as one table; what people write, as it can be seen
    checking, config, kinds, ledger      what a person wrote in a file → checked nouns, or every problem at once
    workdays, periods, cadence           which days are worked; what a period is; when each round strikes
    measure, expected, targets           what a total says of a target; what was due by today; how it stands
    lamps, stages, replay                which lamp an item shows; which step may follow; an item from its reports
    outlook                              what is in the way, what is asked for, when it is expected, target by target
    figures, counts, clashes             figures as an office writes them; the counts; what cannot be true
    script, numbers, units, dates        Traditional → Simplified; figures; measure words; wordings of days
    reading                              a line of chat → what was meant, or what to ask
    intake                               an official document → a draft ledger
    briefing                             items and a day → the counts, the names and the sentences of a 通报
    snapshots                            which snapshots are kept
    wording                              every sentence the bot can say
    office                               the office as it is at one moment
    desk                                 the decisions: (office, happening) → outcome
"""
