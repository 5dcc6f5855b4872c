"""Temporary driver."""
import asyncio, sys
from tests.benchmarks.answers.cells import *
from tests.benchmarks.answers.measuring import measured

async def main(names):
    cells = {"ptb": ECHOES[0], "ours": ECHOES[1], "aiogram": ECHOES[2], "mix": CENTRE,
       "today": Cell(bot=Bot.COACH, kind=Kind.TODAY), "flow": Cell(bot=Bot.COACH, kind=Kind.FLOW), "sore": Cell(bot=Bot.COACH, kind=Kind.SORE),
       "one": Cell(bot=Bot.COACH, kind=Kind.MIX, chats=1), "hook": Cell(bot=Bot.COACH, kind=Kind.MIX, webhook=True), "pg": Cell(bot=Bot.COACH, kind=Kind.MIX, postgresql=True)}
    for name in names:
        one = await measured(cells[name])
        print(f"{cells[name].name:70} {one.updates:6} {one.rate:8.0f}/s {one.cpu_ms:7.3f} ms  p50 {one.p50*1000:7.1f} p99 {one.p99*1000:7.1f} rss {one.rss/1e6:6.0f} MB calls {one.calls/max(1,one.updates):.2f}", flush=True)
asyncio.run(main(sys.argv[1:]))
