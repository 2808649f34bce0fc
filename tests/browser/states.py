"""People in every state of the path, beside the small world: each act has a page only where it is possible."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from nguon.admission.models import Dossier, Inquiry, Interruption, Paper, Resolution, Return, ReturnedPart
from nguon.admission.terms import (
    AskedBody,
    Body,
    Carrier,
    DossierPart,
    DossierState,
    InquiryState,
    PaperState,
    Purpose,
)
from nguon.core.folding import fold, sort_key
from nguon.exchange.models import Upload
from nguon.guard.acting import acting
from nguon.people.models import Person, StandingPeriod
from nguon.people.terms import Sex, Standing
from nguon.probation.models import (
    Departure,
    RedoneStep,
    Remark,
    Term,
    TermHelper,
    TermResolution,
    WrongfulAdmission,
)
from nguon.probation.terms import DepartureState, TermState
from nguon.sourcing.models import Candidacy, HelperAssignment
from nguon.sourcing.terms import Basis, CandidacyState
from nguon.training.models import Enrolment, TrainingClass
from nguon.training.terms import ClassKind, Result
from tests.exchange.sheets import member, members
from tests.world import ON, SYSTEM, VOTES, World, verify

CELL = "HA11"
DECIDED: dict[str, Any] = {"decision_number": "09-QĐ/ĐU", "decided_on": date(2026, 3, 2)}


STRUCK_OFF: dict[str, Any] = {
    "state": DepartureState.DECIDED,
    "decision_number": "31-QĐ/ĐU",
    "decided_on": date(2026, 2, 9),
    "received_on": date(2026, 2, 12),
    "complained_on": date(2026, 2, 20),
}


def every_state(world: World) -> list[str]:
    """Add people of one cell in the states the world lacks; addresses of what they lead to, and of a file just sent."""
    with acting(SYSTEM):
        candidacies = [
            _candidacy(world, "Lò Thị Nháy", CandidacyState.NOMINATED),
            _candidacy(world, "Lò Văn Ứng", CandidacyState.LISTED),
            _candidacy(world, "Lò Thị Ển", CandidacyState.HELPED),
            _candidacy(world, "Lò Văn Đản", CandidacyState.TRAINED),
        ]
        dossiers = [
            _with_letters(_dossier(world, "Tòng Thị Ịt", DossierState.PREPARING)),
            _with_papers(_dossier(world, "Tòng Thị Ởn", DossierState.PREPARING, special_groups=["hoa", "contract"])),
            _dossier(world, "Tòng Văn Ỏn", DossierState.BASE_RESOLVED),
            _dossier(world, "Tòng Văn Ựt", DossierState.REFERRED),
            _returned(world, "Tòng Thị Ỷn"),
            _interrupted(world, "Tòng Văn Ẩm"),
            _dossier(world, "Tòng Thị Ặng", DossierState.DECIDED, **DECIDED),
            _once_a_member(world, "Tòng Văn Ẵm"),
        ]
        terms = [
            _term(world, "Cà Văn Ếch"),
            _term(world, "Cà Thị Ỉn", Body.CELL),
            _term(world, "Cà Văn Ơm", Body.CELL, Body.BASE),
            _recognised(world, "Cà Thị Ẳng"),
        ]
        leaving = [
            _departure(world, "Quàng Thị Ỏi"),
            _departure(world, "Quàng Văn Ệ", **STRUCK_OFF),
            _departure(world, "Quàng Thị Ẵng", **STRUCK_OFF | {"complained_on": None}),
            _departure(world, "Quàng Văn Ễn", **STRUCK_OFF | {"complained_on": None, "received_on": None}),
        ]
        wrongful = _wrongful(world, "Quàng Thị Ư")
        _followed(world, terms[0])
        TrainingClass.objects.create(
            organization=world.organizations["HA1"],
            kind=ClassKind.AWARENESS,
            name="Lớp nhận thức về Đảng khóa II",
            issuer="Trung tâm chính trị Hạ Lam",
            decision_number="14-QĐ/TTCT",
            opened_on=ON + timedelta(days=10),
            closed_on=ON + timedelta(days=14),
        )
        upload = Upload.objects.create(
            owner=world.users["base_officer"],
            layout="dang-vien",
            options={},
            file_name="danh sách.xlsx",
            content=members(member()),
            created_at=datetime.combine(ON, datetime.min.time()).astimezone() + timedelta(hours=12),
        )
    return [
        *(f"/nguon/{row.pk}/" for row in candidacies),
        *(f"/ho-so/{row.pk}/" for row in dossiers),
        f"/ho-so/{world.dossiers['HA131:candidate'].pk}/",
        *(f"/ho-so/{row.pk}/trinh-tu/" for row in dossiers),
        *(f"/du-bi/{row.pk}/" for row in terms),
        *(f"/ra-khoi-dang/{row.pk}/" for row in leaving),
        *(f"/dang-vien/{row.person_id}/" for row in leaving),
        f"/ket-nap-sai/{wrongful.pk}/",
        f"/nhap-lieu/{upload.pk}/",
        f"/ho-so/cho-xu-ly/nghi-quyet/?chon={world.dossiers['HA11:candidate'].pk}",
        f"/ho-so/cho-xu-ly/quyet-dinh/?chon={dossiers[1].pk}",
    ]


def _person(world: World, name: str) -> Person:
    cell = world.organizations[CELL]
    return Person.rows.create(
        full_name=name,
        name_key=fold(name),
        sort_key=sort_key(name),
        sex=Sex.FEMALE,
        born_on=date(1996, 5, 19),
        organization=cell,
        pos=cell.lft,
    )


def _candidacy(world: World, name: str, state: CandidacyState) -> Candidacy:
    listed = {} if state == CandidacyState.NOMINATED else {"listed_on": date(2025, 3, 3), "list_resolution": "03-NQ/CB"}
    candidacy = Candidacy.rows.create(
        person=_person(world, name),
        organization=world.organizations[CELL],
        state=state,
        basis=Basis.APPLICATION,
        document_on=date(2025, 2, 3),
        notified_on=date(2025, 2, 3),
        **listed,
    )
    if state not in {CandidacyState.NOMINATED, CandidacyState.LISTED}:
        HelperAssignment.rows.create(
            candidacy=candidacy,
            helper=world.people[f"{CELL}:member"],
            resolution="04-NQ/CB",
            resolved_on=date(2025, 4, 7),
            since=date(2025, 4, 7),
        )
    if state in {CandidacyState.TRAINED, CandidacyState.DOSSIER}:
        _certify(world, candidacy.person, ClassKind.AWARENESS)
    return candidacy


def _certify(world: World, person: Person, kind: ClassKind) -> None:
    attended = TrainingClass.objects.create(
        organization=world.organizations["HA1"],
        kind=kind,
        name=f"{kind.label} {person.pk}",
        issuer="Trung tâm chính trị Hạ Lam",
        decision_number="13-QĐ/TTCT",
        opened_on=date(2025, 10, 6),
        closed_on=date(2025, 10, 10),
    )
    Enrolment.rows.create(
        training_class=attended,
        person=person,
        result=Result.PASSED,
        certificate_number="GCN-01",
        certified_on=date(2025, 10, 13),
    )


def _dossier(world: World, name: str, state: DossierState, **more: Any) -> Dossier:
    candidacy = _candidacy(world, name, CandidacyState.DOSSIER)
    dossier = Dossier.rows.create(
        person=candidacy.person,
        candidacy=candidacy,
        organization=candidacy.organization,
        state=state,
        opened_on=date(2026, 1, 5),
        application_on=date(2026, 1, 5),
        **more,
    )
    verify(dossier)
    bodies = () if state == DossierState.PREPARING else (Body.CELL, Body.BASE)
    for body in bodies:
        Resolution.rows.create(dossier=dossier, body=body, met_on=date(2026, 2, 2), number="02-NQ", **VOTES)
    return dossier


def _with_letters(dossier: Dossier) -> Dossier:
    """A letter that is being drafted and one whose answer is late."""
    about = {"dossier": dossier, "purpose": Purpose.RESIDENCE, "about": ["father"], "asked": AskedBody.PARTY}
    Inquiry.rows.create(**about, asked_name="Đảng ủy xã Gò Cát", state=InquiryState.DRAFT)
    Inquiry.rows.create(
        **about,
        asked_name="Đảng ủy xã Gò Nổi",
        state=InquiryState.ASKED,
        number="15-CV/CB",
        sent_on=date(2026, 1, 6),
        due_on=date(2026, 2, 26),
        carried_by=Carrier.OFFICE,
    )
    return dossier


def _with_papers(dossier: Dossier) -> Dossier:
    """A paper in each state."""
    Paper.rows.create(
        dossier=dossier,
        kind="curriculum-vitae",
        state=PaperState.RETURNED,
        changed_on=ON,
        reason_given="Chưa khai quê quán của ông nội theo tên xã mới",
    )
    for kind, state in (("three-generations", PaperState.DUE), ("hoa-conclusion", PaperState.RECEIVED)):
        Paper.rows.create(dossier=dossier, kind=kind, state=state, changed_on=ON)
    Paper.rows.create(
        dossier=dossier,
        kind="contract",
        state=PaperState.ACCEPTED,
        changed_on=ON,
        signed=True,
        dated_on=ON,
        kept_at="tủ hồ sơ chi bộ",
        reference="12/HĐ",
    )
    return dossier


def _returned(world: World, name: str) -> Dossier:
    dossier = _dossier(world, name, DossierState.RETURNED, state_before=DossierState.BASE_RESOLVED)
    returned = Return.rows.create(dossier=dossier, returned_by=Body.DECIDING, returned_on=date(2026, 2, 16))
    ReturnedPart.rows.create(returned=returned, part=DossierPart.OPINIONS, reason="Thiếu ý kiến nơi cư trú")
    return dossier


def _interrupted(world: World, name: str) -> Dossier:
    dossier = _dossier(world, name, DossierState.INTERRUPTED, state_before=DossierState.BASE_RESOLVED)
    Interruption.rows.create(dossier=dossier, since=date(2026, 2, 16), reason="Đi học tập trung")
    return dossier


def _departure(world: World, name: str, **more: Any) -> Departure:
    """An official member whom the cell considers striking off, asked once for the self-review."""
    person, cell = _person(world, name), world.organizations[CELL]
    StandingPeriod.rows.create(person=person, organization=cell, standing=Standing.OFFICIAL, since=date(2015, 2, 3))
    ground: dict[str, Any] = {"kind": "strike_off", "ground": "unpaid", "months": 4, "with_reason": False}
    return Departure.rows.create(
        person=person, organization=cell, opened_on=date(2026, 1, 5), calls=["2026-01-12"], **ground | more
    )


def _wrongful(world: World, name: str) -> WrongfulAdmission:
    """An admission by a wrong procedure, of which one step is to be done anew."""
    person, cell = _person(world, name), world.organizations[CELL]
    StandingPeriod.rows.create(person=person, organization=cell, standing=Standing.OFFICIAL, since=date(2015, 2, 3))
    wrongful = WrongfulAdmission.rows.create(
        person=person, organization=cell, found_on=date(2026, 2, 2), fault="procedure", qualifies=True
    )
    RedoneStep.rows.create(wrongful=wrongful, step="cell")
    return wrongful


def _followed(world: World, term: Term) -> None:
    """A probation with a helper, a remark, and a vote that was lost."""
    helper = world.people[f"{CELL}:member"]
    TermHelper.rows.create(term=term, helper=helper, since=date(2025, 2, 3))
    Remark.rows.create(term=term, helper=helper, made_on=date(2025, 8, 4), tasks="Hoàn thành việc được giao.")
    lost = {"eligible": 9, "present": 9, "in_favour": 5, "against": 4}
    for attempt in (1, 2, 3):
        vote = {"number": f"0{attempt}-NQ", "attempt": attempt, "carried": False}
        TermResolution.rows.create(term=term, body=Body.CELL, met_on=ON, **vote, **lost)


def _once_a_member(world: World, name: str) -> Dossier:
    """A dossier of somebody who left the Party years ago."""
    dossier = _dossier(world, name, DossierState.PREPARING)
    StandingPeriod.rows.create(
        person=dossier.person, organization=dossier.organization, standing=Standing.LEFT, since=date(2018, 5, 7)
    )
    return dossier


def _recognised(world: World, name: str) -> Term:
    """A recognised member who has no card yet."""
    term = _term(world, name)
    term.state, term.decision_number = TermState.RECOGNISED, "40-QĐ/ĐU"
    term.decided_on, term.effective_on = date(2026, 2, 16), date(2026, 2, 3)
    term.save()
    return term


def _term(world: World, name: str, *voted: Body) -> Term:
    person, cell = _person(world, name), world.organizations[CELL]
    StandingPeriod.rows.create(person=person, organization=cell, standing=Standing.PROBATIONARY, since=date(2025, 2, 3))
    _certify(world, person, ClassKind.NEW_MEMBER)
    term = Term.rows.create(person=person, organization=cell, since=date(2025, 2, 3), ends_on=date(2026, 2, 3))
    for body in voted:
        TermResolution.rows.create(term=term, body=body, met_on=ON, number="05-NQ", **VOTES)
    return term
