"""Each conversation as data: what is asked, what may be answered, and where it leads. `book` binds them together."""
