"""Telegram's HTML, as strictly as Telegram reads it: text with tags in, plain text with entities out."""

import re
from typing import NamedTuple

from bot.playground.errors import ApiError, bad_request
from bot.playground.spans import Entity, tidied, utf16_length

TYPES = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}

_SPACE = " \t\r\n\0\v"
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d{1,9})|#[xX]([0-9a-fA-F]{1,9})|(lt|gt|amp|quot));?")
_SPECIAL = re.compile("[<&]")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


class Parsed(NamedTuple):
    """Plain text and its entities, outermost first."""

    text: str
    entities: list[Entity]


class _Open(NamedTuple):
    tag: str
    argument: str
    at: int  # UTF-16 offset where the entity begins


def parse_html(source: str) -> Parsed:
    """Read Telegram's HTML.

    Raises:
        ApiError: 400 in Telegram's words where it does not parse ("can't parse entities: ...").
    """
    return _Reader(source).read()


class _Reader:
    """Walks once over the source. Errors name the byte offset of the tag, counted in UTF-8 as Telegram does."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.i = 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[tuple[int, Entity]] = []

    def read(self) -> Parsed:
        while self.i < len(self.source):
            char = self.source[self.i]
            if char == "<":
                self._tag()
            else:
                self._put(self._reference() if char == "&" else self._plain())
        if self.open:
            raise self._fault(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        ordered = sorted(self.entities, key=lambda pair: (pair[1]["offset"], -int(pair[1]["length"]), pair[0]))
        return Parsed("".join(self.out), tidied([entity for _, entity in ordered]))

    def _plain(self) -> str:
        """Everything up to the next character that may mean something."""
        begin = self.i
        found = _SPECIAL.search(self.source, begin)
        self.i = found.start() if found else len(self.source)
        return self.source[begin : self.i]

    def _char(self) -> str:
        self.i += 1
        return self.source[self.i - 1]

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.length += utf16_length(text)

    def _reference(self) -> str:
        """A character reference at the cursor; anything that is not one stays as it stands."""
        found = _REFERENCE.match(self.source, self.i)
        if found is None:
            return self._char()
        decimal, hexadecimal, name = found.groups()
        if name:
            char = _NAMED[name]
        else:
            code = int(decimal) if decimal else int(hexadecimal, 16)
            if not 0 < code < 0x10FFFF or 0xD800 <= code <= 0xDFFF:
                return self._char()
            char = chr(code)
        self.i = found.end()
        return char

    def _tag(self) -> None:
        begin = self.i
        self.i += 1
        if self._here() == "/":
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _here(self) -> str:
        return self.source[self.i] if self.i < len(self.source) else ""

    def _skip_spaces(self) -> None:
        while self._here() and self._here() in _SPACE:
            self.i += 1

    def _word(self, stop: str) -> str:
        begin = self.i
        while self._here() and self._here() not in stop:
            self.i += 1
        return self.source[begin : self.i]

    def _start_tag(self, begin: int) -> None:
        tag = self._word(_SPACE + ">").lower()
        if not self._here():
            raise self._fault("Unclosed start tag", begin)
        if tag not in TYPES:
            raise self._fault(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while True:
            self._skip_spaces()
            if self._here() == ">":
                break
            name, value = self._attribute(tag, begin)
            argument = _argument(tag, name, value) or argument
        self.i += 1
        if tag == "span" and argument != "spoiler":
            raise self._fault('Tag "span" must have class "tg-spoiler"', begin)
        if tag == "tg-emoji" and not argument.isdecimal():
            raise self._fault("Invalid custom emoji identifier specified")
        self.open.append(_Open(tag, argument, self.length))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._word(_SPACE + "=>").lower()
        if not name and self._here():
            raise self._fault(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_spaces()
        value = ""
        if self._here() == "=":
            self.i += 1
            self._skip_spaces()
            value = self._value()
        if not self._here():
            raise self._fault(f'Unclosed start tag "{tag}"', begin)
        return name, value

    def _value(self) -> str:
        """An attribute's value: a string in either kind of quotes, or a bare name."""
        begin = self.i
        quote = self._here()
        if quote not in {'"', "'"} or not quote:
            match = _TOKEN.match(self.source, self.i)
            self.i = match.end() if match else self.i
            if self._here() and self._here() not in _SPACE + ">":
                raise self._fault("Unexpected end of name token", begin)
            return self.source[begin : self.i].lower()
        self.i += 1
        parts: list[str] = []
        while self._here() and self._here() != quote:
            parts.append(self._reference() if self._here() == "&" else self._char())
        self.i += 1
        return "".join(parts)

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            raise self._fault("Unexpected end tag", begin)
        self.i += 1
        found = self._word(_SPACE + ">").lower()
        self._skip_spaces()
        if self._here() != ">":
            raise self._fault("Unclosed end tag", begin)
        self.i += 1
        opened = self.open[-1]
        if found and found != opened.tag:
            offset = self._bytes(begin)
            message = f'Unmatched end tag at byte offset {offset}, expected "</{opened.tag}>", found "</{found}>"'
            raise self._fault(message)
        self.open.pop()
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        if self.length == opened.at:
            return
        entity: Entity = {"type": TYPES[opened.tag], "offset": opened.at, "length": self.length - opened.at}
        if opened.tag == "a":
            url = opened.argument or self._inside(opened)
            if not _is_link(url):
                return
            entity["url"] = url
        elif opened.tag == "pre" and opened.argument:
            entity["language"] = opened.argument
        elif opened.tag == "code" and opened.argument and self.open and self.open[-1].tag == "pre":
            self.open[-1] = self.open[-1]._replace(argument=opened.argument)
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        self.entities.append((len(self.open), entity))

    def _inside(self, opened: _Open) -> str:
        written = "".join(self.out).encode("utf-16-le")
        return written[opened.at * 2 :].decode("utf-16-le")

    def _bytes(self, index: int) -> int:
        return len(self.source[:index].encode())

    def _fault(self, message: str, at: int | None = None) -> ApiError:
        where = "" if at is None else f" at byte offset {self._bytes(at)}"
        return bad_request(f"Can't parse entities: {message}{where}")


def _argument(tag: str, name: str, value: str) -> str:
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case "code", "class" if value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case "blockquote", "expandable":
            return "1"
        case _:
            return ""


def _is_link(url: str) -> bool:
    return bool(re.match(r"(?:(?:https?|ftp|ton)://|tg:|mailto:|tel:)?[^\s/:.]+(?:[.:/?@][^\s]*)", url, re.IGNORECASE))
