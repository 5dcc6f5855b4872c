"""Today's session as a card for the lock screen."""

from collections.abc import Sequence

from bot.buttons import Action
from bot.media.picture_recipes import CardRow, SessionCard
from bot.replies import Media, Screen
from bot.screens.keyboard import act
from bot.screens.pictures.showing import OTHER_LIGHT, captioned
from bot.words import common, doses, labels, session_list
from bot.words import today as words
from bot.words import walk as walk_words
from coaching.exercise import Catalogue
from coaching.runner import RunDay, Units
from coaching.session import Session


def card(
    session: Session,
    run: RunDay | None,
    why: Sequence[str],
    catalogue: Catalogue,
    units: Units,
    *,
    dark: bool = False,
    done: bool = False,
) -> Media:
    """The card of a session that has exercises. `why` are its reasons in words, the first of which it says.

    One that is `done` is not begun again.
    """
    caption = "\n".join(
        [words.heading(session, run), *session_list.brief(session_list.listing(session), catalogue, units)]
    )
    day = session.day
    light = act(labels.LIGHT if dark else labels.DARK, Action.CARD, day, OTHER_LIGHT)
    begin = (act(walk_words.START, Action.WALK, day), act(labels.DONE, Action.DONE, day))
    rows = (*(() if done else (begin,)), (act(labels.BACK, Action.BACK_TO_SESSION, day), light))
    recipe = _recipe(session, run, why, catalogue, units, dark=dark)
    return Media(recipe=recipe, screen=Screen(captioned(caption), rows))


def _recipe(
    session: Session, run: RunDay | None, why: Sequence[str], catalogue: Catalogue, units: Units, *, dark: bool
) -> SessionCard:
    listing = session_list.listing(session)
    return SessionCard(
        title=words.session_name(session),
        subtitle=common.plain(words.day_and_run(session, run)),
        dark=dark,
        minutes=doses.length(session),
        why=common.plain(why[0]) if why else "",
        shared=common.plain(session_list.for_all(listing.shared)),
        rows=tuple(_row(line, catalogue, units) for line in listing.lines),
        before=_framed(session_list.warm_up(session, catalogue)),
        after=tuple(
            _framed(one) for one in (session_list.walk(session), session_list.wind_down(session, catalogue)) if one
        ),
    )


def _framed(said: str) -> str:
    """A paragraph of the list, whose first words are bold there and have a colon here."""
    return common.plain(said.replace("</b>  ", ": ", 1))


def _row(line: session_list.Line, catalogue: Catalogue, units: Units) -> CardRow:
    return CardRow(
        exercise=line.one.exercise,
        name=common.plain(words.name_of(line.one.exercise, catalogue)),
        dose=doses.sets_short(line.one, once=line.once),
        load=common.plain(doses.load(line.one.load, units)),
        how=common.plain(" · ".join(line.own)),
        paired=line.one.paired,
    )
