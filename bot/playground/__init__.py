"""The local chat: a Bot API stand-in on loopback, as strict as Telegram, and one page that works like a chat.

`playground.Playground` is started by the app and by tests, `user.User` is a person in the chat, `faults.Fault` a bad
day between a bot and Telegram.
Nothing here knows the coach: python-telegram-bot speaks to it over HTTP as it speaks to Telegram.
"""
