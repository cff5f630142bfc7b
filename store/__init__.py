"""The memory of the house: TinyDB, whose disk is a trusted database.

book         the office as it is now; a decision is committed here, and what it owes waits here until it is said
outbox       the notices owed, on their way, and said
moving       what becomes of a notice when its group gets another chat id
journal      the latest commits, one line each
shelves      which noun lies on which shelf
rows         a noun ↔ a row of plain JSON
shelf        a TinyDB table of ours
disk         TinyDB's storage, on one SQL table
engine       a path or an address → an open database
schema       the version of a store, and the steps to the next
lock         one store, one process
reading      the office at one moment, beside the house
backup       a store → an ordinary TinyDB JSON file
restoring    such a file → a store
verifying    whether a store is sound
errors       why a store cannot be used, each in one sentence
"""
