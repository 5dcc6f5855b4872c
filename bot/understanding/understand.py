"""Free text -> what the runner meant. Rules over a word table, no language model; the same text always reads the same.

Red flags come first and generously. What is not sure is said to be so (`Understood.sure`), and the conversation asks.
"""

from collections.abc import Mapping, Sequence

from bot.understanding import lexicon as table
from bot.understanding.lexicon import Lexicon, Way
from bot.understanding.meanings import (
    NOT_UNDERSTOOD,
    Alarmed,
    Amount,
    Cleared,
    Done,
    Flagged,
    GoTo,
    Greeting,
    Health,
    Hour,
    HowTo,
    Hurts,
    Ill,
    Meaning,
    NotSore,
    Place,
    Skip,
    Slept,
    Sore,
    Thanks,
    Tired,
    Training,
    Understood,
    Urgent,
    Where,
)
from bot.understanding.said_health import health, only_a_little, red_flag
from bot.understanding.said_names import Names
from bot.understanding.said_numbers import clock_time, score
from bot.understanding.said_training import is_log, training
from bot.understanding.utterance import Utterance

LONGEST = 1000
"""Characters that are read of a text: nobody tells a coach more at once."""
_STRONG = 7
"""Places of this rank stand against a report in the same text."""
_MOST_ASKED = 3
_SMALL_TALK = 6
"""Words in a greeting or thanks; more than that says something else."""
_SHORT = 5


class Understanding:
    """Reads texts in one language. `names` are the exercises: id -> name."""

    def __init__(self, names: Mapping[str, str], language: str = "en") -> None:
        self.lexicon: Lexicon = table.load(language, tuple(names.values()))
        self.names = Names(names)

    def understand(self, text: str) -> Understood:
        """What a text means."""
        said = self.lexicon.read(text[:LONGEST])
        urgent = self._urgent(said)
        if urgent is not None:
            return Understood((urgent,))
        return self._told(said) or self._asked(said, text[:LONGEST])

    def _urgent(self, said: Utterance) -> Meaning | None:
        if said.has("despair"):
            return Alarmed(Urgent.DESPAIR)
        sign = red_flag(said, self.lexicon)
        if sign is not None:
            return Flagged(sign)
        if said.has("emergency"):
            return Alarmed(Urgent.EMERGENCY)
        return Cleared() if said.has("cleared") else None

    # What happened

    def _told(self, said: Utterance) -> Understood | None:
        body, trained = health(said, self.lexicon), training(said, self.lexicon)
        meanings: list[Meaning] = [*body, *_fitting(trained, body)]
        doubt = _doubt(said, body, trained) or self._against(said, body, meanings)
        if doubt:
            return Understood(tuple(doubt[:_MOST_ASKED]), sure=False)
        if not meanings:
            return None
        asks = bool(trained) and (said.asks or said.has("why", "how")) and not is_log(said)
        sure = len(trained) < 2 and not asks and not _elsewhere(said, body)
        return Understood(tuple(meanings[:_MOST_ASKED]), sure=sure)

    def _against(self, said: Utterance, body: Sequence[Health], meanings: Sequence[Meaning]) -> Sequence[Meaning]:
        """A request in the same text that a report would drown: both are asked."""
        strong = [GoTo(way.to) for way in self._ways(said) if way.rank >= _STRONG]
        return (*strong, *meanings) if strong and meanings and not body else ()

    # What is asked for

    def _asked(self, said: Utterance, text: str) -> Understood:
        named = self._named(said)
        if named is not None:
            return named
        at = clock_time(text, self.lexicon.table.numbers)
        if at is not None and (said.has("remind", "settings") or len(said.tokens) <= _SHORT):
            return Understood((Hour(at),), sure=said.has("remind", "settings"))
        ways = self._ways(said)
        if ways:
            places = tuple(dict.fromkeys(way.to for way in ways if way.rank == ways[0].rank))
            return Understood(tuple(GoTo(place) for place in places[:_MOST_ASKED]), sure=len(places) == 1)
        return self._small(said)

    def _ways(self, said: Utterance) -> list[Way]:
        found = [way for way in self.lexicon.table.place if all(said.found(*group) for group in way.needs)]
        return sorted(found, key=lambda way: -way.rank)

    def _named(self, said: Utterance) -> Understood | None:
        if said.has("numbers_words"):
            return None
        exercises = self.names.find(said.tokens, loosely=said.has("how", "swap"))
        if not exercises:
            return None
        if said.has("swap"):
            return Understood((GoTo(Place.SWAP),))
        how = said.has("how", "help", "why") or len(said.tokens) <= len(exercises[0].split("_")) + 1
        meant = tuple(HowTo(exercise) for exercise in exercises[:_MOST_ASKED])
        return Understood(meant, sure=how and len(meant) == 1)

    def _small(self, said: Utterance) -> Understood:
        """Manners, a bare number, a bare place of the body."""
        words = [token for token in said.tokens if token.isalnum()]
        if not words:
            return Understood((GoTo(Place.HELP),)) if said.asks else NOT_UNDERSTOOD
        number = score(said, self.lexicon.table.numbers, frozenset(self.lexicon.table.words["units"]))
        if number is not None and len(words) < _SHORT:
            return Understood((Amount(number),), sure=False)
        spots = self.lexicon.spots(said.hits)
        if spots:
            areas = frozenset(area for spot in spots for area in spot.areas)
            joints = frozenset(joint for spot in spots for joint in spot.joints)
            return Understood((Where(areas, joints),), sure=False)
        if len(words) > _SMALL_TALK:
            return NOT_UNDERSTOOD
        if said.has("greeting"):
            return Understood((Greeting(),))
        return Understood((Thanks(),)) if said.has("thanks") else NOT_UNDERSTOOD


def _doubt(said: Utterance, body: Sequence[Health], trained: Sequence[Training]) -> Sequence[Meaning]:
    """What a text may mean where it is known to be unclear; empty where it is not."""
    if any(isinstance(one, Hurts) for one in body):
        return (Hurts(),)
    if only_a_little(said):
        return (NotSore(), Sore())
    if said.has("heavy_legs") and not body:
        return (Sore(), Tired())
    if said.has("off_day") and not body and not trained:
        return (Tired(), Ill(), Skip())
    return _about_runs(said, trained)


def _about_runs(said: Utterance, trained: Sequence[Training]) -> Sequence[Meaning]:
    """Done or left out may be said of the run rather than of the session."""
    if not said.found("run", "race") or said.has("session_words"):
        return ()
    match trained:
        case (Done(),):
            return (GoTo(Place.JUST_RAN), *trained)
        case (Skip(),) if said.found("changed"):
            return (GoTo(Place.RUNS), *trained)
        case _:
            return ()


def _fitting(trained: Sequence[Training], body: Sequence[Health]) -> Sequence[Training]:
    """Illness stops the session by itself; a skip beside it would say the same twice."""
    if any(isinstance(one, Ill) for one in body):
        return [one for one in trained if isinstance(one, Done)]
    return trained


def _elsewhere(said: Utterance, body: Sequence[Health]) -> bool:
    """Not about the runner now: "what if I get sore?", "my wife is sick", "I was tired last week"."""
    now = said.found("present", "yesterday") or any(isinstance(one, Slept) for one in body)
    return said.found("if_words", "others") or (bool(body) and said.found("past") and not now)
