"""A visitor of the room: who sits down at the chat page, what they do there, and how they move the time on.

sample      what is shown: the office, its faces, its year, and how the bot is let in
deeds       what a visitor does: JSON → a deed → the room
moves       how a visitor moves the time on: JSON → a move
visit       one play of the sample year, moved on by hand
lobby       the visit that is going on, and the next: start over, load
unread      what each person has not seen yet
feed        what changes, told to every page that is open
look        the nouns of the room → what the page shows
formatting  a text with its spans → HTML
keepsake    a chat as a page of its own, to keep
routes      the addresses of the page
opening     the page opened on this machine, until the visitor has had enough
"""
