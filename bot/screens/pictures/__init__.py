"""Screens that are looked at: values of the coach and words become a recipe with its caption and keyboard. Pure.

Where there is nothing to draw, a sentence says so: no chart is ever empty. Each caption says what the picture shows.
"""
