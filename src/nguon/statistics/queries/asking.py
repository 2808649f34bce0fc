"""From a code and a period to a question the asker may put."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from nguon.core.errors import BadInput, NotFound
from nguon.core.periods import Period
from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.organizations import queries as organizations
from nguon.organizations.terms import Boundaries, Kind, Level
from nguon.statistics.questions import Question


def ask(actor: Actor, code: str, period: Period, *, boundaries: Boundaries, today: date) -> Question:
    """The question, once the organisation is known to lie in the actor's scope.

    :raises NotFound: absent and outside look the same.
    :raises BadInput: the period lies ahead, or the organisation did not exist on its last day (on today's boundaries:
        does not exist today).
    """
    organization = organizations.organization_within(actor.scope, code)
    if period.since > today:
        raise BadInput(
            f"Kỳ {period} chưa bắt đầu vào ngày {today:%d/%m/%Y}; hãy chọn kỳ có ngày đầu không sau hôm nay."
        )
    day = today if boundaries is Boundaries.NOW else min(period.last_day, today)
    standing = organizations.current_period(organization.pk, day)
    if standing is None:
        standing = organizations.organization_by_code(code, on=day)
    return Question(
        organization_id=organization.pk,
        lft=organization.lft,
        code=code,
        name=standing.name,
        kind=Kind(standing.kind),
        level=Level(standing.level),
        period=period,
        boundaries=boundaries,
        asked_on=today,
    )


@contextmanager
def counting(actor: Actor, question: Question) -> Iterator[None]:
    """Count beyond the actor's own people: whoever was admitted here and has moved away still counts here.

    Runs as the system, and only totals, organisations and places may leave it.

    :raises NotFound: the organisation does not lie in the actor's scope.
    """
    if not actor.scope.holds(question.lft):
        raise NotFound(question.code)
    with acting(Actor.system("figures")):
        yield
