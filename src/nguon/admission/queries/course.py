"""Reading what happened to a dossier between the votes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nguon.admission.models import Appraisal, Dossier, Extension, Interruption, Resolution, Return
from nguon.admission.rules.clocks import (
    CellVote,
    Clock,
    Days,
    Pause,
    clocks_on,
    extended_days,
    paused_days,
)
from nguon.admission.terms import Appraiser, Body
from nguon.organizations import queries as organizations
from nguon.regulations.book import load_book


def appraisals_of(dossier_id: int) -> dict[Appraiser, Appraisal]:
    """The newest appraisal of each body that looks through the dossier."""
    rows = Appraisal.rows.filter(dossier_id=dossier_id).order_by("appraised_on", "pk")
    return {Appraiser(row.appraiser): row for row in rows}


def all_appraisals_of(dossier_id: int) -> list[Appraisal]:
    """Every appraisal, in the order of days."""
    return list(Appraisal.rows.filter(dossier_id=dossier_id).order_by("appraised_on", "pk"))


def extensions_of(dossier_id: int) -> list[Extension]:
    """The extensions granted, in the order of days."""
    return list(Extension.rows.filter(dossier_id=dossier_id).order_by("granted_on", "pk"))


def interruptions_of(dossier_id: int) -> list[Interruption]:
    """The interruptions, in the order of days; the last may be open."""
    return list(Interruption.rows.filter(dossier_id=dossier_id).order_by("since", "pk"))


def returns_of(dossier_id: int) -> list[Return]:
    """The returns with their parts, in the order of days; the last may be open."""
    rows = Return.rows.filter(dossier_id=dossier_id).order_by("returned_on", "pk")
    return list(rows.prefetch_related("parts"))


def set_aside_of(dossier_id: int) -> list[Resolution]:
    """Votes that had to be taken again after a return, in the order of days."""
    rows = Resolution.rows.filter(dossier_id=dossier_id, set_aside_on__isnull=False)
    return list(rows.order_by("met_on", "pk"))


@dataclass(frozen=True, slots=True)
class MoreTime:
    """Working days beyond the limit of the decision: by extension, and while the dossier was interrupted."""

    extended: int
    paused: int

    @property
    def whole(self) -> int:
        """Both together."""
        return self.extended + self.paused


def decision_time(dossier: Dossier, day: date) -> MoreTime:
    """By how much the limit of the decision has grown up to the day."""
    return more_time(days_of(dossier), day)


def more_time(days: Days, day: date) -> MoreTime:
    """The same from days that are at hand."""
    vote = next((vote for vote in days.votes if vote.set_aside_on is None), None)
    if vote is None:
        return MoreTime(0, 0)
    return MoreTime(extended_days(days, vote), paused_days(days.pauses, vote.met_on, day, load_book().on(day)))


def decision_times(cell_met_on: dict[int, date], day: date) -> dict[int, MoreTime]:
    """The same for many dossiers by the day of the vote that counts, in two queries; absent: nothing was added."""
    page = load_book().on(day)
    extended: defaultdict[int, int] = defaultdict(int)
    pauses: defaultdict[int, list[Pause]] = defaultdict(list)
    for more in Extension.rows.filter(dossier_id__any_of=set(cell_met_on)):
        if more.granted_on >= cell_met_on[more.dossier_id]:
            extended[more.dossier_id] += more.working_days
    for pause in Interruption.rows.filter(dossier_id__any_of=set(cell_met_on)):
        pauses[pause.dossier_id].append(Pause(pause.since, pause.until))
    return {
        pk: MoreTime(extended[pk], paused_days(tuple(pauses[pk]), cell_met_on[pk], day, page))
        for pk in {*extended, *pauses}
    }


def days_of(dossier: Dossier) -> Days:
    """The days that start, lengthen, hold or end the limits of a dossier."""
    return days_of_many([dossier])[dossier.pk]


def days_of_many(dossiers: Sequence[Dossier]) -> dict[int, Days]:
    """The same for many dossiers in three queries."""
    keys = {dossier.pk for dossier in dossiers}
    votes, extensions, pauses = defaultdict(list), defaultdict(list), defaultdict(list)
    for vote in Resolution.rows.filter(dossier_id__any_of=keys, body=Body.CELL).order_by("met_on", "pk"):
        votes[vote.dossier_id].append(CellVote(vote.met_on, vote.set_aside_on))
    # Only the limit that a vote starts is ever extended.
    for more in Extension.rows.filter(dossier_id__any_of=set(votes)).order_by("granted_on", "pk") if votes else ():
        extensions[more.dossier_id].append((more.granted_on, more.working_days))
    for pause in Interruption.rows.filter(dossier_id__any_of=keys).order_by("since", "pk"):
        pauses[pause.dossier_id].append(Pause(pause.since, pause.until))
    return {
        dossier.pk: Days(
            opened_on=dossier.opened_on,
            votes=tuple(votes[dossier.pk]),
            extensions=tuple(extensions[dossier.pk]),
            pauses=tuple(pauses[dossier.pk]),
            decided_on=dossier.decided_on,
            received_on=dossier.received_on,
            ceremony_on=dossier.ceremony_on,
            closed_on=dossier.closed_on,
        )
        for dossier in dossiers
    }


def clocks_of(dossier: Dossier, day: date) -> tuple[Clock, ...]:
    """Every limit of the dossier on the day, by the rules that hold for its organisation."""
    return clocks_on(days_of(dossier), organizations.rules_for(dossier.organization_id, day))


def last_day_of(dossier: Dossier) -> tuple[str, date]:
    """The newest day recorded in the dossier while it is under way, and what happened on it."""
    days: list[tuple[date, str]] = [(dossier.opened_on, "ngày lập hồ sơ")]
    days += [(row.met_on, "cuộc họp xét") for row in Resolution.rows.filter(dossier_id=dossier.pk)]
    days += [(row.appraised_on, "việc thẩm định hồ sơ") for row in all_appraisals_of(dossier.pk)]
    for one in Return.rows.filter(dossier_id=dossier.pk):
        days.append((one.resubmitted_on or one.returned_on, "lần trả lại, nộp lại hồ sơ"))
    for pause in interruptions_of(dossier.pk):
        days.append((pause.until or pause.since, "lần tạm dừng xét"))
    if dossier.decided_on is not None:
        days.append((dossier.decided_on, "quyết định kết nạp"))
    day, event = max(days)
    return event, day
