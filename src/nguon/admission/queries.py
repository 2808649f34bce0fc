"""Reading dossiers within a scope, and the pictures of facts that the rules judge."""

from __future__ import annotations

from datetime import date

from django.db.models import Max, QuerySet

from nguon.admission.models import Dossier, Introduction, Resolution, VoteColumns
from nguon.admission.rules import Applicant, BaseResolution, Ceremony, Decision
from nguon.admission.rules import Introduction as IntroductionFacts
from nguon.admission.terms import Body, DecidingBody, DossierState, IntroducerKind, SchoolingException
from nguon.core.errors import NotFound, Stale
from nguon.core.scope import Actor, Scope
from nguon.guard.acting import acting
from nguon.guard.managers import Reason
from nguon.organizations import queries as organizations
from nguon.organizations.terms import Level
from nguon.people import queries as people
from nguon.people.models import StandingPeriod
from nguon.people.queries import PAGE, Cursor
from nguon.people.terms import Precision, Schooling, Standing
from nguon.regulations.voting import Vote
from nguon.sourcing import queries as sourcing
from nguon.training import queries as training

OPEN = tuple(s for s in DossierState if s not in {DossierState.ADMITTED, DossierState.CLOSED})
"""States in which a dossier is under way."""


def dossier_within(scope: Scope, pk: int) -> Dossier:
    """The dossier, if its person lies inside the scope.

    :raises NotFound: absent and outside look the same.
    """
    mine = Dossier.objects.within(scope).select_related("person", "organization", "candidacy")
    found = mine.filter(pk=pk).first()
    if found is None:
        raise NotFound("dossier")
    return found


def locked_dossier(actor: Actor, pk: int, *, seen_version: int) -> Dossier:
    """The dossier, locked for change.

    :raises NotFound: outside the actor's scope. :raises Stale: changed after the version that was seen.
    """
    mine = Dossier.objects.within(actor.scope).select_related("person", "organization")
    found = mine.select_for_update(of=("self",)).filter(pk=pk).first()
    if found is None:
        raise NotFound("dossier")
    if found.version != seen_version:
        raise Stale("Hồ sơ này vừa được người khác cập nhật. Hãy xem lại trước khi ghi.")
    return found


def dossiers(
    scope: Scope,
    *,
    lft: int,
    rgt: int,
    states: tuple[DossierState, ...] = OPEN,
    after: Cursor | None = None,
    limit: int = PAGE,
) -> list[Dossier]:
    """Dossiers of an interval of the tree by (position, name), one page after the cursor plus one row."""
    rows: QuerySet[Dossier] = Dossier.objects.within(scope).filter(
        person__pos__gte=lft, person__pos__lte=rgt, state__in=states
    )
    if after is not None:
        rows = rows.extra(
            where=["(people_person.pos, people_person.sort_key, admission_dossier.id) > (%s, %s, %s)"],
            params=[after.pos, after.sort_key, after.id],
        )
    ordered = rows.select_related("person", "organization").order_by("person__pos", "person__sort_key", "pk")
    return list(ordered[: limit + 1])


def open_dossier_of(scope: Scope, person_id: int) -> Dossier | None:
    """The person's dossier that is under way, if any."""
    return Dossier.objects.within(scope).filter(person_id=person_id, state__in=OPEN).first()


def latest_dossier_of(scope: Scope, candidacy_id: int) -> Dossier | None:
    """The newest dossier of a candidacy, also an ended one."""
    return Dossier.objects.within(scope).filter(candidacy_id=candidacy_id).order_by("-opened_on", "-pk").first()


def has_other_open_dossier(person_id: int, dossier_id: int | None) -> bool:
    """True when another dossier of the person is under way anywhere. Answers yes or no, never where."""
    others = Dossier.objects.everywhere(reason=Reason.UNIQUENESS).filter(person_id=person_id, state__in=OPEN)
    return others.exclude(pk=dossier_id or 0).exists()  # 0: not stored yet


def resolutions_of(dossier_id: int) -> dict[Body, Resolution]:
    """The votes recorded so far, by body."""
    return {Body(r.body): r for r in Resolution.rows.filter(dossier_id=dossier_id)}


def last_meetings(dossier_ids: list[int]) -> dict[int, date]:
    """Dossier -> day of the newest vote on it; dossiers without a vote are absent."""
    rows = Resolution.rows.filter(dossier_id__in=dossier_ids).values("dossier_id")
    return {row["dossier_id"]: row["last"] for row in rows.annotate(last=Max("met_on"))}


def introductions_of(dossier_id: int) -> list[Introduction]:
    """The introductions, members first."""
    rows = Introduction.rows.filter(dossier_id=dossier_id).select_related("introducer")
    return sorted(rows, key=lambda row: (row.kind != IntroducerKind.MEMBER, row.pk))


def vote_of(row: VoteColumns | None) -> Vote | None:
    """The counts of a recorded vote as the rules take them."""
    return Vote(row.eligible, row.present, row.in_favour, row.against, row.blank) if row else None


def applicant_on(dossier: Dossier, day: date) -> Applicant:
    """Everything the cell's meeting judges, if it met on that day. A dossier not yet stored has no introductions.

    Looked up in system scope: an introducer may have moved to another branch since, and a rule that saw nobody there
    would judge wrongly. Only what the rules need comes back, never a name.
    """
    with acting(Actor.system("judging")):
        return _applicant(dossier, day)


def _applicant(dossier: Dossier, day: date) -> Applicant:
    person = dossier.person
    certificate = training.certificate_on(person.pk, day)
    stored = dossier.pk is not None
    return Applicant(
        born_on=person.born_on,
        born_precision=Precision(person.born_precision),
        standing=people.standing_on(person.pk, day),
        left_on=_left_on(person.pk, day),
        schooling=Schooling(person.schooling) if person.schooling else None,
        schooling_exception=SchoolingException(dossier.schooling_exception) if dossier.schooling_exception else None,
        over_age_consent=dossier.over_age_consent,
        schooling_consent=dossier.schooling_consent,
        readmission_consent=dossier.readmission_consent,
        application_on=dossier.application_on,
        has_helper=sourcing.helper_on(dossier.candidacy_id, day) is not None,
        certificate_on=certificate.certified_on if certificate else None,
        dossier_compiled_on=dossier.opened_on,
        other_dossier_open=has_other_open_dossier(person.pk, dossier.pk),
        introductions=_introductions(dossier.pk, day) if stored else (),
    )


def _left_on(person_id: int, day: date) -> date | None:
    left = StandingPeriod.rows.filter(person_id=person_id, standing=Standing.LEFT, since__lte=day).order_by("-since")
    return left.values_list("since", flat=True).first()


def _introductions(dossier_id: int, day: date) -> tuple[IntroductionFacts, ...]:
    facts = []
    for row in introductions_of(dossier_id):
        facts.append(
            IntroductionFacts(
                kind=IntroducerKind(row.kind),
                standing=people.standing_on(row.introducer_id, day) if row.introducer_id is not None else None,
                together_since=row.together_since,
                replacing=row.replacing if row.introducer_id is not None else None,
                resolved_on=None if row.introducer_id is not None else row.dated_on,
            )
        )
    return tuple(facts)


def needs_base(organization_id: int, day: date) -> bool | None:
    """True when a base committee stands above the cell on the day; None when the tree does not know the cell then."""
    period = organizations.current_period(organization_id, day)
    if period is None:
        return None
    base = organizations.base_of(organization_id, day)
    return base is not None and base.level == Level.BASE_COMMITTEE


def base_facts(dossier: Dossier, vote: Vote | None) -> BaseResolution:
    """What is judged when the base committee resolves."""
    cell = resolutions_of(dossier.pk).get(Body.CELL)
    return BaseResolution(cell_met_on=cell.met_on if cell else None, vote=vote)


def decision_facts(dossier: Dossier, body: DecidingBody | None, vote: Vote | None, day: date) -> Decision:
    """What is judged when the decision is signed on the day."""
    votes = resolutions_of(dossier.pk)
    cell, base = votes.get(Body.CELL), votes.get(Body.BASE)
    return Decision(
        cell_met_on=cell.met_on if cell else None,
        # A base committee that decides itself by delegation does not first propose to itself.
        needs_base=False if body is DecidingBody.DELEGATED_BASE else needs_base(dossier.organization_id, day),
        base_met_on=base.met_on if base else None,
        deciding_body=body,
        vote=vote,
    )


def ceremony_facts(dossier: Dossier) -> Ceremony:
    """What is judged when the ceremony is held."""
    return Ceremony(decided_on=dossier.decided_on, received_on=dossier.received_on)
