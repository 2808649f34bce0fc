"""The list of members, from file to records, in the small world of tests.world."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nguon.audit.models import Event
from nguon.core.errors import BadInput, NotFound
from nguon.core.scope import Actor, Scope
from nguon.exchange import operations
from nguon.exchange.layouts import layout_named
from nguon.exchange.plan import Options, Plan, make_plan
from nguon.exchange.terms import Outcome
from nguon.guard.acting import acting
from nguon.people.models import Affiliation, Person, StandingPeriod
from nguon.probation.models import Term
from tests import world as worlds
from tests.exchange.sheets import member, members
from tests.world import World

SYSTEM = Actor.system("test")
DAY = date(2026, 3, 2)


@pytest.fixture
def world(db: None) -> World:
    return worlds.build()


def _plan(content: bytes, actor: Actor = SYSTEM, **options: Any) -> Plan:
    with acting(actor):
        return make_plan(content, layout=layout_named("dang-vien"), options=Options(DAY, **options), actor=actor)


def _store(content: bytes, actor: Actor = SYSTEM, *, good_rows_only: bool = False) -> operations.Stored:
    with acting(actor):
        plan = make_plan(content, layout=layout_named("dang-vien"), options=Options(DAY), actor=actor)
        return operations.store(plan, actor=actor, good_rows_only=good_rows_only)


def _officer(world: World, code: str = "HA1") -> Actor:
    top = world.organizations[code]
    return Actor("cán bộ", Scope(intervals=((top.lft, top.rgt),)), grant=f"base_officer@{code}", organization=code)


def _outcomes(plan: Plan) -> list[Outcome]:
    return [row.outcome for row in plan.rows]


def test_a_member_is_stored_with_standings_organisation_and_leading_zeros(world: World):
    stored = _store(members(member(**{"Số CCCD": 79188001234, "Số thẻ Đảng viên": 79188001234.0})))

    assert stored == operations.Stored(created=1, changed=0, unchanged=0, refused=0)
    with acting(SYSTEM):
        person = Person.rows.get(identity_number="079188001234")
        standings = list(person.standings.order_by("since").values_list("standing", "since", "until"))
        affiliation = Affiliation.rows.get(person=person)
    assert (person.full_name, person.born_on, person.card_number) == (
        "Lâm Thị Thạch Thảo",
        date(1988, 4, 30),
        "079188001234",
    )
    assert standings == [
        ("probationary", date(2012, 5, 19), date(2013, 5, 19)),
        ("official", date(2013, 5, 19), None),
    ]
    assert (affiliation.organization.code, affiliation.since) == ("HA11", date(2012, 5, 19))


def test_an_official_day_that_a_row_lacks_is_computed_by_the_rules_and_says_so(world: World):
    plan = _plan(members(member(), more=["Ngày chính thức"]))

    finding = next(f for f in plan.rows[0].findings if f.code == "NL-76")
    assert _outcomes(plan) == [Outcome.CREATE]
    assert "19/05/2013" in finding.sentence
    assert finding.written.startswith("Điều lệ")


def test_a_list_without_a_column_of_official_days_says_once_how_they_were_computed(world: World):
    plan = _plan(members(member()))

    assert [(note.code, note.row) for note in plan.notes if note.code == "NL-76"] == [("NL-76", 0)]
    assert plan.rows[0].findings == []


def test_a_written_official_day_is_taken_as_it_is(world: World):
    _store(members(member(**{"Ngày chính thức": "20/08/2013"}), more=["Ngày chính thức"]))

    with acting(SYSTEM):
        since = StandingPeriod.rows.get(person__identity_number="079188001234", standing="official").since
    assert since == date(2013, 8, 20)


def test_the_same_file_twice_changes_nothing(world: World):
    content = members(member(), member(**{"Họ và tên": "Tăng Bảo", "Số CCCD": None, "Số thẻ Đảng viên": None}))
    first = _store(content)
    with acting(SYSTEM):
        before = (Person.rows.count(), StandingPeriod.rows.count(), Event.objects.count())

    again = _store(content)

    with acting(SYSTEM):
        after = (Person.rows.count(), StandingPeriod.rows.count(), Event.objects.count())
    assert (first, again) == (
        operations.Stored(created=2, changed=0, unchanged=0, refused=0),
        operations.Stored(created=0, changed=0, unchanged=2, refused=0),
    )
    assert after == before


def test_a_cell_that_the_records_lack_is_added_and_a_blank_one_erases_nothing(world: World):
    _store(members(member(**{"Số thẻ Đảng viên": None})))

    changed = _store(members(member()))
    kept = _store(members(member(**{"Số thẻ Đảng viên": None})))

    with acting(SYSTEM):
        assert Person.rows.get(identity_number="079188001234").card_number == "079188001234"
    assert (changed.changed, kept.unchanged) == (1, 1)


def test_refused_rows_stop_everything_unless_the_good_rows_are_asked_for(world: World):
    content = members(
        member(), member(**{"Họ và tên": "Tăng Bảo", "Số CCCD": "079199004321", "Ngày sinh": "29/02/2023"})
    )

    with pytest.raises(BadInput, match="1 dòng không nhập được nên chưa ghi dòng nào"):
        _store(content)
    with acting(SYSTEM):
        assert not Person.rows.filter(identity_number="079188001234").exists()
    stored = _store(content, good_rows_only=True)

    assert stored == operations.Stored(created=1, changed=0, unchanged=0, refused=1)


def test_the_event_of_an_import_holds_keys_and_counts_and_no_name(world: World):
    _store(members(member()))

    with acting(SYSTEM):
        person = Person.rows.get(identity_number="079188001234")
        event = Event.objects.order_by("-sequence").first()
    assert event.kind == "exchange.imported"
    assert event.details == {
        "layout": "dang-vien",
        "counts": {"create": 1, "change": 0, "unchanged": 0, "refused": 0},
        "people": [person.pk],
    }


def test_a_number_that_somebody_outside_the_scope_has_gets_the_neutral_answer(world: World):
    with acting(SYSTEM):
        foreign = Person.rows.get(pk=world.people["HB11:member"].pk)

    plan = _plan(members(member(**{"Số CCCD": foreign.identity_number})), _officer(world))

    finding = plan.rows[0].obstacles[0]
    assert _outcomes(plan) == [Outcome.REFUSED]
    assert finding.remedy == "Chuyển cấp trên xác minh; không lập hồ sơ thứ hai cho cùng một người."
    assert foreign.full_name not in finding.sentence
    assert "HB" not in finding.sentence


@pytest.mark.parametrize(
    ("cell", "code", "says"),
    [
        ("HB11", "NL-51", "trong phạm vi được giao"),
        ("Chi bộ ấp Bến đá", "NL-51", "Không có tổ chức nào"),
        ("HA19", "NL-53", "đã kết thúc hoạt động từ ngày 01/07/2025"),
        ("Chi bộ ấp Gò Cũ", "NL-53", "đã kết thúc hoạt động từ ngày 01/07/2025"),
    ],
)
def test_an_organisation_unknown_outside_or_dissolved_refuses_the_row(world: World, cell: str, code: str, says: str):
    plan = _plan(members(member(**{"Chi bộ đang sinh hoạt": cell})), _officer(world))

    assert [(f.code, f.column) for f in plan.rows[0].obstacles] == [(code, "F")]
    assert says in plan.rows[0].obstacles[0].sentence


def test_no_plan_however_made_writes_outside_the_scope_of_who_stores_it(world: World):
    plan = _plan(members(member(**{"Chi bộ đang sinh hoạt": "HB11"})))
    officer = _officer(world)

    with pytest.raises(NotFound), acting(officer):
        operations.store(plan, actor=officer)


def test_a_name_of_two_organisations_is_refused_with_their_codes(world: World):
    with acting(SYSTEM):
        from nguon.organizations import operations as organizations  # noqa: PLC0415  (reason: only this test founds one)

        organizations.change(
            organization=world.organizations["HA131"],
            decision=organizations.Decision("20-QĐ/ĐU", date(2026, 1, 5), date(2026, 1, 5)),
            actor=SYSTEM,
            name="Chi bộ ấp Bến Đá",
        )

    plan = _plan(members(member(**{"Chi bộ đang sinh hoạt": "Chi bộ ấp Bến Đá"})))

    assert [f.sentence for f in plan.rows[0].obstacles] == [
        "“Chi bộ ấp Bến Đá” là tên của nhiều tổ chức (mã HA11, HA131); cần chỉ rõ một tổ chức."
    ]


def test_the_organisation_in_the_options_narrows_the_scope(world: World):
    plan = _plan(members(member()), under="HB")

    assert [f.code for f in plan.rows[0].obstacles] == ["NL-51"]
    with pytest.raises(NotFound):
        _plan(members(member()), _officer(world), under="HB")


def test_the_same_person_twice_in_one_file_is_refused_at_the_second_row(world: World):
    plan = _plan(members(member(), member(**{"Họ và tên": "Lâm Thị Thảo"}), member(**{"Số CCCD": None})))

    assert _outcomes(plan) == [Outcome.CREATE, Outcome.REFUSED, Outcome.REFUSED]
    assert [row.obstacles[0].sentence for row in plan.rows[1:]] == [
        "Trùng số định danh với dòng 2 của chính tệp này.",
        "Trùng số thẻ với dòng 2 của chính tệp này.",
    ]


def test_two_people_of_one_name_and_birthday_with_two_numbers_are_two_people(world: World):
    twin = member(**{"Số CCCD": "079188009999", "Số thẻ Đảng viên": None})

    plan = _plan(members(member(), twin))

    assert _outcomes(plan) == [Outcome.CREATE, Outcome.CREATE]


def test_a_known_number_with_another_name_is_refused(world: World):
    _store(members(member()))

    plan = _plan(members(member(**{"Họ và tên": "Lâm Thị Thanh"})))

    assert [f.code for f in plan.rows[0].obstacles] == ["NL-64"]


def test_another_admission_day_than_the_records_have_is_refused(world: World):
    _store(members(member()))

    plan = _plan(members(member(**{"Ngày kết nạp": "20/05/2012"})))

    assert [f.sentence for f in plan.rows[0].obstacles] == [
        "Ngày kết nạp trong hồ sơ là 19/05/2012, trong tệp là 20/05/2012."
    ]


def test_a_list_moves_nobody_to_another_cell(world: World):
    _store(members(member()))

    plan = _plan(members(member(**{"Chi bộ đang sinh hoạt": "HA12"})))

    assert [f.code for f in plan.rows[0].obstacles] == ["NL-80"]


def test_somebody_still_on_probation_gets_a_term(world: World):
    _store(members(member(**{"Ngày kết nạp": "03/02/2026", "Trạng thái": "Dự bị"})))

    with acting(SYSTEM):
        term = Term.rows.get(person__identity_number="079188001234")
    assert (term.since, term.ends_on) == (date(2026, 2, 3), date(2027, 2, 3))


@pytest.mark.parametrize("status", ["Từ trần", "Xóa tên", "KT", "Chuyển đi"])
def test_somebody_who_is_no_member_there_any_more_is_refused(world: World, status: str):
    plan = _plan(members(member(**{"Trạng thái": status})))

    assert [f.code for f in plan.rows[0].obstacles] == ["NL-73"]


def test_a_dry_run_writes_nothing(world: World):
    with acting(SYSTEM):
        before = (Person.rows.count(), Event.objects.count())

    _plan(members(member()))

    with acting(SYSTEM):
        assert (Person.rows.count(), Event.objects.count()) == before


def test_a_commit_carries_out_what_the_dry_run_said(world: World):
    bad = member(**{"Họ và tên": "Tăng Bảo", "Số CCCD": "079199004321", "Số thẻ Đảng viên": None, "Dân tộc": "Kin"})
    content = members(member(), bad, more=["Dân tộc"])
    dry = _plan(content)

    stored = _store(content, good_rows_only=True)

    assert _outcomes(dry) == [Outcome.CREATE, Outcome.REFUSED]
    assert stored == operations.Stored(created=1, changed=0, unchanged=0, refused=1)
