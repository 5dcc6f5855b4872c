"""Looking back: what the facts say of sessions, sets, bests, adherence and health. Pure views, linear in the facts.

`look_back` reads the facts once into a `History`; everything else here is asked of that value. Nothing of it is kept:
the training state knows what an answer needs, and the whole past is read only where somebody wants to see it.
"""
