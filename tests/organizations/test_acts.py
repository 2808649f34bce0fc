"""Acts on the tree: found, change, move, dissolve; what cannot be gets a sentence and stores nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from nguon.audit.models import Event
from nguon.core.errors import BadInput, NotFound
from nguon.core.scope import Scope
from nguon.guard.acting import acting
from nguon.journeys.reorganize import renumber_tree
from nguon.organizations import operations, queries
from nguon.organizations.models import Organization, OrganizationPeriod
from nguon.organizations.operations import Decision
from nguon.organizations.terms import Boundaries, Kind, Level
from nguon.people.models import Person
from tests.world import FOUNDED, MERGED, ON, SYSTEM, World

pytestmark = pytest.mark.django_db
LATER = Decision("20-QĐ/TU", date(2025, 9, 1), date(2025, 9, 15))


def names(code: str) -> list[tuple[date, date | None, str, str | None]]:
    periods = OrganizationPeriod.objects.filter(organization__code=code).order_by("since")
    return [(p.since, p.until, p.name, p.parent.code if p.parent else None) for p in periods]


def change(world: World, code: str, decision: Decision = LATER, **values: object) -> None:
    with acting(SYSTEM):
        operations.change(organization=world.organizations[code], decision=decision, actor=SYSTEM, **values)


def dissolve(world: World, code: str, heir: str, decision: Decision = LATER) -> None:
    with acting(SYSTEM):
        operations.dissolve(
            organization=world.organizations[code], successor=world.organizations[heir], decision=decision, actor=SYSTEM
        )


def test_a_new_name_ends_the_old_one_on_its_day(world: World) -> None:
    change(world, "HA11", name="Chi bộ ấp Bến Đá Mới")

    assert names("HA11") == [
        (FOUNDED.effective_on, LATER.effective_on, "Chi bộ ấp Bến Đá", "HA1"),
        (LATER.effective_on, None, "Chi bộ ấp Bến Đá Mới", "HA1"),
    ]
    before = LATER.effective_on - timedelta(days=1)
    assert queries.organization_by_code("HA11", on=before).name == "Chi bộ ấp Bến Đá"
    assert queries.organization_by_code("HA11", on=LATER.effective_on).name == "Chi bộ ấp Bến Đá Mới"


def test_two_decisions_of_one_day_make_one_period(world: World) -> None:
    change(world, "HA11", name="Chi bộ ấp Một")
    change(world, "HA11", parent=world.organizations["HA13"])

    assert names("HA11")[1:] == [(LATER.effective_on, None, "Chi bộ ấp Một", "HA13")]


def test_a_change_dated_before_a_later_one_leaves_the_later_one(world: World) -> None:
    change(world, "HA11", name="Sau")
    change(world, "HA11", Decision("2", date(2020, 1, 1), date(2020, 1, 1)), name="Trước")

    assert [(since, name) for since, _, name, _ in names("HA11")] == [
        (FOUNDED.effective_on, "Chi bộ ấp Bến Đá"),
        (date(2020, 1, 1), "Trước"),
        (LATER.effective_on, "Sau"),
    ]


def test_a_move_takes_those_below_along_and_people_follow(world: World) -> None:
    change(world, "HA13", parent=world.organizations["HB1"])
    renumber_tree(on=ON)

    top = Organization.objects.get(code="HB1")
    with acting(SYSTEM):
        inside = set(Person.objects.within(Scope(intervals=((top.lft, top.rgt),))).values_list("pk", flat=True))
    assert world.people["HA131:candidate"].pk in inside
    assert {n.code for n in queries.tree_on(ON, under="HB1")} == {"HB1", "HB11", "HA13", "HA131"}
    assert {n.code for n in queries.tree_on(date(2025, 1, 1), under="HB1")} == {"HB1", "HB11"}


@pytest.mark.parametrize("parent", ["HA1", "HA13", "HA131"])
def test_nothing_moves_below_itself(world: World, parent: str) -> None:
    with pytest.raises(BadInput, match="không thể làm cấp trên"):
        change(world, "HA1", parent=world.organizations[parent])

    assert names("HA1") == [(FOUNDED.effective_on, None, "Đảng bộ xã Bãi Vàng", "HA")]


def test_a_move_that_would_close_a_circle_on_a_later_day_is_refused(world: World) -> None:
    change(world, "HA2", parent=world.organizations["HA12"])

    with pytest.raises(BadInput, match="15/09/2025"):
        change(world, "HA12", Decision("3", date(2024, 1, 1), date(2024, 1, 1)), parent=world.organizations["HA2"])


@pytest.mark.parametrize(
    ("code", "heir", "says"),
    [
        ("HA1", "HA2", "còn 3 tổ chức trực thuộc"),
        ("HA11", "HA11", "không thể kế thừa chính mình"),
        ("HA12", "HA19", "đã kết thúc hoạt động"),
        ("HA19", "HA11", "đã kết thúc hoạt động"),
    ],
)
def test_what_cannot_be_dissolved_gets_a_sentence(world: World, code: str, heir: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        dissolve(world, code, heir)


def test_an_heir_cannot_end_before_it_inherits(world: World) -> None:
    with pytest.raises(BadInput, match="còn nhận tổ chức khác"):
        dissolve(world, "HA11", "HA12", Decision("4", date(2024, 1, 1), date(2024, 1, 1)))


def test_an_organisation_with_a_later_change_cannot_end_before_it(world: World) -> None:
    change(world, "HA12", name="Chi bộ Trường")

    with pytest.raises(BadInput, match="còn có thay đổi"):
        dissolve(world, "HA12", "HA11", Decision("5", date(2024, 1, 1), date(2024, 1, 1)))


def test_children_that_come_later_stand_in_the_way_too(world: World) -> None:
    change(world, "HA2", parent=world.organizations["HA12"])

    with pytest.raises(BadInput, match=r"còn 1 tổ chức trực thuộc .*HA2"):
        dissolve(world, "HA12", "HA11", Decision("6", date(2024, 1, 1), date(2024, 1, 1)))


def test_a_dissolved_organisation_lies_inside_its_heir_and_stays_in_the_past(world: World) -> None:
    heir, gone = world.organizations["HA11"], world.organizations["HA19"]

    assert heir.lft < gone.lft <= gone.rgt <= heir.rgt
    assert set(queries.subtree_ids(heir.pk, on=ON, boundaries=Boundaries.NOW)) == {heir.pk, gone.pk}
    assert queries.subtree_ids(heir.pk, on=ON, boundaries=Boundaries.THEN) == [heir.pk]
    assert [n.code for n in queries.tree_on(MERGED.effective_on - timedelta(days=1)) if n.code == "HA19"] == ["HA19"]
    with pytest.raises(BadInput, match="Tổ chức kế thừa: HA11"):
        queries.organization_by_code("HA19", on=ON)


def test_the_heir_of_an_heir_has_both(world: World) -> None:
    dissolve(world, "HA11", "HA12")
    renumber_tree(on=ON)

    last = Organization.objects.get(code="HA12")
    inside = Organization.objects.filter(lft__gte=last.lft, lft__lte=last.rgt).values_list("code", flat=True)
    assert set(inside) == {"HA12", "HA11", "HA19"}


@pytest.mark.parametrize(
    ("code", "day", "says"),
    [
        ("KHONG-CO", ON, "Không có tổ chức mang mã"),
        ("HA11", date(1999, 12, 31), "chưa thành lập"),
        ("HA19", ON, "đã kết thúc hoạt động từ 01/07/2025"),
    ],
)
def test_a_code_that_does_not_hold_on_the_day_gets_a_sentence(world: World, code: str, day: date, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        queries.organization_by_code(code, on=day)


def test_outside_and_absent_organisations_look_the_same(world: World) -> None:
    scope = Scope(intervals=((world.organizations["HA1"].lft, world.organizations["HA1"].rgt),))

    assert queries.organization_within(scope, "HA11").code == "HA11"
    for code in ("HB11", "KHONG-CO"):
        with pytest.raises(NotFound):
            queries.organization_within(scope, code)


def test_a_code_is_kept_for_life(world: World) -> None:
    with pytest.raises(BadInput, match="đã dùng"), acting(SYSTEM):
        operations.found(
            code="HA19", name="x", kind=Kind.RESIDENTIAL, level=Level.CELL, parent=None, decision=LATER, actor=SYSTEM
        )


def test_a_decision_takes_effect_on_or_after_its_signature(world: World) -> None:
    with pytest.raises(BadInput, match="không thể có hiệu lực trước đó"):
        change(world, "HA11", Decision("7", date(2025, 9, 2), date(2025, 9, 1)), name="x")


def test_an_act_leaves_one_event_with_its_kind_and_day(world: World) -> None:
    before = Event.objects.count()

    change(world, "HA11", name="Mới")

    event = Event.objects.latest("sequence")
    assert Event.objects.count() - before == 1
    assert (event.kind, event.organization, event.grant) == ("organizations.changed", "HA11", "system:world")
    assert event.details == {"act": "change", "effective_on": "2025-09-15"}


def test_no_two_periods_of_one_organisation_hold_on_the_same_day(world: World) -> None:
    period = OrganizationPeriod.objects.get(organization__code="HA11")

    for since, until in ((date(2010, 1, 1), None), (date(1990, 1, 1), date(2000, 1, 4)), (period.since, None)):
        with pytest.raises(IntegrityError, match="organization_one_period_at_a_time"), acting(SYSTEM):
            OrganizationPeriod.objects.create(
                organization=period.organization,
                since=since,
                until=until,
                name="x",
                kind="y",
                level="z",
                act=period.act,
            )
    with acting(SYSTEM):
        OrganizationPeriod.objects.create(
            organization=period.organization,
            since=date(1990, 1, 1),
            until=period.since,
            name="x",
            kind="y",
            level="z",
            act=period.act,
        )
