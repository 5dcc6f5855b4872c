"""The hands-free session: one sound file that leads through today's session, so that the phone stays on the floor.

`parts` says what is to be done, `score` when, to the second: both pure. `tones` and `voice` make the sounds, `encode`
packs them; `clips` are what was made and packed before, `render` puts them where the score says, `making` makes the
file. Speech is espeak-ng's, where that program is present; each cue has a tone of its own, so without it the same
session is led by tones.

What is heard (Hz): next exercise 523-659-784 rising, here again 659-784, set coming 659, count-in three of 880, go 1319
long, a rep 440 short, the last rep 587 short, halfway 784 twice, switch sides 988-659-988, rest 523-392 falling, done
523-659-784-1047.
"""
