"""The picture of the conversation is that of the conversation."""

from tests.drawing.picture import FILE, picture


def test_the_picture_in_the_docs_is_drawn_from_todays_flows() -> None:
    assert FILE.read_text(encoding="utf-8") == picture(), "`make graph` draws it anew"
