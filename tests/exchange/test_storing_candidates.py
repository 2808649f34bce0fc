"""The list of sources, from file to records, in the small world of tests.world."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nguon.audit.models import Event
from nguon.core.errors import BadInput
from nguon.core.scope import Actor
from nguon.exchange import operations
from nguon.exchange.layouts import layout_named
from nguon.exchange.plan import Options, Plan, make_plan
from nguon.exchange.terms import Outcome
from nguon.guard.acting import acting
from nguon.people.models import Person
from nguon.sourcing import operations as sourcing
from nguon.sourcing.models import Candidacy, HelperAssignment
from nguon.sourcing.terms import RemovalReason
from nguon.training.models import Enrolment, TrainingClass
from tests import world as worlds
from tests.exchange.sheets import candidate, candidates
from tests.world import World

SYSTEM = Actor.system("test")
TOLD = date(2025, 2, 20)
OPTIONS = Options(date(2026, 3, 2), notified_on=TOLD)
CLASS = {
    "Số QĐ mở lớp": "31-QĐ/TTCT",
    "Ngày QĐ mở lớp": "01/04/2025",
    "Thời gian lớp bồi dưỡng": "07 - 11/04/2025",
    "Ngày cấp chứng chỉ": date(2025, 4, 18),
    "Số QĐ / chứng chỉ": "112-2025",
    "Đơn vị cấp": "Trung tâm chính trị Hạ Lam",
}


@pytest.fixture
def world(db: None) -> World:
    return worlds.build()


def _plan(content: bytes, options: Options = OPTIONS) -> Plan:
    with acting(SYSTEM):
        return make_plan(content, layout=layout_named("doi-tuong-dang"), options=options, actor=SYSTEM)


def _store(content: bytes, **kwargs: Any) -> operations.Stored:
    with acting(SYSTEM):
        plan = make_plan(content, layout=layout_named("doi-tuong-dang"), options=OPTIONS, actor=SYSTEM)
        return operations.store(plan, actor=SYSTEM, **kwargs)


def _codes(plan: Plan) -> list[str]:
    return [finding.code for finding in plan.rows[0].obstacles]


def _candidacy() -> Candidacy:
    return Candidacy.rows.select_related("person", "organization").get(person__full_name="Quách Gia Hân")


def test_a_row_becomes_a_candidacy_that_rests_on_the_paper_of_the_cell(world: World):
    stored = _store(candidates(candidate()))

    with acting(SYSTEM):
        candidacy = _candidacy()
    assert stored == operations.Stored(created=1, changed=0, unchanged=0, refused=0)
    assert (candidacy.state, candidacy.organization.code) == ("listed", "HA11")
    assert (candidacy.basis, candidacy.nominator_kind, candidacy.nominator_name) == (
        "nomination",
        "cell",
        "Chi bộ ấp Bến Đá",
    )
    assert (candidacy.document_number, candidacy.document_on, candidacy.notified_on) == (
        "05-BC/CB",
        date(2025, 2, 5),
        TOLD,
    )
    assert (candidacy.list_resolution, candidacy.listed_on) == ("05-BC/CB", date(2025, 2, 5))
    person = candidacy.person
    assert (person.sex, person.ethnicity, person.phone, person.born_on) == (
        "female",
        "05",
        "0912345678",
        date(2003, 3, 15),
    )


def test_what_the_rules_said_on_the_day_of_the_meeting_is_kept_with_the_record(world: World):
    plan = _plan(candidates(candidate(**{"Ngày sinh": "01/01/1950"})))
    _store(candidates(candidate(**{"Ngày sinh": "01/01/1950"})))

    with acting(SYSTEM):
        candidacy = _candidacy()
    of_rules = [f.code for f in plan.rows[0].findings if f.code.startswith("TN-")]
    assert of_rules == ["TN-06", "TN-09"]
    assert candidacy.findings == of_rules
    assert plan.rows[0].outcome is Outcome.CREATE


def test_the_same_file_twice_changes_nothing(world: World):
    content = candidates(candidate(**CLASS))
    _store(content)
    with acting(SYSTEM):
        before = (Person.rows.count(), Candidacy.rows.count(), Enrolment.rows.count(), Event.objects.count())

    again = _store(content)

    with acting(SYSTEM):
        after = (Person.rows.count(), Candidacy.rows.count(), Enrolment.rows.count(), Event.objects.count())
    assert again == operations.Stored(created=0, changed=0, unchanged=1, refused=0)
    assert after == before


def test_a_class_in_one_cell_of_days_becomes_a_class_and_a_certificate(world: World):
    other = candidate(**(CLASS | {"Họ và tên": "Tăng Ngọc Ẩn", "Số QĐ / chứng chỉ": "113-2025", "SĐT": None}))

    _store(candidates(candidate(**CLASS), other))

    with acting(SYSTEM):
        opened = TrainingClass.objects.get(decision_number="31-QĐ/TTCT")
        numbers = sorted(Enrolment.rows.filter(training_class=opened).values_list("certificate_number", flat=True))
    assert (opened.opened_on, opened.closed_on, opened.organization.code) == (
        date(2025, 4, 7),
        date(2025, 4, 11),
        "HA1",
    )
    assert numbers == ["112-2025", "113-2025"]


def test_a_class_of_the_records_is_used_again(world: World):
    known = CLASS | {"Số QĐ mở lớp": "12-QĐ/TTCT", "Thời gian lớp bồi dưỡng": "từ ngày 04/08/2025 đến ngày 08/08/2025"}

    _store(candidates(candidate(**(known | {"Ngày cấp chứng chỉ": "15/08/2025"}))))

    with acting(SYSTEM):
        classes = TrainingClass.objects.filter(decision_number="12-QĐ/TTCT").count()
        held = Enrolment.rows.get(certificate_number="112-2025").training_class
    assert classes == len(world.classes)
    assert held.organization.code in {"HA", "HA1"}


def test_a_certificate_without_its_class_is_refused(world: World):
    plan = _plan(candidates(candidate(**{"Số QĐ / chứng chỉ": "112-2025"})))

    assert _codes(plan) == ["NL-92"]
    assert "ngày cấp chứng chỉ, đơn vị cấp, số quyết định mở lớp, thời gian lớp" in plan.rows[0].obstacles[0].sentence


def test_a_helper_assigned_by_the_same_meeting_is_recorded(world: World):
    with acting(SYSTEM):
        member = world.people["HA11:member"].full_name

    _store(candidates(candidate(**{"Đảng viên giúp đỡ": member.upper(), "Ngày phân công giúp đỡ": "5.2.25"})))

    with acting(SYSTEM):
        assignment = HelperAssignment.rows.get(candidacy=_candidacy())
    assert assignment.helper_id == world.people["HA11:member"].pk
    assert (assignment.resolution, assignment.since) == ("05-BC/CB", date(2025, 2, 5))


def test_a_helper_without_a_resolution_is_not_recorded_and_the_row_says_so(world: World):
    with acting(SYSTEM):
        member = world.people["HA11:member"].full_name
    content = candidates(candidate(**{"Đảng viên giúp đỡ": member, "Ngày phân công giúp đỡ": "03/03/2025"}))

    plan = _plan(content)
    _store(content)

    with acting(SYSTEM):
        assert list(HelperAssignment.rows.filter(candidacy=_candidacy())) == []
    assert "NL-86" in [f.code for f in plan.rows[0].findings]


def test_a_helper_who_is_no_official_member_of_the_cell_is_refused(world: World):
    with acting(SYSTEM):
        probationer = world.people["HA11:probationer"].full_name
        elsewhere = world.people["HA12:member"].full_name
    day = {"Ngày phân công giúp đỡ": "05/02/2025"}

    for name in (probationer, elsewhere):
        assert _codes(_plan(candidates(candidate(**{"Đảng viên giúp đỡ": name}, **day)))) == ["NL-87"]


def test_a_row_without_the_paper_of_the_cell_is_refused(world: World):
    plan = _plan(candidates(candidate(**{"Số BC công nhận cảm tình": None})))

    assert [(f.code, f.column) for f in plan.rows[0].obstacles] == [("NL-06", "L")]


def test_without_the_day_of_notice_a_dry_run_shows_the_rows_and_a_commit_stores_none(world: World):
    content = candidates(candidate())
    plan = _plan(content, Options(OPTIONS.day))

    assert [f.code for f in plan.blockers] == ["NL-89"]
    assert plan.rows[0].outcome is Outcome.CREATE
    with pytest.raises(BadInput, match="chưa có ngày đã báo"), acting(SYSTEM):
        operations.store(plan, actor=SYSTEM)


def test_the_day_of_notice_may_stand_in_a_column(world: World):
    content = candidates(candidate(**{"Ngày báo": "12/02/2025"}), more=["Ngày báo"])
    with acting(SYSTEM):
        plan = make_plan(content, layout=layout_named("doi-tuong-dang"), options=Options(OPTIONS.day), actor=SYSTEM)
        operations.store(plan, actor=SYSTEM)
        assert _candidacy().notified_on == date(2025, 2, 12)


def test_a_notice_before_the_meeting_refuses_the_row(world: World):
    plan = _plan(candidates(candidate(**{"Ngày họp công nhận": "21/02/2025"})))

    assert _codes(plan) == ["NL-82"]


@pytest.mark.parametrize(
    "cells",
    [{"Kết nạp": "x"}, {"Số QĐ kết nạp": "7-QĐ/ĐU"}, {"Ngày kết nạp": "02/09/2025"}, {"Ngày quyết định": "01/09/2025"}],
)
def test_somebody_already_admitted_belongs_to_the_other_list(world: World, cells: dict[str, Any]):
    assert _codes(_plan(candidates(candidate(**cells)))) == ["NL-81"]


def test_not_yet_admitted_is_no_obstacle(world: World):
    assert _codes(_plan(candidates(candidate(**{"Kết nạp": "Chưa"})))) == []


def test_a_member_of_the_records_is_no_source(world: World):
    with acting(SYSTEM):
        person = Person.rows.get(pk=world.people["HA11:member"].pk)
    row = candidate(**{"Họ và tên": person.full_name, "Ngày sinh": person.born_on})

    assert _codes(_plan(candidates(row))) == ["NL-84"]


def test_a_source_of_another_cell_is_not_taken_over(world: World):
    with acting(SYSTEM):
        person = Person.rows.get(pk=world.people["HA12:candidate"].pk)
    row = candidate(**{"Họ và tên": person.full_name, "Ngày sinh": person.born_on})

    assert _codes(_plan(candidates(row))) == ["NL-85"]


def test_somebody_taken_off_a_list_before_may_be_nominated_again(world: World):
    _store(candidates(candidate()))
    with acting(SYSTEM):
        candidacy = _candidacy()
        sourcing.remove(
            candidacy_id=candidacy.pk,
            seen_version=candidacy.version,
            reason=RemovalReason.OWN_WISH,
            resolution=sourcing.CellResolution("09-NQ/CB", date(2025, 6, 2)),
            dossier_open=False,
            actor=SYSTEM,
        )
    again = candidates(candidate(**{"Ngày họp công nhận": "01/12/2025", "Ngày báo": "03/12/2025"}), more=["Ngày báo"])

    stored = _store(again)

    with acting(SYSTEM):
        states = list(
            Candidacy.rows.filter(person__full_name="Quách Gia Hân").order_by("pk").values_list("state", flat=True)
        )
    assert (stored.created, states) == (1, ["removed", "listed"])


@pytest.mark.parametrize(("cell", "code"), [("Phật", None), ("đạo Dừa", "NL-41")])
def test_an_unknown_religion_stops_the_row(world: World, cell: str, code: str | None):
    plan = _plan(candidates(candidate(**{"Tôn giáo": cell}), more=["Tôn giáo"]))

    assert _codes(plan) == ([code] if code else [])
