"""The memory of the house: TinyDB, whose disk is a trusted database.

book       the office as it is now; a decision is committed here, and what is owed waits here until it is said
outbox     the notices owed, on their way, and said            journal   the latest commits, one line each
moving     what a group's new chat id changes
rows       a noun ↔ a row of plain JSON                        shelves   which noun lies on which shelf
shelf      a TinyDB table of ours                              disk      TinyDB's storage, on one SQL table
engine     a path or address → an open database                lock      one store, one process
schema     the version of the store, and the steps to it       errors    why a store cannot be used, in one sentence
backup, restoring, verifying    an ordinary TinyDB JSON file out and in; whether a store is sound
"""
