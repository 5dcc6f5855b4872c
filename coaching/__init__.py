"""What to train today, and why: pure functions over frozen values.

This room does no I/O, reads no clock, draws no random number, and knows neither Telegram nor SQL. It imports nothing of
ours. It is told everything, waits for nothing, and gives its reasons.

Where things are: `coach` holds the use cases and `planning` puts one day together from `week` (which day carries what;
`asking` puts the question to it), `building` (what fills a session; `ordering` writes the order), `dosing` (with which
dose), `health` (what turns it down or stops it) and `memory` (the training state, folded from `facts`). `agenda` shows
the days of a week, `review` looks ahead, `history` back; `underway` is a session in the middle. `change` is what a
report or a change of plan did, `changing` what may be changed, `wishes` what the runner decided. `follow_up` finds the
one question of the morning, `spacing` learns from its answers. `rules` has every number, `reasons` every why.

A value is frozen and made of values that were there before it, so it is never part of a circle. Those that come in
thousands say `gc=False`: the garbage collector need not look at them.

Glossary (the code follows it, and it follows the field):

runner        who trains; `runner.Profile` is what they told us
day class     the hardest run of a day: race > long > speed > easy > rest; a hard day is speed, long or race
session       one day's strength, core, mobility or recovery work: blocks of prescriptions
prescription  one exercise with sets, reps or seconds, load, tempo, rest and RIR
RIR           reps in reserve: clean reps left at the end of a set; RPE is about 10 - RIR
strength week a calendar week, Monday to Sunday, with at least one lower-body session done
phase, block  weeks 1-4, 5-8, 9+; from week 13 the blocks A (build), B (heavy), C (power)
deload        less work for a while, planned (every 4th strength week) or because of soreness
taper         less work before a race
DOMS          delayed-onset muscle soreness: dull, both sides, a day or two later; pain is something else
fact          something that happened, appended and never changed; the training state is folded from facts
reason        why something was decided: the rule's id and the numbers, never prose
"""
