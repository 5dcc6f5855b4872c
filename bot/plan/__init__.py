"""`python -m bot plan FILE`: a plan looked at without a chat."""
