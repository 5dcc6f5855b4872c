"""The HTML parser: what Telegram takes becomes text and entities, what it refuses is refused in its words."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.playground.entities import parse_html
from bot.playground.errors import ApiError
from bot.playground.markup import html_of, with_found


def entities(source: str) -> list[tuple[object, ...]]:
    return [(e["type"], e["offset"], e["length"]) for e in parse_html(source).entities]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("plain", "plain", []),
        ("<b>bold</b>", "bold", [("bold", 0, 4)]),
        ("<strong>bold</strong>", "bold", [("bold", 0, 4)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s><strike>b</strike><del>c</del>", "abc", [("strikethrough", i, 1) for i in range(3)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<code>3x10</code>", "3x10", [("code", 0, 4)]),
        ("<pre>x = 1</pre>", "x = 1", [("pre", 0, 5)]),
        ("<blockquote>q</blockquote>", "q", [("blockquote", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<i><b>same</b></i>", "same", [("italic", 0, 4), ("bold", 0, 4)]),
        ("<B>a</B>", "a", [("bold", 0, 1)]),
        ("<b >a</b >", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("1 &lt; 2 &amp; 3 &gt; 2 &quot;q&quot;", '1 < 2 & 3 > 2 "q"', []),
        ("&#128170;&#x1F4AA;", "💪💪", []),
        ("&nbsp;&unknown; & &#; &#0;", "&nbsp;&unknown; & &#; &#0;", []),
        ("a > b", "a > b", []),
        ("💪<b>é</b>", "💪é", [("bold", 2, 1)]),
        ("<b>💪🏽</b>x", "💪🏽x", [("bold", 0, 4)]),
    ],
)
def test_what_telegram_takes(source: str, text: str, expected: list[tuple[object, ...]]) -> None:
    assert parse_html(source).text == text
    assert entities(source) == expected


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("é<b><i>x</b></i>", 'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
        ("3 < 5", 'Unsupported start tag "" at byte offset 2'),
        ("a <3 b> c", 'Unsupported start tag "3" at byte offset 2'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x>y</a>', 'Unclosed start tag "a" at byte offset 0'),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>y</a>", "Unexpected end of name token at byte offset 8"),
        ('<span class="red">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="a">x</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_what_telegram_refuses(source: str, fault: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {fault}"


def test_a_link_keeps_its_address() -> None:
    (entity,) = parse_html('<a href="https://example.org/?a=1&amp;b=2">here</a>').entities
    assert entity["url"] == "https://example.org/?a=1&b=2"


def test_a_link_without_an_address_is_its_own_address_or_none() -> None:
    assert parse_html("<a>example.org/x</a>").entities[0]["url"] == "example.org/x"
    assert parse_html("<a>not an address</a>").entities == []


def test_code_within_pre_names_its_language() -> None:
    (entity,) = parse_html('<pre><code class="language-python">x</code></pre>').entities
    assert (entity["type"], entity["language"]) == ("pre", "python")


def test_nothing_stands_inside_code() -> None:
    assert entities("<code>a<b>b</b></code>") == [("code", 0, 2)]


def test_quotes_do_not_nest() -> None:
    assert entities("<blockquote>a<blockquote>b</blockquote></blockquote>") == [("blockquote", 0, 2)]


@given(st.text())
def test_an_escaped_text_always_comes_back_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text)).text == text


@given(st.text(min_size=1), st.sampled_from(["b", "i", "u", "s", "code", "tg-spoiler"]))
def test_entities_become_the_same_html_again(text: str, tag: str) -> None:
    source = f"x<{tag}>{html.escape(text, quote=False)}</{tag}>y"
    parsed = parse_html(source)
    assert html_of(parsed.text, parsed.entities) == source


@given(st.text(max_size=20), st.text(min_size=1, max_size=20))
def test_offsets_count_utf16_units_as_python_telegram_bot_counts_them(before: str, bold: str) -> None:
    parsed = parse_html(f"{html.escape(before)}<b>{html.escape(bold)}</b>")
    (entity,) = parsed.entities
    utf16 = parsed.text.encode("utf-16-le", "surrogatepass")
    begin, length = int(entity["offset"]), int(entity["length"])
    assert utf16[begin * 2 : (begin + length) * 2].decode("utf-16-le", "surrogatepass") == bold


def test_commands_addresses_and_tags_are_found_in_plain_text() -> None:
    text = "💪 /today at www.example.org/a, me@example.org #legs @coach_bot and/or 1/2"
    found = {e["type"]: MessageEntity(str(e["type"]), int(e["offset"]), int(e["length"])) for e in with_found(text, [])}
    utf16 = text.encode("utf-16-le")
    said = {str(k): utf16[e.offset * 2 : (e.offset + e.length) * 2].decode("utf-16-le") for k, e in found.items()}
    assert said == {
        "bot_command": "/today",
        "url": "www.example.org/a",
        "email": "me@example.org",
        "hashtag": "#legs",
        "mention": "@coach_bot",
    }


def test_nothing_is_found_inside_code() -> None:
    parsed = parse_html("<code>/today</code>")
    assert with_found(parsed.text, parsed.entities) == parsed.entities
