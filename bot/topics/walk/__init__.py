"""A session gone through exercise by exercise: start, done, change, swap, pain, the first load, and typed sets."""
