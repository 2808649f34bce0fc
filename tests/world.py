"""The small world every test knows by heart: one province, its tree, its people and one user per role. All invented.

    TINH  province of Sông Hiền
    ├── HA  committee above the base                 "parent" of HA1
    │   ├── HA1  commune committee                   "own": where every role is granted once
    │   │   ├── HA11  cell of a hamlet               "child"
    │   │   ├── HA12  cell of a school
    │   │   ├── HA13  section
    │   │   │   └── HA131  cell of a team            "grandchild"
    │   │   └── HA19  cell, dissolved 1/7/2025 into HA11
    │   └── HA2  base cell of a health station       "sibling"
    └── HB
        └── HB1  ward committee
            └── HB11  cell of a quarter              "foreign"

Every organisation of PEOPLED has three persons: `candidate` (class passed, dossier with the cell's resolution),
`probationer` (with a running term) and `member`. `HB11:moved` was on the list of HA12 before ("former").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from nguon.accounts.models import Grant, User
from nguon.accounts.terms import ROLES
from nguon.admission.models import (
    Appraisal,
    Dossier,
    Extension,
    Inquiry,
    Interruption,
    Introduction,
    Reminder,
    Resolution,
    Return,
    ReturnedPart,
    Transfer,
    VerificationNote,
)
from nguon.admission.terms import (
    Answer,
    AppraisalResult,
    Appraiser,
    AskedBody,
    Body,
    Carrier,
    DossierPart,
    DossierState,
    Ground,
    InquiryState,
    IntroducerKind,
    MovingStage,
    MovingWay,
    Purpose,
    Relation,
)
from nguon.core.folding import fold, sort_key
from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.journeys.reorganize import renumber_tree
from nguon.organizations import operations as organizations
from nguon.organizations.models import Organization
from nguon.organizations.terms import Kind, Level
from nguon.people.models import Affiliation, AssociationMembership, EntryParticulars, Person, Post, StandingPeriod
from nguon.people.terms import AssociationKind, Occupation, PostKind, Schooling, Sex, Standing
from nguon.places.models import Place
from nguon.places.terms import PlaceKind
from nguon.probation.models import Term, TermResolution
from nguon.sourcing.models import Candidacy, HelperAssignment
from nguon.sourcing.terms import Basis, CandidacyState, NominatorKind, RemovalReason
from nguon.targets.models import Directive, Target
from nguon.targets.terms import Span
from nguon.training.models import Enrolment, TrainingClass
from nguon.training.terms import ClassKind, Result

ON = date(2026, 3, 2)
"""The day on which the world is told; nothing in it lies later, except ends of terms."""

FOUNDED = organizations.Decision("01-QĐ/TU", date(2000, 1, 3), date(2000, 1, 3))
MERGED = organizations.Decision("19-QĐ/ĐU", date(2025, 6, 25), date(2025, 7, 1))
SYSTEM = Actor.system("world")
VOTES = {"eligible": 9, "present": 9, "in_favour": 9}

TREE = {
    "TINH": ("Đảng bộ tỉnh Sông Hiền", Kind.PROVINCE, Level.PROVINCE, None),
    "HA": ("Đảng bộ khối Hạ Lam", Kind.BLOC, Level.UPPER, "TINH"),
    "HA1": ("Đảng bộ xã Bãi Vàng", Kind.COMMUNE, Level.BASE_COMMITTEE, "HA"),
    "HA11": ("Chi bộ ấp Bến Đá", Kind.RESIDENTIAL, Level.CELL, "HA1"),
    "HA12": ("Chi bộ Trường THCS Bãi Vàng", Kind.SCHOOL, Level.CELL, "HA1"),
    "HA13": ("Đảng bộ bộ phận Hợp tác xã Muối", Kind.STATE_ENTERPRISE, Level.SECTION, "HA1"),
    "HA131": ("Chi bộ Đội 1", Kind.STATE_ENTERPRISE, Level.CELL, "HA13"),
    "HA19": ("Chi bộ ấp Gò Cũ", Kind.RESIDENTIAL, Level.CELL, "HA1"),
    "HA2": ("Chi bộ Trạm y tế Hạ Lam", Kind.HEALTH, Level.BASE_CELL, "HA"),
    "HB": ("Đảng bộ khối Thượng Lam", Kind.BLOC, Level.UPPER, "TINH"),
    "HB1": ("Đảng bộ phường Suối Lành", Kind.WARD, Level.BASE_COMMITTEE, "HB"),
    "HB11": ("Chi bộ khu phố 1", Kind.RESIDENTIAL, Level.CELL, "HB1"),
}
PEOPLED = ("HA", "HA1", "HA11", "HA12", "HA131", "HA19", "HA2", "HB11")
RELATIONS = {"own": "HA1", "child": "HA11", "grandchild": "HA131", "parent": "HA", "sibling": "HA2", "foreign": "HB11"}
"""How an organisation stands to HA1, on which every role is granted once."""

_FAMILIES = ("Lưu Thị", "Đặng Văn", "Ngô Ánh", "Ừ Quốc", "Ân Thúy", "Ông Bá", "Yên Hữu", "Hứa Lệ", "Mạc Đức")
_GIVEN = {"candidate": "Mẫn", "probationer": "Ước", "member": "Đượm", "moved": "Ẩn"}


@dataclass
class World:
    """What was built, by the names of this file."""

    organizations: dict[str, Organization] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    candidacies: dict[str, Candidacy] = field(default_factory=dict)
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    transfers: dict[str, Transfer] = field(default_factory=dict)
    inquiries: dict[str, Inquiry] = field(default_factory=dict)
    """The letter about the applicant and the parents, answered; `verify` writes it and all that belongs to it."""
    terms: dict[str, Term] = field(default_factory=dict)
    classes: dict[str, TrainingClass] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    directives: dict[str, Directive] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    """`role@CODE`; `role` alone for the grant on HA1; `nobody` has no grant; the grant of `ended` has run out."""


def build() -> World:
    """Build the world in the present transaction, in system scope."""
    world = World()
    with acting(SYSTEM):
        _plant(world)
        for number, code in enumerate(PEOPLED):
            for kind in ("candidate", "probationer", "member"):
                world.people[f"{code}:{kind}"] = _person(world, code, kind, number)
        world.people["HB11:moved"] = _person(world, "HB11", "moved", len(PEOPLED))
        _enter(world)
        _follow(world)
        _employ(world)
    return world


def _plant(world: World) -> None:
    for code, (name, kind, level, parent) in TREE.items():
        world.organizations[code] = organizations.found(
            code=code,
            name=name,
            kind=kind,
            level=level,
            parent=world.organizations[parent] if parent else None,
            decision=FOUNDED,
            actor=SYSTEM,
        )
    gone, heir = world.organizations["HA19"], world.organizations["HA11"]
    organizations.dissolve(organization=gone, successor=heir, decision=MERGED, actor=SYSTEM)
    renumber_tree(on=ON)
    world.organizations = {o.code: o for o in Organization.objects.all()}


def _person(world: World, code: str, kind: str, number: int) -> Person:
    name = f"{_FAMILIES[number]} {_GIVEN[kind]}"
    organization = world.organizations[code]
    return Person.rows.create(
        full_name=name,
        name_key=fold(name),
        sort_key=sort_key(name),
        sex=Sex.FEMALE if number % 2 else Sex.MALE,
        born_on=date(1990 + number, 5, 19),
        identity_number=f"0{number:02d}{list(_GIVEN).index(kind)}12345678",
        phone=f"09000000{number}{list(_GIVEN).index(kind)}",
        schooling=Schooling.UPPER_SECONDARY,
        occupation=Occupation.FARMER,
        ethnicity=f"{number % 54 + 2:02d}",
        religion=f"{number % 14 + 1:02d}",
        organization=organization,
        pos=organization.lft,
    )


def _enter(world: World) -> None:
    """What each person rests on: standings of members, candidacies of the others."""
    for key, person in world.people.items():
        code, kind = key.split(":")
        organization = world.organizations[code]
        AssociationMembership.rows.create(person=person, kind=AssociationKind.YOUTH_UNION, since=date(2012, 3, 26))
        Post.rows.create(person=person, kind=PostKind.MILITIA, since=date(2020, 1, 6))
        if kind == "member":
            _stand(person, organization, Standing.PROBATIONARY, date(2014, 6, 1), date(2015, 6, 1))
            StandingPeriod.rows.create(
                person=person, organization=organization, standing=Standing.OFFICIAL, since=date(2015, 6, 1)
            )
        elif kind == "probationer":
            _stand(person, organization, Standing.PROBATIONARY, date(2025, 9, 2), None)
            world.terms[key] = Term.rows.create(
                person=person, organization=organization, since=date(2025, 9, 2), ends_on=date(2026, 9, 2)
            )
            TermResolution.rows.create(term=world.terms[key], body=Body.CELL, met_on=ON, number="05-NQ/CB", **VOTES)
        else:
            world.candidacies[key] = _candidacy(person, organization, CandidacyState.DOSSIER)
    Candidacy.rows.create(
        person=world.people["HB11:moved"],
        organization=world.organizations["HA12"],
        state=CandidacyState.REMOVED,
        basis=Basis.APPLICATION,
        document_on=date(2024, 1, 8),
        notified_on=date(2024, 1, 8),
        removed_on=date(2024, 11, 4),
        removal_reason=RemovalReason.MOVED,
    )


def _stand(person: Person, organization: Organization, standing: Standing, since: date, until: date | None) -> None:
    entry = StandingPeriod.rows.create(
        person=person, organization=organization, standing=standing, since=since, until=until
    )
    EntryParticulars.rows.create(standing=entry, ethnicity=person.ethnicity, religion=person.religion)
    Affiliation.rows.create(person=person, organization=organization, since=since)


def _candidacy(person: Person, organization: Organization, state: CandidacyState) -> Candidacy:
    is_nominated = organization.code == "HA131"
    return Candidacy.rows.create(
        person=person,
        organization=organization,
        state=state,
        basis=Basis.NOMINATION if is_nominated else Basis.APPLICATION,
        nominator_kind=NominatorKind.YOUTH_UNION if is_nominated else "",
        nominator_name="Đoàn xã Bãi Vàng" if is_nominated else "",
        document_number="07-NQ/ĐTN" if is_nominated else "",
        document_on=date(2025, 2, 3),
        notified_on=date(2025, 2, 10),
        listed_on=date(2025, 3, 3),
        list_resolution="03-NQ/CB",
    )


def _follow(world: World) -> None:
    """Help, classes, dossiers, places, targets."""
    for code in ("HA", "HA1"):
        world.classes[code] = TrainingClass.objects.create(
            organization=world.organizations[code],
            kind=ClassKind.AWARENESS,
            name=f"Lớp nhận thức về Đảng khóa I {code}",
            issuer="Trung tâm chính trị Hạ Lam",
            decision_number="12-QĐ/TTCT",
            opened_on=date(2025, 8, 4),
            closed_on=date(2025, 8, 8),
        )
    for number, (key, candidacy) in enumerate(world.candidacies.items(), start=1):
        code = key.split(":")[0]
        # The class of HA1 holds the candidate of HA11 alone: the reach of a political centre differs from a subtree.
        Enrolment.rows.create(
            training_class=world.classes["HA1" if code == "HA11" else "HA"],
            person=candidacy.person,
            result=Result.PASSED,
            certificate_number=f"GCN-{number:03d}",
            certified_on=date(2025, 8, 15),
        )
        HelperAssignment.rows.create(
            candidacy=candidacy,
            helper=world.people[f"{code}:member"],
            resolution="04-NQ/CB",
            resolved_on=date(2025, 4, 7),
            since=date(2025, 4, 7),
        )
        world.dossiers[key] = Dossier.rows.create(
            person=candidacy.person,
            candidacy=candidacy,
            organization=candidacy.organization,
            state=DossierState.CELL_RESOLVED,
            opened_on=date(2026, 1, 5),
            application_on=date(2026, 1, 5),
        )
        world.inquiries[key] = verify(world.dossiers[key])
        Introduction.rows.create(
            dossier=world.dossiers[key],
            kind=IntroducerKind.MEMBER,
            introducer=world.people[f"{code}:member"],
            together_since=date(2024, 1, 8),
            dated_on=date(2026, 1, 12),
        )
        world.transfers[key] = Transfer.rows.create(
            person=candidacy.person,
            stage=MovingStage.CONSIDERED,
            way=MovingWay.CERTIFICATE,
            from_organization=world.organizations["HA19"],
            to_organization=candidacy.organization,
            left_on=date(2025, 3, 3),
            moved_on=date(2025, 3, 10),
            letter_number="07-GCN/ĐU",
            letter_on=date(2025, 3, 6),
        )
        Resolution.rows.create(
            dossier=world.dossiers[key], body=Body.CELL, met_on=date(2026, 2, 2), number="02-NQ/CB", **VOTES
        )
    for key in ("HA12:candidate", "HB11:candidate"):
        _on_the_way(world.dossiers[key])
    for code in ("HA11", "HB11"):
        world.places[code] = Place.objects.create(
            code=f"DB-{code}",
            name=f"Ấp của {code}",
            kind=PlaceKind.HAMLET,
            organization=world.organizations[code],
            since=date(2000, 1, 3),
        )
    for code, below in (("HA", "HA1"), ("HB", "HB1")):
        world.directives[code] = Directive.objects.create(
            issuer=world.organizations[code],
            number=f"25-KH/{code}",
            title="Kế hoạch kết nạp đảng viên năm 2026",
            signed_on=date(2026, 1, 5),
            span=Span.YEAR,
            since=date(2026, 1, 1),
            until=date(2027, 1, 1),
        )
        world.targets[below] = Target.objects.create(
            directive=world.directives[code], organization=world.organizations[below], number=9
        )


def _on_the_way(dossier: Dossier) -> None:
    """A re-check, an extension, a return that was mended and an interruption that is over."""
    Appraisal.rows.create(
        dossier=dossier, appraiser=Appraiser.ORGANIZING, appraised_on=ON, result=AppraisalResult.IN_ORDER
    )
    Extension.rows.create(dossier=dossier, granted_on=ON, working_days=5, reason="Chờ kết luận thẩm tra")
    Interruption.rows.create(dossier=dossier, since=date(2026, 2, 9), until=date(2026, 2, 11), reason="Đi công tác")
    returned = Return.rows.create(
        dossier=dossier, returned_by=Body.BASE, returned_on=date(2026, 2, 12), resubmitted_on=date(2026, 2, 16)
    )
    ReturnedPart.rows.create(returned=returned, part=DossierPart.OPINIONS, reason="Thiếu ý kiến nơi cư trú")


def verify(dossier: Dossier) -> Inquiry:
    """Write a verification in which everything was asked and answered, from 6/1 to 30/1/2026. Returns its letter."""
    answered = {
        "dossier": dossier,
        "state": InquiryState.ANSWERED,
        "sent_on": date(2026, 1, 6),
        "carried_by": Carrier.OFFICE,
        "answered_on": date(2026, 1, 28),
        "answer": Answer.CLEAR,
    }
    parents = [Relation.APPLICANT, Relation.FATHER, Relation.MOTHER]
    letter = Inquiry.rows.create(
        **answered,
        purpose=Purpose.ORIGIN,
        about=parents,
        asked=AskedBody.PARTY,
        asked_name="Đảng ủy xã Bãi Vàng",
        number="11-CV/CB",
        due_on=date(2026, 2, 17),
    )
    Reminder.rows.create(inquiry=letter, reminded_on=date(2026, 1, 26), number="14-CV/CB")
    for number, purpose in (("12-CV/CB", Purpose.ASSOCIATION_OPINION), ("13-CV/CB", Purpose.RESIDENCE_OPINION)):
        Inquiry.rows.create(**answered, purpose=purpose, about=[Relation.APPLICANT], number=number)
    others = [one for one in Relation if one not in {*parents, Relation.FOSTERER, Relation.ADOPTED_CHILD}]
    Inquiry.rows.create(
        dossier=dossier, purpose=Purpose.BACKGROUND, about=others, state=InquiryState.WAIVED, ground=Ground.NOBODY
    )
    VerificationNote.rows.create(dossier=dossier, stamped_on=date(2026, 1, 5), merged_on=date(2026, 1, 30))
    return letter


def _employ(world: World) -> None:
    for role in ROLES:
        world.users[role] = world.users[f"{role}@HA1"] = _user(world, role, role, "HA1")
    for role, code in (("cell_secretary", "HA11"), ("upper_officer", "HA"), ("upper_officer", "TINH")):
        world.users[f"{role}@{code}"] = _user(world, f"{role}-{code.lower()}", role, code)
    world.users["political_centre@HA"] = _user(world, "political_centre-ha", "political_centre", "HA")
    world.users["nobody"] = User.objects.create(username="nobody", display_name="Chưa được giao vai trò")
    world.users["ended"] = _user(world, "ended", "base_officer", "HA1", until=date(2026, 1, 1))
    helper = world.people["HA11:member"]
    Person.rows.filter(pk=helper.pk).update(account=world.users["helper"])


def _user(world: World, username: str, role: str, code: str, until: date | None = None) -> User:
    user = User.objects.create(username=username, display_name=ROLES[role].name)
    Grant.objects.create(
        user=user,
        role=role,
        organization=world.organizations[code],
        association="youth_union" if role == "mass_organization" else "",
        since=date(2025, 1, 1),
        until=until,
        basis="05-QĐ/ĐU",
    )
    return user
