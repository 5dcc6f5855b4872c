"""Free text -> what the runner meant. Rules over a word table, no language model; the same text always reads the same.

Red flags come first and generously. What is not sure is said to be so (`Understood.sure`), and the conversation asks.
"""

from collections.abc import Mapping, Sequence

from bot.understanding import lexicon as table
from bot.understanding import said_names, said_sets
from bot.understanding.doubting import doubt, elsewhere, fitting, is_cleared
from bot.understanding.lexicon import Lexicon, Way
from bot.understanding.meanings import (
    NOT_UNDERSTOOD,
    Alarmed,
    Amount,
    Cleared,
    Done,
    Felt,
    Flagged,
    GoTo,
    Greeting,
    Health,
    Hour,
    HowTo,
    Hurts,
    Later,
    Meaning,
    NotSore,
    Place,
    Skip,
    Sore,
    Suspected,
    Thanks,
    Tired,
    Training,
    Understood,
    Urgent,
    Where,
)
from bot.understanding.meanings_plan import Legs, PlanChange, SetLine, Shorten, Swap
from bot.understanding.said_danger import danger
from bot.understanding.said_health import health
from bot.understanding.said_names import Names
from bot.understanding.said_numbers import score
from bot.understanding.said_plan import minutes_only, plan_changes
from bot.understanding.said_times import clock_time
from bot.understanding.said_training import training
from bot.understanding.said_wishes import asks_why, wants_swap
from bot.understanding.utterance import Utterance
from coaching.runner import Units

LONGEST = 1000
"""Characters that are read of a text: nobody tells a coach more at once."""
_STRONG = 7
"""Places of this rank stand against a report in the same text."""
_HINT = 3
"""A place up to this rank is a guess from one word: it may leave as many words unexplained as its rank says."""
_SCREEN = 4
"""Places up to this rank are not meant where a text is about the weather or the news."""
_CHANCE = 1
"""A place of this rank is no more than a chance where more than this is left unexplained beside that."""
_WEAK = 5
"""Places up to this rank do not answer a question for advice: it is asked what is meant."""
_MOST_ASKED = 3
_SMALL_TALK = 8
"""Words in a greeting or thanks; more than that says something else."""
_SHORT = 5
_PART_OF_NAME, _UNKNOWN_NAME = 3, 2
"""Words before a line of sets: of a part of a name that we know, and of one that we do not know."""
_TO_LOOK_AT = tuple(GoTo(place) for place in (Place.TODAY, Place.CARD, Place.PROGRESS))


class Understanding:
    """Reads texts in one language. `names` are the exercises: id -> name."""

    def __init__(self, names: Mapping[str, str], language: str = "en") -> None:
        self.lexicon: Lexicon = table.load(language, tuple(names.values()))
        words = self.lexicon.table
        self._small_words = frozenset(words.small.split()) | words.fillers
        self.names = Names(names, words.never_alone.split(), words.aliases)

    def understand(self, text: str) -> Understood:
        """What a text means."""
        text = text[:LONGEST]
        if exact := self.names.exact(text.split()):  # "Power Skip" leaves nothing out, and "Dead Bug" is no alarm
            return Understood((HowTo(exact),))
        said = self.lexicon.read(text)
        return self._urgent(said) or self._sets(said, text) or self._told(said, text) or self._asked(said, text)

    def _urgent(self, said: Utterance) -> Understood | None:
        if said.has("despair"):
            return Understood((Alarmed(Urgent.DESPAIR),))
        shown = danger(said, self.lexicon)
        if shown is not None:
            sign = Flagged(shown.sign) if shown.certain else Suspected(shown.sign)
            return Understood((sign,), sure=shown.certain)
        if said.has("emergency"):
            return Understood((Alarmed(Urgent.EMERGENCY),))
        return Understood((Cleared(),)) if is_cleared(said) else None

    def _sets(self, said: Utterance, text: str) -> Understood | None:
        """A line of sets, with or without the name of the exercise before it."""
        name, line = said_sets.name_and_line(text)
        exercises = self.names.find(name, loosely=len(name) <= _PART_OF_NAME)
        if name and not exercises and (len(name) > _UNKNOWN_NAME or health(said, self.lexicon)):
            return None
        read = said_sets.read(line, Units.KG)
        if not isinstance(read, said_sets.SaidSets) or not read.evident:
            return None
        return Understood((SetLine(line, exercises[0] if len(exercises) == 1 else ""),))

    # What happened, and what is wanted changed

    def _told(self, said: Utterance, text: str) -> Understood | None:
        body, trained = health(said, self.lexicon), training(said, self.lexicon)
        changes = plan_changes(said, self.lexicon, text)
        if changes:
            return self._changed(said, body, trained, changes)
        if said.found("undo") and said.found("undo_tap"):
            return None
        if wants_swap(said) and not body and all(isinstance(one, (Felt, Skip)) for one in trained):
            return None
        if said.found("others") and body and any(isinstance(one, Skip) for one in trained):
            body = ()  # somebody else is ill, and that is why
        meanings: list[Meaning] = [*body, *fitting(said, trained, body), *self._ran(said, body, trained)]
        unclear = doubt(said, body, trained) or self._against(said, body, meanings)
        if unclear:
            return Understood(tuple(unclear[:_MOST_ASKED]), sure=unclear == (GoTo(Place.JUST_RAN),))
        if not meanings:
            return None
        asks = (said.asks and not isinstance(trained[0], Later)) or "how" in said.tokens if trained else False
        sure = len(trained) < 2 and not asks and not elsewhere(said, body)
        return Understood(tuple(meanings[:_MOST_ASKED]), sure=sure)

    def _ran(self, said: Utterance, body: Sequence[Health], trained: Sequence[Training]) -> Sequence[Meaning]:
        """A run that is told beside how the body is after it."""
        ran = GoTo(Place.JUST_RAN)
        after = any(isinstance(one, (Sore, Tired, NotSore)) for one in body) and not trained
        return (ran,) if after and said.has("just_ran") and not said.asks else ()

    def _changed(
        self, said: Utterance, body: Sequence[Health], trained: Sequence[Training], changes: Sequence[PlanChange]
    ) -> Understood:
        """A wish, and what was told beside it; a skip or "later" beside a wish is a part of it."""
        done = [one for one in trained if isinstance(one, Done)] if len(trained) == 1 else []
        legs = any(isinstance(one, Legs) for one in changes)
        told = [one for one in body if not isinstance(one, (Hurts, NotSore)) and not (legs and isinstance(one, Tired))]
        hurts = any(isinstance(one, Hurts) for one in body) and not legs
        meanings: tuple[Meaning, ...] = (*told, *done, *changes)
        of_others = said.found("others") and not all(isinstance(one, Shorten) for one in changes)
        sure = not hurts and not of_others and not said.found("supposing") and len(changes) < _MOST_ASKED
        return Understood(((Hurts(), *meanings) if hurts else meanings)[:_MOST_ASKED], sure=sure)

    def _against(self, said: Utterance, body: Sequence[Health], meanings: Sequence[Meaning]) -> Sequence[Meaning]:
        """A request in the same text that a report would drown: both are asked."""
        strong = [GoTo(way.to) for way in self._ways(said) if way.rank >= _STRONG]
        return (*strong, *meanings) if strong and meanings and not body else ()

    # What is asked for

    def _asked(self, said: Utterance, text: str) -> Understood:
        alone = self.lexicon.table.alone.get(" ".join(said.tokens).rstrip(" ?!."))
        named = Understood((GoTo(alone),)) if alone is not None else self._named(said)
        if named is not None:
            return named
        at, reminds = clock_time(text, self.lexicon.table.numbers), said.has("remind", "settings")
        if at is not None and (reminds or len(said.tokens) <= _SHORT):
            return Understood((Hour(at),), sure=reminds)
        if wants_swap(said) and not said.has("why"):
            return Understood((Swap(fed_up=said.has("fed_up")),))
        ways = self._ways(said)
        if ways:
            ways = [way for way in ways if way.rank == ways[0].rank]
            beside = {way.to: self._unexplained(said, *way.needs) for way in ways}
            unexplained = min(beside.values())
            places = tuple(place for place, left in beside.items() if left == unexplained)
            if ways[0].rank == _CHANCE and unexplained > _HINT:
                return self._small(said)
            sure = len(places) == 1 and not (ways[0].rank <= _WEAK and said.found("advice"))
            sure = sure and (unexplained <= ways[0].rank or ways[0].rank > _HINT)
            return Understood(tuple(GoTo(place) for place in places[:_MOST_ASKED]), sure=sure)
        return self._small(said)

    def _ways(self, said: Utterance) -> list[Way]:
        least = _SCREEN if said.has("off_topic") else 0
        places = (way for way in self.lexicon.ways(said) if way.rank > least)
        found = [way for way in places if all(said.found(*group) for group in way.needs)]
        return sorted(found, key=lambda way: -way.rank)

    def _unexplained(self, said: Utterance, *needs: Sequence[str]) -> int:
        """How many words of a text have nothing to do with the concepts that it is taken for."""
        wanted = [hit for hit in said.hits if any(hit.concept in group for group in needs)]
        explained = {at for hit in wanted for at in range(hit.start, hit.end)}
        rest = (token for at, token in enumerate(said.tokens) if at not in explained)
        return sum(token.isalpha() and token not in self._small_words for token in rest)

    def _named(self, said: Utterance) -> Understood | None:
        if said.has("numbers_words", "progress", "history") or asks_why(said):
            return None
        loosely = said.has("how", "swap") or (said.asks and said.has("advice"))
        number = said_names.numbered(said, self.lexicon.table.numbers)
        if number is not None and (loosely or said.asks or said.has("help", "look") or len(said.tokens) == 2):
            return Understood((HowTo(number=number),))
        exercises = self.names.find(said.tokens, loosely=loosely)
        if not exercises:
            return None
        if said.has("swap"):
            return Understood((Swap(exercises[0]),))
        how = loosely or said.has("help", "why") or len(said.tokens) <= self.names.length(exercises[0]) + 1
        return Understood((HowTo(exercises[0], exercises[1:]),), sure=how)

    def _small(self, said: Utterance) -> Understood:
        """What is no more than a few words."""
        words = [token for token in said.tokens if token.isalnum()]
        if not words:
            return Understood((GoTo(Place.HELP),)) if said.asks else NOT_UNDERSTOOD
        return self._looks(said, words) or self._bare(said, words)

    def _looks(self, said: Utterance, words: Sequence[str]) -> Understood | None:
        """An exercise by a part of its name and nothing else, or no more than that there be something to look at."""
        exercises = self.names.bare(words, self._small_words)
        if exercises:
            return Understood((HowTo(exercises[0], exercises[1:]),))
        shows = said.has("look") and not self._unexplained(said, ("look",))
        return Understood(_TO_LOOK_AT, sure=False) if shows else None

    def _bare(self, said: Utterance, words: Sequence[str]) -> Understood:
        """A number, a place of the body, manners."""
        minutes = minutes_only(said, self.lexicon)
        if minutes is not None:
            return Understood((Shorten(minutes), Later(minutes)), sure=False)
        number = score(said, self.lexicon.table.numbers, frozenset(self.lexicon.table.words["units"]))
        if number is not None and len(words) < _SHORT:
            return Understood((Amount(number),), sure=False)
        spots = self.lexicon.spots(said.hits)
        if spots:
            areas = frozenset(area for spot in spots for area in spot.areas)
            joints = frozenset(joint for spot in spots for joint in spot.joints)
            return Understood((Where(areas, joints),), sure=False)
        manners = self._manners(said) if len(words) <= _SMALL_TALK else None
        go = len(words) == 1 and said.has("go_word")
        return Understood((GoTo(Place.START),)) if go else manners or NOT_UNDERSTOOD

    def _manners(self, said: Utterance) -> Understood | None:
        thanks = Understood((Thanks(),)) if said.has("thanks") else None
        return Understood((Greeting(),)) if said.has("greeting") else thanks
