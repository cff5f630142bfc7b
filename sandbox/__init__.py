"""A Telegram of our own on this machine: for `duban demo`, for `duban rehearse` and for the tests.

It stands apart: nothing of the house is imported here, and the bot cannot tell it from the real one. The map:

    people, messages, events             the nouns: who, what was written, what happened
    refusals                             every refusal, in Telegram's own words
    spans, markup, keyboards, pictures   what Telegram reads in a text, in HTML, under a message, in a photo
    conversation, room                   a chat as it stands; the whole, and what people do in it
    access, updates                      what the bot may do and hear; what waits to be fetched
    limits, faults                       too many calls; trouble on demand
    wire, asking, methods                nouns → the objects of the Bot API; a call → its parameters → its effect
    server, doors                        the Bot API over HTTP
    delivery, hook                       updates fetched by long polling, or pushed to a webhook
    conformity, api.toml                 every call and every object checked against the Bot API
    transcript                           a chat as a person would read it
    script, rehearsal, stage, live       a year played at full speed, and told as it happens
    visit, page                          a visitor at the chat page: what they do, and the page itself
"""
