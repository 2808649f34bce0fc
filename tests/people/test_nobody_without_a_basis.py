"""P1: nobody is on record without an own application, a documented nomination with notice, or being a member.

Every way below runs as the application's database role in the widest scope, so that only the database's constraints
can refuse it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import serializers
from django.db import IntegrityError, connection
from psycopg.errors import FeatureNotSupported

from nguon.guard.acting import acting
from nguon.organizations.models import Organization
from nguon.people.models import AssociationMembership, Person, Post, StandingPeriod
from nguon.sourcing.models import Candidacy, HelperAssignment
from nguon.training.models import Enrolment
from tests.world import SYSTEM, World

pytestmark = pytest.mark.django_db

PAPER = {"document_on": date(2026, 1, 5), "notified_on": date(2026, 1, 7), "state": "nominated"}
APPLICATION = PAPER | {"basis": "application"}
NOMINATION = PAPER | {
    "basis": "nomination",
    "nominator_kind": "youth_union",
    "nominator_name": "Đoàn xã Bãi Vàng",
    "document_number": "09-NQ/ĐTN",
}
ROW = {
    **dict.fromkeys(("full_name", "name_key", "sort_key"), "'Ẩn'"),
    **dict.fromkeys(("phone", "hometown", "schooling", "qualification", "occupation", "ethnicity", "religion"), "''"),
    "sex": "'male'",
    "born_on": "'1999-01-01'",
    "born_precision": "'day'",
    "pos": "1",
    "version": "1",
    "organization_id": "(SELECT id FROM organizations_organization WHERE code = 'HA11')",
}
COLUMNS, VALUES = ", ".join(ROW), ", ".join(ROW.values())
BARE = {"full_name": "Ẩn", "name_key": "an", "sort_key": "an", "born_on": date(1999, 1, 1), "pos": 1}


def a_person(**more: object) -> Person:
    return Person(organization=Organization.objects.get(code="HA11"), **BARE | more)


def stored() -> Person:
    person = a_person()
    person.save()
    return person


def candidate(world: World) -> Person:
    return world.people["HA11:candidate"]


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def copy_in(world: World) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY people_person ({COLUMNS}) FROM STDIN") as copy:
        copy.write_row((*["A"] * 3, *[""] * 7, "male", "1999-01-01", "day", 1, 1, world.organizations["HA11"].pk))


def copied(world: World) -> None:
    twin = Person.rows.get(pk=candidate(world).pk)
    twin.pk = twin.identity_number = twin.account = None
    twin.save()


def deserialized(world: World) -> None:
    twin = Person.rows.get(pk=candidate(world).pk)
    twin.pk, twin.identity_number = 10_000_000, None
    for thing in serializers.deserialize("json", serializers.serialize("json", [twin])):
        thing.save()


def basis_moved_to_another(world: World) -> None:
    Candidacy.rows.filter(person=candidate(world)).update(person=stored())


def every_basis_deleted(world: World) -> None:
    person = world.people["HB11:moved"]
    for table in ("probation_term", "admission_introduction", "admission_resolution"):
        sql(f"DELETE FROM {table}")
    sql("DELETE FROM admission_dossier")
    sql("DELETE FROM sourcing_helperassignment")
    sql("DELETE FROM sourcing_candidacy WHERE person_id = %s", person.pk)


def standing_gone(world: World) -> None:
    sql("DELETE FROM people_entryparticulars")
    sql("DELETE FROM people_standingperiod WHERE person_id = %s", world.people["HA2:member"].pk)


WAYS: dict[str, Callable[[World], object]] = {
    "saved": lambda world: stored(),
    "saved by force": lambda world: a_person().save(force_insert=True),
    "created by the manager": lambda world: Person.rows.create(organization=candidate(world).organization, **BARE),
    "created in bulk": lambda world: Person.rows.bulk_create([a_person(), a_person()]),
    "created in bulk, conflicts ignored": lambda world: Person.rows.bulk_create([a_person()], ignore_conflicts=True),
    "got or created": lambda world: Person.rows.get_or_create(
        identity_number="012345678999", defaults=BARE | {"organization": candidate(world).organization}
    ),
    "updated or created": lambda world: Person.rows.update_or_create(
        identity_number="012345678999", defaults=BARE | {"organization": candidate(world).organization}
    ),
    "created through the organisation": lambda world: world.organizations["HA11"].people.create(**BARE),
    "copied from a candidate": copied,
    "loaded from a serialized file": deserialized,
    "standing outside only": lambda world: StandingPeriod.rows.create(
        person=stored(), organization=candidate(world).organization, standing="outside", since=date(2020, 1, 1)
    ),
    "standing of an unknown word": lambda world: StandingPeriod.rows.create(
        person=stored(), organization=candidate(world).organization, standing="friend", since=date(2020, 1, 1)
    ),
    "an association only": lambda world: AssociationMembership.rows.create(
        person=stored(), kind="youth_union", since=date(2020, 1, 1)
    ),
    "a post only": lambda world: Post.rows.create(person=stored(), kind="militia", since=date(2020, 1, 1)),
    "a class only": lambda world: Enrolment.rows.create(person=stored(), training_class=world.classes["HA"]),
    "helping another only": lambda world: HelperAssignment.rows.create(
        candidacy=world.candidacies["HA11:candidate"],
        helper=stored(),
        resolution="1",
        resolved_on=date(2020, 1, 1),
        since=date(2020, 1, 1),
        until=date(2020, 2, 1),
    ),
    "an account only": lambda world: a_person(account=world.users["nobody"]).save(),
    "basis moved to another": basis_moved_to_another,
    "basis deleted by the ORM": lambda world: Candidacy.rows.create(
        person=stored(), organization=candidate(world).organization, **APPLICATION
    ).delete(),
    "basis deleted by SQL": every_basis_deleted,
    "membership deleted": standing_gone,
    "membership turned into standing outside": lambda world: StandingPeriod.rows.filter(
        person=world.people["HA2:member"]
    ).update(standing="outside"),
    "membership moved to another": lambda world: StandingPeriod.rows.filter(person=world.people["HA2:member"]).update(
        person=candidate(world)
    ),
    "SQL insert": lambda world: sql(f"INSERT INTO people_person ({COLUMNS}) VALUES ({VALUES})"),
    "SQL insert of two": lambda world: sql(f"INSERT INTO people_person ({COLUMNS}) VALUES ({VALUES}), ({VALUES})"),
    "SQL insert from select": lambda world: sql(
        f"INSERT INTO people_person ({COLUMNS}) SELECT {COLUMNS} FROM people_person LIMIT 1"
    ),
    "SQL insert on conflict": lambda world: sql(
        f"INSERT INTO people_person ({COLUMNS}) VALUES ({VALUES}) ON CONFLICT DO NOTHING"
    ),
    "SQL in a common table expression": lambda world: sql(
        f"WITH x AS (INSERT INTO people_person ({COLUMNS}) VALUES ({VALUES}) RETURNING id) SELECT id FROM x"
    ),
    "SQL merge": lambda world: sql(
        "MERGE INTO people_person p USING (SELECT 1) s ON false"
        f" WHEN NOT MATCHED THEN INSERT ({COLUMNS}) VALUES ({VALUES})"
    ),
    "SQL in an anonymous block": lambda world: sql(
        f"DO $x$ BEGIN INSERT INTO people_person ({COLUMNS}) VALUES ({VALUES}); END $x$"
    ),
    "SQL prepared": lambda world: sql(
        f"PREPARE enter AS INSERT INTO people_person ({COLUMNS}) VALUES ({VALUES}); EXECUTE enter"
    ),
    "SQL with constraints deferred": lambda world: sql(
        f"SET CONSTRAINTS ALL DEFERRED; INSERT INTO people_person ({COLUMNS}) VALUES ({VALUES})"
    ),
}


def refused(write: Callable[[], object]) -> str:
    """The name of the constraint that refuses what is written, at the latest when the transaction ends."""

    def write_and_commit() -> None:
        with acting(SYSTEM):
            write()
            sql("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError) as caught:
        write_and_commit()
    found = caught.value.__cause__.diag
    return found.constraint_name or f"not null {found.column_name}"


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_writing_a_person_gets_past_the_missing_basis(world: World, way: str) -> None:
    assert refused(lambda: WAYS[way](world)) == "person_has_basis"


def test_rows_cannot_be_copied_in_past_row_security(world: World) -> None:
    with pytest.raises(FeatureNotSupported, match="row-level security"), acting(SYSTEM):
        copy_in(world)


BASIS = "candidacy_application_or_documented_nomination"
ORDER = "candidacy_notice_not_before_document"
FLAWS: dict[str, tuple[dict[str, object], str]] = {
    "no basis": (PAPER | {"basis": ""}, BASIS),
    "hearsay": (PAPER | {"basis": "hearsay"}, BASIS),
    "a survey": (NOMINATION | {"basis": "survey"}, BASIS),
    "basis in capitals": (PAPER | {"basis": "APPLICATION"}, BASIS),
    "basis unknown": (PAPER | {"basis": None}, "not null basis"),
    "application with a nominator": (APPLICATION | {"nominator_kind": "cell"}, BASIS),
    "application without a day": (APPLICATION | {"document_on": None}, "not null document_on"),
    "application without notice": (APPLICATION | {"notified_on": None}, "not null notified_on"),
    "application, notice before it": (APPLICATION | {"notified_on": date(2026, 1, 4)}, ORDER),
    "nobody nominates": (NOMINATION | {"nominator_kind": ""}, BASIS),
    "nominator of no listed kind": (NOMINATION | {"nominator_kind": "police"}, BASIS),
    "kind of nominator unknown": (NOMINATION | {"nominator_kind": None}, "not null nominator_kind"),
    "nominator without a name": (NOMINATION | {"nominator_name": ""}, BASIS),
    "nominator of blanks": (NOMINATION | {"nominator_name": "   "}, BASIS),
    "nominator of a no-break space": (NOMINATION | {"nominator_name": "\u00a0"}, BASIS),
    "nominator of dots": (NOMINATION | {"nominator_name": "..."}, BASIS),
    "name of nominator unknown": (NOMINATION | {"nominator_name": None}, "not null nominator_name"),
    "no number of the paper": (NOMINATION | {"document_number": ""}, BASIS),
    "number of blanks": (NOMINATION | {"document_number": "\t "}, BASIS),
    "number of a stroke": (NOMINATION | {"document_number": "/"}, BASIS),
    "number unknown": (NOMINATION | {"document_number": None}, "not null document_number"),
    "no day of the paper": (NOMINATION | {"document_on": None}, "not null document_on"),
    "no notice": (NOMINATION | {"notified_on": None}, "not null notified_on"),
    "notice before the paper": (NOMINATION | {"notified_on": date(2026, 1, 4)}, ORDER),
    "notice years before the paper": (NOMINATION | {"notified_on": date(2016, 1, 5)}, ORDER),
    "on the list without a resolution": (
        APPLICATION | {"listed_on": date(2026, 2, 2)},
        "candidacy_listed_by_resolution",
    ),
}


def by_orm(world: World, values: dict[str, object]) -> None:
    Candidacy.rows.create(person=stored(), organization=candidate(world).organization, **values)


def by_sql(world: World, values: dict[str, object]) -> None:
    blank = Candidacy(person=stored(), organization=candidate(world).organization)
    row = {
        field.column: values.get(field.name, field.get_db_prep_save(getattr(blank, field.attname), connection))
        for field in Candidacy._meta.concrete_fields
        if not field.primary_key
    }
    sql(f"INSERT INTO sourcing_candidacy ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))})", *row.values())


@pytest.mark.parametrize("write", [by_orm, by_sql], ids=["orm", "sql"])
@pytest.mark.parametrize("flaw", FLAWS)
def test_a_flawed_basis_is_no_basis(world: World, flaw: str, write: Callable[..., None]) -> None:
    values, constraint = FLAWS[flaw]

    assert refused(lambda: write(world, values)) == constraint


@pytest.mark.parametrize("day", ["infinity", "-infinity", "0044-03-15 BC"])
def test_a_paper_has_a_day_of_the_calendar(world: World, day: str) -> None:
    assert refused(lambda: by_sql(world, APPLICATION | {"document_on": day, "notified_on": day})) == (
        "candidacy_days_are_days"
    )


@pytest.mark.parametrize("change", ["basis = 'hearsay'", "document_number = ' '", "nominator_name = ''"])
def test_a_good_nomination_cannot_be_hollowed_out_later(world: World, change: str) -> None:
    nominated = world.candidacies["HA131:candidate"].pk

    assert refused(lambda: sql(f"UPDATE sourcing_candidacy SET {change} WHERE id = %s", nominated)) == BASIS


@pytest.mark.parametrize("kind", ["cell", "member", "youth_union", "trade_union", "women_union", "movement"])
def test_a_documented_nomination_is_a_basis(world: World, kind: str) -> None:
    with acting(SYSTEM):
        by_orm(world, NOMINATION | {"nominator_kind": kind})
        sql("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("write", [by_orm, by_sql], ids=["orm", "sql"])
def test_an_own_application_is_a_basis(world: World, write: Callable[..., None]) -> None:
    with acting(SYSTEM):
        write(world, APPLICATION | {"notified_on": PAPER["document_on"]})
        sql("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("standing", ["probationary", "official", "left"])
def test_being_or_having_been_a_member_is_a_basis(world: World, standing: str) -> None:
    since = date(2020, 1, 1)
    with acting(SYSTEM):
        StandingPeriod.rows.create(
            person=stored(),
            organization=candidate(world).organization,
            standing=standing,
            since=since,
            until=since + timedelta(days=9),
        )
        sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_one_of_two_bases_may_go(world: World) -> None:
    both = world.people["HA2:member"]
    with acting(SYSTEM):
        candidacy = Candidacy.rows.create(person=both, organization=both.organization, **APPLICATION)
        candidacy.delete()
        sql("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_count_of_ways_tried_is_kept() -> None:
    assert len(WAYS) + 2 * len(FLAWS) + 3 + 3 >= 90
