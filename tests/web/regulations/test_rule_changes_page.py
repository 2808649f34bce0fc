"""The page that tells what a change of rules means for the reader's open dossiers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from nguon.admission.models import Dossier, Resolution
from nguon.admission.terms import Body, DossierState
from nguon.guard.acting import acting
from nguon.regulations.book import load_book
from nguon.web.regulations import changing
from nguon.web.regulations.comparing import Change, changes
from tests.world import ON, SYSTEM, VOTES, World

pytestmark = pytest.mark.django_db
PAGE = "/quy-dinh/thay-doi/"


@pytest.fixture
def voted(world: World, on_day: Callable[[date], None]) -> World:
    """Every dossier of the world with a vote of its cell before the limit of the decision became shorter."""
    on_day(ON)
    with acting(SYSTEM):
        for dossier in world.dossiers.values():
            Resolution.rows.filter(dossier=dossier).delete()
            Dossier.rows.filter(pk=dossier.pk).update(state=DossierState.CELL_RESOLVED, opened_on=date(2025, 5, 5))
            Resolution.rows.create(
                dossier=dossier, body=Body.CELL, number="11-NQ/CB", met_on=date(2025, 6, 20), **VOTES
            )
    return world


def client_of(world: World, user: str) -> Client:
    client = Client()
    client.force_login(world.users[user])
    return client


def names(client: Client, day: str, **query: str) -> list[str]:
    return [row["name"] for row in client.get(PAGE, {"ngay": day, **query}).context["rows"]]


def test_an_officer_sees_the_dossiers_of_the_own_branch_that_differ_and_nobody_elses(voted: World) -> None:
    shown = names(client_of(voted, "base_officer"), "01/07/2025")

    inside = {key for key in voted.dossiers if key.startswith("HA1")}
    assert sorted(shown) == sorted(voted.people[key].full_name for key in inside)


def test_both_limits_and_where_the_new_one_is_written_are_told(voted: World) -> None:
    page = client_of(voted, "base_officer").get(PAGE, {"ngay": "01/07/2025"}).content.decode()

    assert "60 ngày làm việc thành 45 ngày làm việc" in page
    assert "Quy định số 294-QĐ/TW, ngày 26/5/2025" in page
    assert 'href="/quy-dinh/KN-22/?ngay=01/07/2025"' in page


def test_a_day_on_which_nothing_changes_says_so(voted: World) -> None:
    answer = client_of(voted, "base_officer").get(PAGE, {"ngay": "02/07/2025"})

    assert answer.context["rows"] == []
    assert "Sổ quy định không ghi thay đổi nào vào ngày này" in answer.content.decode()


def test_the_whole_branch_is_counted_only_when_asked(voted: World) -> None:
    client = client_of(voted, "base_officer")
    plain = client.get(PAGE, {"ngay": "01/07/2025"}).context
    counted = client.get(PAGE, {"ngay": "01/07/2025", "dem": "1"}).context

    inside = sum(key.startswith("HA1") for key in voted.dossiers)
    assert (plain["whole"], counted["whole"], dict(counted["by_clause"])["KN-22"]) == (None, inside, inside)


def test_a_long_list_goes_on_where_it_stopped(voted: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "SHOWN", 1)
    client = client_of(voted, "base_officer")
    whole, address = [], f"{PAGE}?ngay=01/07/2025"
    while address:
        context = client.get(address).context
        whole += [row["name"] for row in context["rows"]]
        address = PAGE + context["next_url"] if context["next_url"] else ""

    inside = [key for key in voted.dossiers if key.startswith("HA1")]
    assert (len(whole), len(set(whole))) == (len(inside), len(inside))


def test_a_part_that_begins_after_a_dossier_out_of_reach_is_not_found(voted: World) -> None:
    foreign = voted.dossiers["HB11:candidate"].pk

    assert client_of(voted, "base_officer").get(PAGE, {"sau": str(foreign)}).status_code == 404


def test_before_the_book_begins_the_page_says_what_the_book_lacks(voted: World) -> None:
    answer = client_of(voted, "base_officer").get(PAGE, {"ngay": "01/11/2011"})

    assert answer.status_code == 422
    assert "Sổ quy định chưa có giá trị" in answer.content.decode()


def test_the_next_change_that_is_known_is_offered_and_else_the_last() -> None:
    known = (Change(date(2027, 5, 1), ()), Change(date(2027, 1, 1), ()), Change(date(2026, 7, 26), ()))

    assert [changing.offered(known, day).day for day in (date(2026, 11, 21), date(2027, 1, 1), date(2028, 1, 1))] == [
        date(2027, 1, 1),
        date(2027, 5, 1),
        date(2027, 5, 1),
    ]
    assert changes(load_book())[-1].day == date(2011, 1, 19) or changes(load_book())[-1].day < date(2012, 1, 1)
