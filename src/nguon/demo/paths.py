"""Writing the way of a candidate: nomination, list, helper, class, dossier, resolutions, decision, probation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from nguon.admission.models import (
    Appraisal,
    Dossier,
    Inquiry,
    Introduction,
    Paper,
    Resolution,
    Return,
    ReturnedPart,
    VerificationNote,
)
from nguon.admission.terms import (
    AppraisalResult,
    Appraiser,
    Body,
    DecidingBody,
    DossierPart,
    DossierState,
    IntroducerKind,
)
from nguon.core.periods import add_months
from nguon.demo import terms
from nguon.demo.dossier_letters import letters, note
from nguon.demo.dossier_papers import curriculum_vitae
from nguon.demo.lives import PROBATION_MONTHS, Lives
from nguon.demo.sheets import Sheets
from nguon.demo.tree import Org
from nguon.demo.ways import Way, candidacy_state, dossier_state
from nguon.probation.models import Term, TermResolution
from nguon.probation.terms import TermState
from nguon.sourcing.models import Candidacy, HelperAssignment
from nguon.sourcing.terms import Basis, NominatorKind
from nguon.training.models import Enrolment, TrainingClass
from nguon.training.terms import ClassKind, Result

SEATS_IN_COMMITTEE = 13
RESOLUTIONS = {
    Body.CELL: terms.CELL_RESOLUTION,
    Body.BASE: terms.BASE_RESOLUTION,
    Body.DECIDING: terms.DECIDING_RESOLUTION,
}


def days(number: int) -> timedelta:
    """So many days."""
    return timedelta(days=number)


class Paths:
    """Writes ways into the sheets; classes are shared by all whom a committee sends in the same month."""

    def __init__(self, sheets: Sheets, lives: Lives) -> None:
        self._sheets = sheets
        self._lives = lives
        self._classes: dict[tuple[int, date, ClassKind], int] = {}
        self._numbers: dict[tuple[str, int], int] = {}
        self._seats: dict[int, int] = {}

    def number(self, form: str, day: date) -> str:
        """The next number of a kind of document in the year of the day."""
        key = (form, day.year)
        self._numbers[key] = self._numbers.get(key, 0) + 1
        return form.format(n=self._numbers[key], year=day.year)

    def awareness_class(
        self,
        committee: Org,
        closed_on: date,
        *,
        opened_on: date | None = None,
        kind: ClassKind = ClassKind.AWARENESS,
    ) -> int:
        """The class of the committee that closes on this day, made when it is asked for first."""
        key = (committee.id, closed_on, kind)
        if key not in self._classes:
            self._classes[key] = self._sheets[TrainingClass].add(
                organization_id=committee.id,
                kind=kind,
                name=terms.CLASS_NAME.format(kind=kind.label, month=closed_on.month, year=closed_on.year),
                issuer=terms.CLASS_ISSUER,
                decision_number=self.number(terms.CLASS_DECISION, closed_on),
                opened_on=opened_on or closed_on - days(4),
                closed_on=closed_on,
            )
        return self._classes[key]

    def enrol(self, class_id: int, person: int, *, result: Result | None = Result.PASSED) -> None:
        """Put a person on the roster; a pass has a certificate of the week after the class."""
        closed_on = self._sheets[TrainingClass].get(class_id, "closed_on")
        passed = result is Result.PASSED
        self._seats[class_id] = self._seats.get(class_id, 0) + 1
        self._sheets[Enrolment].add(
            training_class_id=class_id,
            person_id=person,
            result=result or "",
            certificate_number=terms.CERTIFICATE.format(n=self._seats[class_id]) if passed else "",
            certified_on=closed_on + days(7) if passed else None,
        )

    def usual(self, admitted_on: date, committee: Org) -> Way:
        """The way of somebody admitted on a day, at the pace the rules allow; the class is one of the committee's."""
        random = self._lives.random
        decided_on = admitted_on - days(random.randrange(5, 13))
        cell_on = decided_on - days(random.randrange(32, 48))
        opened_on = cell_on - days(random.randrange(60, 100))
        closed_on = (opened_on - days(random.randrange(40, 90))).replace(day=15)
        listed_on = closed_on - days(random.randrange(120, 240))
        return Way(
            document_on=listed_on - days(random.randrange(15, 40)),
            listed_on=listed_on,
            helped_on=listed_on,
            class_id=self.awareness_class(committee, closed_on),
            opened_on=opened_on,
            cell_on=cell_on,
            base_on=cell_on + days(random.randrange(10, 20)),
            decided_on=decided_on,
            received_on=decided_on + days(2),
            ceremony_on=admitted_on,
        )

    def walk(self, person: int, cell: Org, way: Way) -> tuple[int, int | None]:
        """Write the way as far as its days go. Returns (candidacy, dossier or None)."""
        candidacy = self._candidacy(person, cell, way)
        if way.helped_on:
            self._helper(candidacy, cell, way)
        if way.class_id:
            self.enrol(way.class_id, person)
        return candidacy, self._dossier(person, candidacy, cell, way) if way.opened_on else None

    def recognised(self, person: int, cell: Org, dossier: int | None, since: date) -> int:
        """Write a probation that ended in recognition, decided within weeks of its end; with a dossier, the vote."""
        random = self._lives.random
        ends_on = add_months(since, PROBATION_MONTHS)
        met_on = ends_on + days(random.randrange(3, 20))
        decided_on = met_on + days(random.randrange(8, 25))
        term = self._sheets[Term].add(
            person_id=person,
            organization_id=cell.id,
            dossier_id=dossier,
            state=TermState.RECOGNISED,
            since=since,
            ends_on=ends_on,
            decision_number=self.number(terms.RECOGNITION, decided_on),
            decided_on=decided_on,
            effective_on=ends_on,
        )
        if dossier:
            self._sheets[TermResolution].add(term_id=term, **self._vote(Body.CELL, cell, met_on))
        return term

    def struck_off(self, person: int, cell: Org, since: date, on: date) -> int:
        """Write a probation that ended in a strike-off."""
        return self._sheets[Term].add(
            person_id=person,
            organization_id=cell.id,
            state=TermState.STRUCK_OFF,
            since=since,
            ends_on=add_months(since, PROBATION_MONTHS),
            decision_number=self.number(terms.STRIKE_OFF, on),
            decided_on=on,
            effective_on=on,
        )

    def _candidacy(self, person: int, cell: Org, way: Way) -> int:
        own = way.nominator_name == "" and way.nominator is NominatorKind.CELL
        values = {
            "person_id": person,
            "organization_id": cell.id,
            "state": candidacy_state(way),
            "basis": Basis.NOMINATION,
            "nominator_kind": way.nominator,
            "nominator_name": cell.name if own else way.nominator_name,
            "document_number": self.number(terms.NOMINATION, way.document_on),
            "document_on": way.document_on,
            "notified_on": way.document_on + days(3),
            "movement_id": way.movement,
            "listed_on": way.listed_on,
            "list_resolution": self.number(terms.CELL_RESOLUTION, way.listed_on) if way.listed_on else "",
        }
        return self._sheets[Candidacy].add(**values | way.extra)

    def _helper(self, candidacy: int, cell: Org, way: Way) -> None:
        day = way.helped_on
        assert day is not None
        helper = way.helper or self._lives.random.choice(self._lives.official_in(cell, day))
        self._sheets[HelperAssignment].add(
            candidacy_id=candidacy,
            helper_id=helper,
            resolution=self.number(terms.CELL_RESOLUTION, day),
            resolved_on=day,
            since=day,
            until=way.helped_until or way.ceremony_on,
        )

    def _dossier(self, person: int, candidacy: int, cell: Org, way: Way) -> int:
        opened_on = way.opened_on
        assert opened_on is not None
        decided = way.decided_on
        dossier = self._sheets[Dossier].add(
            person_id=person,
            candidacy_id=candidacy,
            organization_id=cell.id,
            state=dossier_state(way),
            state_before=DossierState.CELL_RESOLVED if way.returned_on else "",
            opened_on=opened_on,
            application_on=opened_on,
            special_groups=[] if way.ceremony_on is None else None,
            # Invented hamlets and offices whose young people have no branch of either union: two members introduce.
            youth_union_here=False,
            trade_union_here=False,
            deciding_body=DecidingBody.STANDING_COMMITTEE if decided else "",
            decision_number=self.number(terms.DECISION, decided) if decided else "",
            decided_on=decided,
            received_on=way.received_on,
            ceremony_on=way.ceremony_on,
        )
        self._introductions(dossier, cell, way, opened_on + days(5))
        self._resolutions(dossier, cell, way)
        self._between(dossier, way)
        if way.ceremony_on is None:
            is_considered = way.cell_on is not None
            self._sheets[Paper].add(**curriculum_vitae(dossier, opened_on, is_considered=is_considered))
            for letter in letters(dossier, opened_on, is_considered=is_considered):
                self._sheets[Inquiry].add(**letter)
            self._sheets[VerificationNote].add(**note(dossier, opened_on, is_considered=is_considered))
        return dossier

    def _introductions(self, dossier: int, cell: Org, way: Way, on: date) -> None:
        able = self._lives.official_in(cell, add_months(on, -PROBATION_MONTHS))
        if len(able) < way.introducers:
            raise ValueError(f"{cell.code}: {len(able)} official members on {on}")
        for introducer in self._lives.random.sample(able, way.introducers):
            self._sheets[Introduction].add(
                dossier_id=dossier,
                kind=IntroducerKind.MEMBER,
                introducer_id=introducer,
                together_since=add_months(on, -30),
                dated_on=on,
            )

    def _resolutions(self, dossier: int, cell: Org, way: Way) -> None:
        for body, met_on in ((Body.CELL, way.cell_on), (Body.BASE, way.base_on), (Body.DECIDING, way.decided_on)):
            if met_on is not None:
                self._sheets[Resolution].add(dossier_id=dossier, **self._vote(body, cell, met_on))

    def _between(self, dossier: int, way: Way) -> None:
        """What happened between the votes: the re-check, or a return that waits for the cell."""
        if way.rechecked_on:
            self._sheets[Appraisal].add(
                dossier_id=dossier,
                appraiser=Appraiser.ORGANIZING,
                appraised_on=way.rechecked_on,
                result=AppraisalResult.IN_ORDER,
            )
        if way.returned_on:
            returned = self._sheets[Return].add(dossier_id=dossier, returned_by=Body.BASE, returned_on=way.returned_on)
            self._sheets[ReturnedPart].add(returned_id=returned, part=DossierPart.OPINIONS, reason=terms.RETURNED_FOR)

    def _vote(self, body: Body, cell: Org, met_on: date) -> dict[str, Any]:
        """A meeting at which nearly everybody was present and nearly everybody agreed."""
        in_cell = body is Body.CELL
        eligible = max(3, len(self._lives.official_in(cell, met_on))) if in_cell else SEATS_IN_COMMITTEE
        present = eligible - eligible // 12
        return {
            "body": body,
            "number": self.number(RESOLUTIONS[body], met_on),
            "met_on": met_on,
            "eligible": eligible,
            "present": present,
            "in_favour": present - present // 15,
            "against": present // 15,
            "blank": 0,
        }
