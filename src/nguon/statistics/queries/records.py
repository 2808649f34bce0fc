"""The people behind a figure, as far as the reader's own scope goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from nguon.core.errors import NotFound
from nguon.core.periods import ONE_DAY, Period
from nguon.core.scope import Actor
from nguon.organizations.queries import names_on
from nguon.people.models import Person
from nguon.people.queries import PAGE, Cursor, born_text
from nguon.statistics.catalogue import Figure, Tally
from nguon.statistics.queries.areas import area
from nguon.statistics.queries.counting import Statement
from nguon.statistics.queries.sources import SOURCES
from nguon.statistics.questions import Question
from nguon.statistics.terms import Window
from nguon.targets import queries as targets


@dataclass(frozen=True, slots=True)
class Record:
    """One person behind a figure: what a list shows, and where the list goes on."""

    person_id: int
    full_name: str
    born: str
    organization: str
    cursor: Cursor


def records_behind(
    actor: Actor, question: Question, figure: Figure, *, after: Cursor | None = None, limit: int = PAGE
) -> list[Record]:
    """People counted in the numerator who lie in the actor's scope, one page by (position, name) plus one.

    Whoever has moved out of the scope is counted but not listed. A person counted twice is listed once.

    :raises NotFound: the figure is sensitive or does not count people.
    """
    if not figure.opens_people or not isinstance(figure.numerator, Tally):
        raise NotFound(figure.key)
    people: QuerySet[Person] = Person.objects.within(actor.scope).filter(
        pk__in=_counted(question, figure, figure.numerator)
    )
    if after is not None:
        people = people.extra(
            where=["(people_person.pos, people_person.sort_key, people_person.id) > (%s, %s, %s)"],
            params=[after.pos, after.sort_key, after.id],
        )
    page = list(people.order_by("pos", "sort_key", "id")[: limit + 1])
    names = names_on({person.organization_id for person in page}, question.asked_on)
    return [_record(person, names) for person in page]


def _record(person: Person, names: dict[int, str]) -> Record:
    cursor = Cursor(person.pos, person.sort_key, person.pk)
    return Record(person.pk, person.full_name, born_text(person), names.get(person.organization_id, ""), cursor)


def _counted(question: Question, figure: Figure, tally: Tally) -> RawSQL:
    """The keys of the people counted, as a subquery of the guarded list: both walls hold."""
    statement = Statement(SOURCES[tally.population])
    condition = statement.meets(tally.where)
    sql = f"{statement.rows()} SELECT rows.record FROM rows WHERE {condition}"  # noqa: S608  (reason: built from the catalogue; every value is a parameter)
    window = Period(_first_day(question, figure), question.on + ONE_DAY)
    parameters = area(question, {Window.ASKED: window}).parameters(Window.ASKED)
    return _with_names(sql, statement.parameters | parameters | {"asked_on": question.asked_on})


def _first_day(question: Question, figure: Figure) -> date:
    if figure.window is Window.TERM:
        mine = targets.targets_of([question.organization_id])
        term = targets.term_target(mine, question.organization_id, question.period)
        if term is not None:
            return min(term.period.since, question.on)
    return question.period.since


def _with_names(sql: str, parameters: dict[str, object]) -> RawSQL:
    """RawSQL takes parameters by place only: put the named ones in the order of their places."""
    order: list[object] = []
    placed = sql % _Places(parameters, order)
    return RawSQL(placed, order)  # noqa: S611  (reason: built from the catalogue; every value is a parameter)


class _Places(dict[str, object]):
    """Answers each %(name)s with %s and notes the value."""

    def __init__(self, values: dict[str, object], order: list[object]) -> None:
        super().__init__(values)
        self._order = order

    def __getitem__(self, name: str) -> str:
        self._order.append(super().__getitem__(name))
        return "%s"
