"""Classes as centre and officers see them: rosters within reach, results of several people, new names, a new class."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from nguon.audit.models import Event
from nguon.audit.terms import EventKind
from nguon.guard.acting import acting
from nguon.sourcing.models import Candidacy
from nguon.sourcing.terms import CandidacyState
from nguon.training.models import Enrolment, TrainingClass
from nguon.training.terms import ClassKind, Result
from tests.world import ON, SYSTEM, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day: Callable[[date], None]) -> None:
    on_day(ON)


def signed_in(world: World, user: str) -> Client:
    client = Client()
    client.force_login(world.users[user])
    return client


@pytest.fixture
def centre(world: World) -> Client:
    return signed_in(world, "political_centre@HA")


def new_class(world: World, code: str, kind: ClassKind = ClassKind.AWARENESS, opened_on: date = ON) -> TrainingClass:
    with acting(SYSTEM):
        return TrainingClass.objects.create(
            organization=world.organizations[code],
            kind=kind,
            name=f"Lớp mới của {code}",
            issuer="Trung tâm chính trị Hạ Lam",
            decision_number="31-QĐ/TTCT",
            opened_on=opened_on,
            closed_on=ON,
        )


def put_on(world: World, training_class: TrainingClass, *keys: str) -> list[Enrolment]:
    with acting(SYSTEM):
        return [Enrolment.rows.create(training_class=training_class, person=world.people[key]) for key in keys]


def stored(enrolment: Enrolment) -> tuple[str, str, date | None]:
    with acting(SYSTEM):
        row = Enrolment.rows.get(pk=enrolment.pk)
    return row.result, row.certificate_number, row.certified_on


def on_roster(training_class: TrainingClass) -> set[int]:
    with acting(SYSTEM):
        return set(Enrolment.rows.filter(training_class=training_class).values_list("person_id", flat=True))


def classes(answer: Any) -> list[tuple[str, int]]:
    return [(row.name.split()[-1], row.seats) for row in answer.context["rows"]]


def test_the_centre_sees_its_own_classes_and_its_own_rosters(world: World, centre: Client) -> None:
    answer = centre.get(f"/lop/{world.classes['HA'].pk}/")

    assert classes(centre.get("/lop/")) == [("HA", 8)]
    everyone = {*world.candidacies, "HB11:moved"} - {"HA11:candidate"}
    assert {row.name for row in answer.context["rows"]} == {world.people[key].full_name for key in everyone}


def test_an_officer_sees_the_class_above_but_only_the_own_people_on_it(world: World) -> None:
    officer = signed_in(world, "base_officer")

    answer = officer.get(f"/lop/{world.classes['HA'].pk}/")

    assert classes(officer.get("/lop/")) == [("HA1", 1), ("HA", 4)]
    own = {world.people[f"{code}:candidate"].full_name for code in ("HA1", "HA12", "HA131", "HA19")}
    assert {row.name for row in answer.context["rows"]} == own


def test_a_class_of_another_centre_looks_like_one_that_is_not(world: World, centre: Client) -> None:
    hidden, absent = centre.get(f"/lop/{world.classes['HA1'].pk}/"), centre.get("/lop/999999999/")

    assert (hidden.status_code, hidden.content == absent.content) == (404, True)


def sheet(training_class: TrainingClass, client: Client, **changed: str) -> dict[str, str]:
    form = client.get(f"/lop/{training_class.pk}/ket-qua/").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields if name != "already_taken"}
    return sent | changed


def test_results_of_several_people_are_recorded_in_one_sheet(world: World, centre: Client) -> None:
    one = new_class(world, "HA")
    passed, failed, left = put_on(world, one, "HA1:candidate", "HA12:candidate", "HA2:candidate")
    data = sheet(one, centre, certified_on="02/03/2026")
    data |= {f"result-{passed.pk}": "passed", f"number-{passed.pk}": "GCN-901", f"result-{failed.pk}": "failed"}

    answer = centre.post(f"/lop/{one.pk}/ket-qua/", data)

    assert (answer.status_code, answer["Location"]) == (302, f"/lop/{one.pk}/")
    assert [stored(row) for row in (passed, failed, left)] == [
        ("passed", "GCN-901", ON),
        ("failed", "", None),
        ("", "", None),
    ]
    assert Event.objects.filter(kind=EventKind.RESULT_RECORDED).count() == 2


def test_a_certificate_moves_the_candidate_on(world: World, centre: Client) -> None:
    one = new_class(world, "HA")
    [row] = put_on(world, one, "HA2:candidate")
    candidacy = world.candidacies["HA2:candidate"]
    with acting(SYSTEM):
        Candidacy.rows.filter(pk=candidacy.pk).update(state=CandidacyState.HELPED)
    data = sheet(one, centre, certified_on="02/03/2026")

    centre.post(f"/lop/{one.pk}/ket-qua/", data | {f"result-{row.pk}": "passed", f"number-{row.pk}": "GCN-902"})

    with acting(SYSTEM):
        assert Candidacy.rows.get(pk=candidacy.pk).state == CandidacyState.TRAINED


def test_what_the_rules_refuse_names_the_person_and_records_nobody(world: World, centre: Client) -> None:
    one = new_class(world, "HA")
    good, early = put_on(world, one, "HA1:candidate", "HA12:candidate")
    data = sheet(one, centre, certified_on="01/03/2026") | {f"result-{good.pk}": "absent"}
    data |= {f"result-{early.pk}": "passed", f"number-{early.pk}": "GCN-903"}

    answer = centre.post(f"/lop/{one.pk}/ket-qua/", data)

    name = world.people["HA12:candidate"].full_name
    assert answer.status_code == 422
    assert [(f.clause, f.sentence.startswith(f"{name}: ")) for f in answer.context["findings"]] == [("LH-04", True)]
    assert [stored(good), stored(early)] == [("", "", None), ("", "", None)]


def test_a_certificate_already_given_on_paper_is_kept_with_what_stands_against_it(world: World, centre: Client) -> None:
    one = new_class(world, "HA")
    [early] = put_on(world, one, "HA12:candidate")
    data = sheet(one, centre, certified_on="01/03/2026", already_taken="on")

    centre.post(f"/lop/{one.pk}/ket-qua/", data | {f"result-{early.pk}": "passed", f"number-{early.pk}": "GCN-904"})

    assert stored(early) == ("passed", "GCN-904", date(2026, 3, 1))
    assert Event.objects.get(kind=EventKind.RESULT_RECORDED).details["clauses"] == ["LH-04"]


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (
            {"result": "failed", "number": "GCN-9", "certified_on": "02/03/2026"},
            "number",
            "Chỉ người đạt kết quả mới được cấp giấy. Xem lại kết quả hoặc bỏ số giấy.",
        ),
        (
            {"result": "passed", "number": "GCN-9"},
            "certified_on",
            "Có số giấy chứng nhận mà chưa có ngày cấp. Ghi ngày cấp như trên giấy.",
        ),
        ({"number": "GCN-9"}, "result", "Có số giấy chứng nhận mà chưa chọn kết quả. Chọn kết quả."),
        (
            {"result": "passed", "number": "GCN-9", "certified_on": "03/03/2026"},
            "certified_on",
            "Ngày 03/03/2026 sau hôm nay (02/03/2026). Chỉ ghi giấy đã cấp; xem lại ngày trên giấy.",
        ),
        ({}, "__all__", "Chưa có kết quả nào khác với đã ghi. Chọn kết quả của ít nhất một người rồi ghi."),
    ],
)
def test_what_does_not_fit_is_answered_at_its_line(
    world: World, centre: Client, typed: dict[str, str], field: str, sentence: str
) -> None:
    one = new_class(world, "HA")
    [row] = put_on(world, one, "HA12:candidate")
    of_line = {name: f"{name}-{row.pk}" for name in ("result", "number")}
    data = sheet(one, centre) | {of_line.get(name, name): value for name, value in typed.items()}

    answer = centre.post(f"/lop/{one.pk}/ket-qua/", data)

    assert (answer.status_code, answer.context["form"].errors) == (422, {of_line.get(field, field): [sentence]})
    assert stored(row) == ("", "", None)


def test_a_recorded_result_cannot_be_emptied(world: World, centre: Client) -> None:
    one = new_class(world, "HA")
    [row] = put_on(world, one, "HA12:candidate")
    with acting(SYSTEM):
        Enrolment.rows.filter(pk=row.pk).update(result=Result.FAILED)

    answer = centre.post(f"/lop/{one.pk}/ket-qua/", sheet(one, centre) | {f"result-{row.pk}": ""})

    sentence = "Kết quả đã ghi thì không bỏ trống được; chọn kết quả đúng."
    assert answer.context["form"].errors == {f"result-{row.pk}": [sentence]}


def test_a_number_given_twice_in_a_class_is_refused_with_the_name(world: World, centre: Client) -> None:
    one = new_class(world, "HA")
    rows = put_on(world, one, "HA1:candidate", "HA12:candidate")
    data = sheet(one, centre, certified_on="02/03/2026")
    for row in rows:
        data |= {f"result-{row.pk}": "passed", f"number-{row.pk}": "GCN-905"}

    answer = centre.post(f"/lop/{one.pk}/ket-qua/", data)

    [problem] = answer.context["problems"]
    assert (answer.status_code, "“GCN-905” đã cấp cho người khác" in problem) == (422, True)
    assert {stored(row) for row in rows} == {("", "", None)}


def test_results_are_recorded_only_where_the_class_is_held(world: World) -> None:
    roster = signed_in(world, "base_officer").get(f"/lop/{world.classes['HA'].pk}/")
    sheet_of_another = signed_in(world, "base_officer").get(f"/lop/{world.classes['HA'].pk}/ket-qua/")

    assert (roster.context["may_record"], sheet_of_another.status_code) == (False, 404)


def test_an_officer_puts_people_of_the_lists_on_the_roster(world: World) -> None:
    one = new_class(world, "HA")
    chosen = [world.people[f"{code}:candidate"].pk for code in ("HA11", "HA12")]

    answer = signed_in(world, "base_officer").post(f"/lop/{one.pk}/ghi-ten/", {"people": chosen})

    assert (answer.status_code, on_roster(one)) == (302, set(chosen))


def test_the_choice_leaves_out_who_is_on_the_roster_and_who_is_out_of_reach(world: World) -> None:
    one = new_class(world, "HA")
    put_on(world, one, "HA12:candidate")

    form = signed_in(world, "base_officer").get(f"/lop/{one.pk}/ghi-ten/").context["form"]

    left = [world.people[f"{code}:candidate"].pk for code in ("HA1", "HA11", "HA131", "HA19")]
    assert sorted(int(pk) for pk, _ in form.fields["people"].choices) == sorted(left)


def test_who_is_on_no_list_on_the_day_is_refused_by_name(world: World) -> None:
    one = new_class(world, "HA", opened_on=date(2025, 3, 2))  # the day before the cells took them in
    person = world.people["HA11:candidate"]
    officer = signed_in(world, "base_officer")
    [label] = [
        words
        for pk, words in officer.get(f"/lop/{one.pk}/ghi-ten/").context["form"].fields["people"].choices
        if pk == str(person.pk)
    ]

    answer = officer.post(f"/lop/{one.pk}/ghi-ten/", {"people": [person.pk]})

    assert label.endswith("(chưa vào danh sách cảm tình Đảng)")
    [finding] = answer.context["findings"]
    assert (answer.status_code, finding.clause, person.full_name in finding.sentence) == (422, "LH-01", True)
    assert on_roster(one) == set()


def test_a_class_for_new_members_offers_those_in_probation(world: World) -> None:
    one = new_class(world, "HA1", ClassKind.NEW_MEMBER)

    form = signed_in(world, "base_officer").get(f"/lop/{one.pk}/ghi-ten/").context["form"]

    expected = [world.people[f"{code}:probationer"].pk for code in ("HA1", "HA11", "HA12", "HA131", "HA19")]
    assert sorted(int(pk) for pk, _ in form.fields["people"].choices) == sorted(expected)


def test_nobody_chosen_is_answered_with_a_sentence(world: World) -> None:
    answer = signed_in(world, "base_officer").post(f"/lop/{new_class(world, 'HA').pk}/ghi-ten/", {})

    assert answer.context["form"].errors == {"people": ["Chưa chọn ai. Đánh dấu những người được cử đi học."]}


def test_a_person_out_of_reach_cannot_be_sent_by_typing_the_key(world: World) -> None:
    one, stranger = new_class(world, "HA"), world.people["HB11:candidate"]

    answer = signed_in(world, "base_officer").post(f"/lop/{one.pk}/ghi-ten/", {"people": [stranger.pk]})

    assert (answer.status_code, on_roster(one)) == (422, set())
    assert stranger.full_name not in answer.content.decode()


def test_a_centre_sends_nobody_by_itself(world: World, centre: Client) -> None:
    assert centre.get(f"/lop/{new_class(world, 'HA').pk}/ghi-ten/").status_code == 404


OPENING = {
    "kind": "awareness",
    "name": "Lớp nhận thức về Đảng khóa II năm 2026",
    "issuer": "Trung tâm chính trị Hạ Lam",
    "decision_number": "32-QĐ/TTCT",
    "opened_on": "06/04/2026",
    "closed_on": "10/04/2026",
}


def test_a_centre_opens_a_class_of_its_own(centre: Client) -> None:
    answer = centre.post("/lop/mo/", OPENING)

    opened = TrainingClass.objects.get(decision_number="32-QĐ/TTCT")
    assert (answer["Location"], opened.organization.code, opened.opened_on) == (
        f"/lop/{opened.pk}/",
        "HA",
        date(2026, 4, 6),
    )


def test_a_class_that_ends_before_it_begins_is_not_opened(centre: Client) -> None:
    answer = centre.post("/lop/mo/", OPENING | {"closed_on": "05/04/2026"})

    assert (answer.status_code, answer.context["problems"]) == (
        422,
        ("Lớp bế giảng ngày 05/04/2026 trước ngày khai giảng 06/04/2026; hãy kiểm tra lại hai ngày.",),
    )
    assert not TrainingClass.objects.filter(decision_number="32-QĐ/TTCT").exists()


def test_one_class_and_three_classes_cost_the_same_queries(
    world: World, centre: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(QUERIES):
        assert len(classes(centre.get("/lop/"))) == 1
    for _ in range(2):
        new_class(world, "HA")
    with django_assert_num_queries(QUERIES):
        assert len(classes(centre.get("/lop/"))) == 3


QUERIES = 19
"""Of the list as a centre sees it, those that find its people and set the acting context included."""

PUPIL_QUERIES = 20
"""Of a roster, likewise."""


def test_one_pupil_and_three_pupils_cost_the_same_queries(
    world: World, centre: Client, django_assert_num_queries: Any
) -> None:
    one = new_class(world, "HA")
    put_on(world, one, "HA1:candidate")
    with django_assert_num_queries(PUPIL_QUERIES):
        assert len(centre.get(f"/lop/{one.pk}/").context["rows"]) == 1
    put_on(world, one, "HA12:candidate", "HA2:candidate")
    with django_assert_num_queries(PUPIL_QUERIES):
        assert len(centre.get(f"/lop/{one.pk}/").context["rows"]) == 3


def test_part_by_part_every_class_is_met_once(world: World, centre: Client) -> None:
    made = {new_class(world, "HA", opened_on=date(2026, 1, 1 + number % 3)).pk for number in range(60)}

    seen, address = [], "/lop/"
    while address and len(seen) < 1000:
        answer = centre.get(address)
        seen += [row.url for row in answer.context["rows"]]
        address = answer.context["next_url"]

    assert (len(seen), set(seen)) == (61, {f"/lop/{pk}/" for pk in made | {world.classes["HA"].pk}})
