"""Reads what people type into a question: days, dates, hours, weights, running weeks. None where it cannot be sure.

English words stand here as tables; another language adds its own.
"""
