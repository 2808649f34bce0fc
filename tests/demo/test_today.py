"""Today's ward, judged by the rule book: what stands in the way is what was meant to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from nguon.admission import queries as admission
from nguon.admission import rules
from nguon.admission.models import Dossier
from nguon.admission.terms import Body, DecidingBody, DossierState
from nguon.core.scope import Actor
from nguon.demo.signins import the_signins
from nguon.guard.acting import acting
from nguon.organizations.models import Organization
from nguon.people.models import Person
from nguon.regulations.book import load_book

pytestmark = [pytest.mark.usefixtures("articles"), pytest.mark.django_db]

BOOK = load_book()


@pytest.fixture
def dossiers() -> Iterator[list[Dossier]]:
    """The dossiers of the ward, in system scope."""
    with acting(Actor.system("test")):
        ward = Organization.objects.get(code="DNI.25195")
        inside = Dossier.rows.filter(organization__lft__range=(ward.lft, ward.rgt))
        yield list(inside.select_related("person", "organization"))


def considered_on(dossier: Dossier, today: date) -> date:
    """The day of the cell's meeting, or today where it has not met."""
    cell = admission.resolutions_of(dossier.pk).get(Body.CELL)
    return cell.met_on if cell else today


def test_the_only_dossier_with_an_obstacle_is_the_one_short_of_an_introducer(
    dossiers: list[Dossier], articles: date
) -> None:
    found = {}
    for dossier in dossiers:
        day = considered_on(dossier, articles)
        findings = rules.against_considering(admission.applicant_on(dossier, day), BOOK.on(day))
        if findings:
            found[dossier.person.full_name] = [finding.clause for finding in findings]

    assert found == {"Trần Minh Khang": ["KN-11"]}


def test_dossiers_being_prepared_wait_for_one_letter_each_some_of_them_late(
    dossiers: list[Dossier], articles: date
) -> None:
    found: Counter[tuple[str, ...]] = Counter()
    for dossier in dossiers:
        if dossier.state == DossierState.PREPARING:
            told = rules.against_verification(admission.verification_on(dossier), BOOK.on(articles))
            found[tuple(finding.clause for finding in told)] += 1

    assert found == {("TT-03", "TT-17"): 2, ("TT-03", "TT-04", "TT-17"): 2}


def test_dossiers_the_cell_has_considered_were_verified_before(dossiers: list[Dossier]) -> None:
    found = {}
    for dossier in dossiers:
        cell = admission.resolutions_of(dossier.pk).get(Body.CELL)
        if cell and dossier.state not in {DossierState.ADMITTED, DossierState.CLOSED}:
            found[dossier.pk] = rules.against_verification(admission.verification_on(dossier), BOOK.on(cell.met_on))

    assert set(found.values()) == {()}


def test_decisions_taken_were_taken_in_time_and_by_the_vote_required(dossiers: list[Dossier]) -> None:
    clauses: Counter[str] = Counter()
    decided = [dossier for dossier in dossiers if dossier.decided_on]
    for dossier in decided:
        vote = admission.vote_of(admission.resolutions_of(dossier.pk)[Body.DECIDING])
        facts = admission.decision_facts(dossier, DecidingBody(dossier.deciding_body), vote, dossier.decided_on)
        clauses.update(finding.clause for finding in rules.against_decision(facts, BOOK.on(dossier.decided_on)))

    assert clauses == {}
    assert len(decided) > 25


def test_twelve_dossiers_are_open_or_were_closed_this_year(dossiers: list[Dossier]) -> None:
    states = Counter(dossier.state for dossier in dossiers if dossier.state != DossierState.ADMITTED)

    assert states == {
        DossierState.PREPARING: 4,
        DossierState.CELL_RESOLVED: 2,
        DossierState.RETURNED: 1,
        DossierState.BASE_RESOLVED: 1,
        DossierState.RECHECKED: 1,
        DossierState.DECIDED: 2,
        DossierState.CLOSED: 1,
    }


@pytest.mark.parametrize("username", [signin.username for signin in the_signins()])
def test_every_sign_in_opens_with_its_printed_password(client: Client, username: str) -> None:
    signin = next(signin for signin in the_signins() if signin.username == username)

    assert client.login(username=username, password=signin.password)


def test_a_second_load_from_the_command_line_ends_with_1_and_one_sentence(capsys: Any) -> None:
    said = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("demo", articles=True, stderr=said)

    assert ended.value.code == 1
    assert said.getvalue().startswith("Cơ sở dữ liệu đã có 44")
    assert said.getvalue().count("\n") == 1


def test_an_office_server_holds_no_demonstration(settings: Any) -> None:
    settings.NGUON_MAY_HOLD_DEMONSTRATION = False
    said = StringIO()
    with acting(Actor.system("test")):
        before = Person.rows.count()

    with pytest.raises(SystemExit) as ended:
        call_command("demo", scale="1/100", stderr=said)

    assert ended.value.code == 1
    assert "mật khẩu công khai" in said.getvalue()
    with acting(Actor.system("test")):
        assert Person.rows.count() == before
