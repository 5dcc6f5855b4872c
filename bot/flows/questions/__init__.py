"""The questions about a runner, each a chain of steps that ends at the step named `then`.

The onboarding puts them in a row; the settings lead to each one singly. What is asked twice is written once.
"""
