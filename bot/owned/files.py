"""The export as two documents."""

from bot.chat import Person
from bot.owned import export
from bot.replies import Document
from bot.words import owned as words
from coaching.exercise import Catalogue
from coaching.facts import Moment
from coaching.history.past import look_back


def files(person: Person, catalogue: Catalogue, moment: Moment) -> tuple[Document, ...]:
    """The two files of a person whose history was read."""
    history = look_back(person.history or ())
    sets = export.as_csv(history, catalogue)
    return (
        Document(
            name=words.file_name("strength-coach", moment.day, "json"),
            content=export.as_json(person, moment.at),
            caption=words.JSON_CAPTION,
        ),
        Document(name=words.file_name("strength-sets", moment.day, "csv"), content=sets, caption=words.CSV_CAPTION),
    )
