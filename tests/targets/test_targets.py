"""Targets: handed down a tree, chosen for a period, compared with what was admitted."""

from datetime import date

import pytest

from nguon.audit.models import Event
from nguon.core.errors import BadInput, NotFound
from nguon.core.periods import Period
from nguon.core.scope import Actor, Scope
from nguon.core.shares import Share
from nguon.statistics.queries import standing_text, target_sheet
from nguon.targets import queries
from nguon.targets.models import Directive, Target
from nguon.targets.operations import Plan, set_targets
from nguon.targets.terms import Span
from tests.world import ON, World

YEAR = Period.year(2026)


def _plan(number: str = "31-KH/ĐU", *, span: Span = Span.YEAR, period: Period = YEAR, signed_on: date = ON) -> Plan:
    return Plan(number, "Kế hoạch kết nạp đảng viên năm 2026", signed_on, span, period)


def test_a_directive_hands_numbers_to_those_directly_below_and_says_what_is_left(world: World, as_system: Actor):
    # HA has handed 9 to HA1.
    cascade = set_targets(issuer_code="HA1", plan=_plan(), numbers={"HA11": 3, "HA12": 4}, actor=as_system)

    assert (cascade.handed_on, cascade.remainder) == (7, 2)
    handed = {t.organization.code: t.number for t in Target.objects.filter(directive__number="31-KH/ĐU")}
    assert handed == {"HA11": 3, "HA12": 4}


def test_handing_on_more_than_asked_is_recorded_and_shown(world: World, as_system: Actor):
    cascade = set_targets(issuer_code="HA1", plan=_plan(), numbers={"HA11": 6, "HA12": 6}, actor=as_system)

    assert cascade.remainder == -3


def test_a_later_directive_for_the_same_period_takes_the_place_of_the_earlier_number(world: World, as_system: Actor):
    set_targets(issuer_code="HA1", plan=_plan(), numbers={"HA11": 3, "HA12": 4}, actor=as_system)
    later = _plan("40-KH/ĐU", signed_on=date(2026, 6, 1))
    cascade = set_targets(issuer_code="HA1", plan=later, numbers={"HA11": 5}, actor=as_system)

    assert (cascade.handed_on, cascade.remainder) == (9, 0)
    mine = queries.targets_of([world.organizations["HA11"].pk])
    chosen = queries.year_target(mine, world.organizations["HA11"].pk, YEAR)
    assert chosen is not None
    assert chosen.number == 5


def test_setting_targets_leaves_one_event_with_numbers_and_codes(world: World, as_system: Actor):
    before = Event.objects.count()

    set_targets(issuer_code="HA1", plan=_plan(), numbers={"HA12": 4, "HA11": 3}, actor=as_system)

    assert Event.objects.count() == before + 1
    event = Event.objects.latest("sequence")
    assert (event.kind, event.organization, event.details) == (
        "targets.set",
        "HA1",
        {"kind": "admissions", "from": "2026-01-01", "to": "2026-12-31", "numbers": {"HA11": 3, "HA12": 4}},
    )


@pytest.mark.parametrize(
    ("plan", "numbers", "sentence"),
    [
        (_plan(number=" "), {"HA11": 1}, "Chưa có số văn bản"),
        (_plan(), {}, "Chưa ghi chỉ tiêu cho tổ chức nào"),
        (_plan(), {"HA11": 0}, "từ 1 người trở lên"),
        (_plan(), {"HA11": 10**10}, "quá lớn"),
        (_plan(), {"HA131": 1}, "HA131 không trực thuộc HA1"),
        (_plan(), {"HB1": 1}, "HB1 không trực thuộc HA1"),
        (_plan(), {"HA19": 1}, "HA19 không trực thuộc HA1"),
    ],
)
def test_a_wrong_directive_is_refused_with_a_sentence_and_nothing_is_stored(
    world: World, as_system: Actor, plan: Plan, numbers: dict[str, int], sentence: str
):
    before = (Directive.objects.count(), Target.objects.count(), Event.objects.count())

    with pytest.raises(BadInput, match=sentence):
        set_targets(issuer_code="HA1", plan=plan, numbers=numbers, actor=as_system)

    assert (Directive.objects.count(), Target.objects.count(), Event.objects.count()) == before


def test_the_same_paper_is_entered_once(world: World, as_system: Actor):
    set_targets(issuer_code="HA1", plan=_plan(), numbers={"HA11": 3}, actor=as_system)

    with pytest.raises(BadInput, match="đã được nhập"):
        set_targets(issuer_code="HA1", plan=_plan(), numbers={"HA11": 3}, actor=as_system)


def test_nobody_sets_targets_for_an_organisation_outside_the_own_scope(world: World, as_system: Actor):
    own = world.organizations["HA1"]
    officer = Actor("cán bộ", Scope(intervals=((own.lft, own.rgt),)), user_id=1, grant="g")

    for code in ("HB1", "HA", "ABSENT"):
        with pytest.raises(NotFound):
            set_targets(issuer_code=code, plan=_plan(), numbers={"HB11": 3}, actor=officer)


def test_the_number_handed_down_goes_before_the_one_set_by_oneself(world: World, as_system: Actor):
    own = _plan("50-NQ/ĐU", signed_on=date(2026, 2, 1))
    set_targets(issuer_code="HA1", plan=own, numbers={"HA1": 12}, actor=as_system)

    mine = queries.targets_of([world.organizations["HA1"].pk])
    chosen = queries.year_target(mine, world.organizations["HA1"].pk, YEAR)

    assert chosen is not None
    assert (chosen.number, chosen.from_above) == (9, True)


def test_a_year_that_two_terms_hold_belongs_to_the_one_that_began_last_and_a_term_to_itself(
    world: World, as_system: Actor
):
    old, new = Period(date(2015, 1, 1), date(2021, 1, 1)), Period(date(2020, 1, 1), date(2026, 1, 1))
    for number, period, people in (("1-NQ", old, 40), ("2-NQ", new, 50)):
        plan = _plan(number, span=Span.TERM, period=period, signed_on=date(2024, 7, 1))
        set_targets(issuer_code="HA1", plan=plan, numbers={"HA1": people}, actor=as_system)
    mine, pk = queries.targets_of([world.organizations["HA1"].pk]), world.organizations["HA1"].pk

    def number(period: Period) -> int | None:
        found = queries.term_target(mine, pk, period)
        return None if found is None else found.number

    assert [number(p) for p in (Period.year(2019), Period.year(2020), Period.year(2021), old, new)] == [
        40,
        50,
        50,
        40,
        50,
    ]
    assert number(Period.year(2026)) is None


def test_results_stand_beside_year_target_term_target_and_those_below(world: World, as_system: Actor):
    term = _plan("9-NQ", span=Span.TERM, period=Period(date(2025, 1, 1), date(2030, 1, 1)), signed_on=date(2025, 1, 15))
    set_targets(issuer_code="HA1", plan=term, numbers={"HA1": 40}, actor=as_system)
    year = _plan("10-KH", period=Period.year(2025), signed_on=date(2025, 1, 15))
    set_targets(issuer_code="HA", plan=year, numbers={"HA1": 4}, actor=as_system)

    sheet = target_sheet(as_system, "HA1", "2025", today=ON).as_json()

    assert (sheet["result"], sheet["target"], sheet["share"], sheet["exceeds"]) == (5, 4, 1.25, 0.25)
    assert sheet["text"] == "đạt 125,0 %, vượt 25,00 %"
    assert (sheet["term"]["target"], sheet["term"]["share_of_period"], sheet["term"]["result_so_far"]) == (40, 0.125, 5)
    assert sheet["cascade"] == {"handed_on": 0, "remainder": 4}
    assert [(s["organization"]["code"], s["result"]) for s in sheet["subordinates"]] == [
        ("HA11", 2),
        ("HA12", 1),
        ("HA13", 1),
    ]


def test_a_term_by_its_years_takes_the_days_of_its_directive(world: World, as_system: Actor):
    between = Period(date(2010, 8, 1), date(2015, 7, 1))
    plan = _plan("8-NQ", span=Span.TERM, period=between, signed_on=date(2010, 8, 15))
    set_targets(issuer_code="HA1", plan=plan, numbers={"HA1": 10}, actor=as_system)

    sheet = target_sheet(as_system, "HA1", "2010-2015", today=ON).as_json()

    assert (sheet["from"], sheet["to"], sheet["target"], sheet["result"]) == ("2010-08-01", "2015-06-30", 10, 5)


@pytest.mark.parametrize("text", ["", "21", "2021-", "2025-2020", "năm 2021", "2021-2022-2023", "٢٠٢١"])
def test_what_is_no_period_is_answered_with_how_to_write_one(world: World, as_system: Actor, text: str):
    with pytest.raises(BadInput, match="2020-2025"):
        target_sheet(as_system, "HA1", text, today=ON)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (None, "chưa có chỉ tiêu"),
        (Share(193, 190), "đạt 101,6 %, vượt 1,58 %"),
        (Share(190, 190), "đạt đúng chỉ tiêu"),
        (Share(100, 190), "đạt 52,6 %"),
        (Share(5, 0), "chưa có chỉ tiêu"),
    ],
)
def test_a_result_is_written_against_its_target(share: Share | None, text: str):
    assert standing_text(share) == text
