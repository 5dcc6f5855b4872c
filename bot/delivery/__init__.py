"""What we start. A due row is judged, becomes an outbox row, and the next row is written, in one transaction.

`tick` does it for everything that is due; `judging` says what becomes of one row; `ahead` judges rows before they are
due, so that little is left to do when thousands are due in the same minute; `late` judges again what could not be sent
in time.
"""
