"""Screens as values: words with the buttons that lead on. Pure: values in, a Screen out.

`keyboard` puts buttons together; every other module has the screens of the topic of its name, `training` those of the
session and its reasons, `under_session` the buttons below it, `walk` and `walk_aside` those of a session under way.
"""
