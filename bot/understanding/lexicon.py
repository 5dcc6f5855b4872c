"""The word table of one language: read once at the start, checked whole, all faults named at once."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from importlib import resources
from typing import Any

import msgspec
from msgspec import Struct

from bot.understanding.contractions import NEGATIONS
from bot.understanding.forms import Form, Forms, fault_of, written
from bot.understanding.meanings import Place
from bot.understanding.mending import Mending
from bot.understanding.utterance import Denial, Hit, Utterance, denied, swallowed, tokens
from coaching.facts import RedFlag
from coaching.runner import Area, Distance, Equipment, Joint

_BODY, _DISTANCE, _KIT = "body:", "distance:", "kit:"
_MADE = frozenset({"weekday", "month", "gear"})
_PARTS = ("signs", "talk")  # files that add forms to the table: of red flags, and of all else


class LexiconError(ValueError):
    """A word table that cannot be used: all its faults."""


class Spot(Struct, frozen=True, forbid_unknown_fields=True):
    """A place of the body."""

    words: tuple[str, ...]
    areas: frozenset[Area] = frozenset()
    joints: frozenset[Joint] = frozenset()
    bare: bool = False
    """No muscle to be sore, and no joint that the plan spares: a wrist."""


class Sign(Struct, frozen=True, forbid_unknown_fields=True):
    """A red flag: each group needs one hit; `always` counts denied hits too; `unless` takes it back.

    `asked`: too broad to be taken as told. `asked_with`: words beside which it is asked, a joke or the cold.
    `rather_than`: the signs that the same words show by chance.
    """

    flag: RedFlag
    needs: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()
    always: bool = False
    asked: bool = False
    asked_with: tuple[str, ...] = ()
    rather_than: tuple[RedFlag, ...] = ()


class Way(Struct, frozen=True, forbid_unknown_fields=True):
    """A screen that a text asks for."""

    to: Place
    rank: int
    needs: tuple[tuple[str, ...], ...]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """The file, as written."""

    language: str
    swallow: frozenset[str]
    swallow_mildly: frozenset[str]
    fillers: frozenset[str]
    common: str
    small: str
    never_alone: str
    spared: frozenset[str]
    aliases: dict[str, str]
    alone: dict[str, Place]  # what is asked for by a text of nothing but these words
    numbers: dict[str, int]
    weekdays: dict[str, int]
    months: dict[str, int]
    near: dict[str, int]
    emoji: dict[str, str]
    body: dict[str, Spot]
    distances: dict[Distance, tuple[str, ...]]
    equipment: dict[Equipment, tuple[str, ...]]
    words: dict[str, tuple[str, ...]]
    sign: tuple[Sign, ...]
    place: tuple[Way, ...]
    foreign: frozenset[str] = frozenset()
    """Words of other languages only: no typing error is mended to one."""


class Lexicon:
    """The table made ready: finds concepts in a text, and mends typing errors on the way.

    `names` are further words that are right as they stand, those of the exercises say.

    Raises:
        LexiconError: with every fault of the table.
    """

    def __init__(self, table: Table, names: Sequence[str] = ()) -> None:
        self.table = table
        self.distances = {_DISTANCE + distance: distance for distance in table.distances}
        self.equipment = {_KIT + kit: kit for kit in table.equipment}
        forms = list(_forms(table))
        faults = list(_faults(table, forms))
        if faults:
            raise LexiconError("\n".join(faults))
        self._signs, self._ways = _by_first(table.sign), _by_first(table.place)
        self._forms = Forms(forms, table.fillers)
        self._grave = frozenset(concept for sign in table.sign for group in sign.needs for concept in group)
        self._denial = Denial("not", "gone", "eased", "breaks", "after_gone", table.spared)
        vocabulary = _vocabulary(forms)
        named = frozenset(word for name in names for word in tokens(name, {}))
        known = vocabulary | named | frozenset(table.common.split()) | set(table.numbers) | set(table.aliases)
        alone = _vocabulary([form for form in forms if len(form.slots) == 1])
        grave = _vocabulary([one for one in forms if one.concept in self._grave])
        likely = sorted((vocabulary - table.foreign) | named, key=lambda one: (one not in alone, one not in grave, one))
        self._mending = Mending(likely, known - table.foreign, _begun(forms), NEGATIONS)
        self._known = known

    def read(self, text: str) -> Utterance:
        """The text with its typing errors mended and its concepts found."""
        words = tuple(word for token in tokens(text, self.table.emoji) for word in self._mended(token).split())
        hits = swallowed(self._forms.find(words), self.table.swallow)
        hits = swallowed(hits, self.table.swallow_mildly, spared=self._grave)
        return Utterance(words, hits, denied(words, hits, self._denial))

    def _mended(self, token: str) -> str:
        if token in self._known:
            return token
        return self._mending.mended(token, begun=self._forms.begins(token))

    def signs(self, said: Utterance) -> list[Sign]:
        """The red flags of which the first words stand in a text, in the order of the table."""
        return [self.table.sign[at] for at in _places(self._signs, said)]

    def ways(self, said: Utterance) -> list[Way]:
        """The screens of which the first words stand in a text, in the order of the table."""
        return [self.table.place[at] for at in _places(self._ways, said)]

    def spots(self, hits: Sequence[Hit]) -> list[Spot]:
        """The places of the body among the hits."""
        return [self.table.body[hit.concept.removeprefix(_BODY)] for hit in hits if hit.concept.startswith(_BODY)]


def _by_first(rules: Sequence[Sign | Way]) -> dict[str, list[int]]:
    """Where the rules stand in the table, by the concepts of the first of their groups."""
    found: dict[str, list[int]] = {}
    for at, rule in enumerate(rules):
        for concept in rule.needs[0]:
            found.setdefault(concept, []).append(at)
    return found


def _places(first: Mapping[str, Sequence[int]], said: Utterance) -> list[int]:
    return sorted({at for concept in said.standing for at in first.get(concept, ())})


def _forms(table: Table) -> Iterator[Form]:
    for concept, forms in table.words.items():
        yield from (one for form in forms for one in written(concept, form))
    for name, spot in table.body.items():
        yield from (one for form in spot.words for one in written(_BODY + name, form))
    for distance, forms in table.distances.items():
        yield from (one for form in forms for one in written(_DISTANCE + distance, form))
    for kit, forms in table.equipment.items():
        yield from (one for form in forms for name in (_KIT + kit, "gear") for one in written(name, form))
    yield from (one for word in table.weekdays for one in written("weekday", word))
    yield from (one for word in table.months for one in written("month", word))


def _vocabulary(forms: Iterable[Form]) -> frozenset[str]:
    """Every word of the forms."""
    return frozenset(word for form in forms for slot in form.slots for word in slot.words)


def _begun(forms: Iterable[Form]) -> tuple[str, ...]:
    """Every beginning of a word in the forms."""
    return tuple(sorted({one for form in forms for slot in form.slots for one in slot.beginnings}))


def _faults(table: Table, forms: Sequence[Form]) -> Iterator[str]:
    yield from (f"{form.concept}: {fault}" for form in forms if (fault := fault_of(form)))
    for sign in table.sign:
        yield from _rule_faults(sign.flag.value, (*sign.needs, sign.unless, sign.asked_with), table)
    for way in table.place:
        yield from _rule_faults(way.to.value, way.needs, table)
    yield from (f"no sign: {flag.value}" for flag in RedFlag if flag not in {sign.flag for sign in table.sign})
    yield from (
        f"swallow: unknown {one!r}" for one in sorted((table.swallow | table.swallow_mildly) - set(table.words))
    )
    yield from (f"near: unknown {one!r}" for one in sorted(set(table.near) - set(table.words)))


def _rule_faults(name: str, groups: Sequence[Sequence[str]], table: Table) -> Iterator[str]:
    used = {concept for group in groups for concept in group}
    yield from (f"{name}: unknown {concept!r}" for concept in sorted(used - set(table.words) - _MADE))
    if not any(groups):
        yield f"{name}: no needs"


@cache
def load(language: str = "en", names: tuple[str, ...] = ()) -> Lexicon:
    """The word table of a language, made ready: once in a process, since it takes a tenth of a second.

    Raises:
        LexiconError: it is missing or faulty.
    """
    try:
        raw = _read(f"meanings_{language}.toml")
        more = [_read(f"meanings_{language}_{part}.toml") for part in _PARTS]
        mixed = _read(f"meanings_{language}_mixed.toml")
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"word table {language!r}: {error}") from error
    try:
        table = msgspec.convert(_joined(reduce(_with_more, more, raw), mixed), Table)
    except (KeyError, msgspec.ValidationError) as error:
        raise LexiconError(f"word table {language!r}: {error}") from error
    return Lexicon(table, names)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("bot.words").joinpath(name).read_text("utf-8"))


def _with_more(raw: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    """The table with more forms, signs and screens; concepts may be new."""
    words = {**raw["words"]}
    for concept, forms in part["words"].items():
        words[concept] = [*words.get(concept, ()), *forms]
    rules = {kind: [*raw[kind], *part.get(kind, ())] for kind in ("sign", "place")}
    return {**raw, **rules, "words": words}


def _joined(raw: Mapping[str, Any], mixed: Mapping[str, Any]) -> dict[str, Any]:
    """The table with the words of other languages added to its concepts and places of the body."""
    words, body, days = dict(raw["words"]), dict(raw["body"]), {**raw["weekdays"], **mixed.get("weekdays", {})}
    for concept, forms in mixed["words"].items():
        words[concept] = [*words[concept], *forms]
    for name, forms in mixed["body"].items():
        body[name] = {**body[name], "words": [*body[name]["words"], *forms]}
    foreign = sorted(_split(mixed) - set(raw["common"].split()))
    return {**raw, "words": words, "body": body, "weekdays": days, "foreign": foreign}


def _split(part: Mapping[str, Any]) -> set[str]:
    """The words of a file's forms, without what marks a beginning."""
    spots = (one if isinstance(one, list) else one["words"] for one in part["body"].values())
    forms = (form for group in (*part["words"].values(), *spots) for form in group)
    return {word.removesuffix("*") for form in forms for word in form.replace("|", " ").split()}
