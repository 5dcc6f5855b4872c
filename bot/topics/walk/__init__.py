"""A session gone through exercise by exercise.

`going` is where a runner is in it, and `taps` which button does what: `steps` (start, done, left out, back, stop),
`sets` (other sets than planned), `instead` (a swap, a pain, a first load), `said` (what is typed meanwhile). The value
that is kept is `bot.walk`.
"""
