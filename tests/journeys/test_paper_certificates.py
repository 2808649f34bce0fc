"""A certificate of a class taken elsewhere is recorded from the paper, with the class it names."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nguon.core.errors import BadInput, Refused
from nguon.guard.acting import acting
from nguon.journeys.record_certificate import PaperCertificate, record_paper_certificate
from nguon.training.models import Enrolment, TrainingClass
from nguon.training.queries import certificate_on
from nguon.training.terms import ClassKind
from tests import world as w
from tests.web.clicks import send, signed_in, text_of


@pytest.fixture
def office(db: None) -> w.World:
    return w.build()


def paper(**changed: Any) -> PaperCertificate:
    """A certificate of a class in another province."""
    usual: dict[str, Any] = {
        "kind": ClassKind.AWARENESS,
        "issuer": "Trung tâm chính trị Thượng Nguồn",
        "decision_number": "88-QĐ/TTCT",
        "opened_on": date(2025, 10, 6),
        "closed_on": date(2025, 10, 10),
        "number": "TN-501",
        "certified_on": date(2025, 10, 15),
    }
    return PaperCertificate(**(usual | changed))


def test_the_newest_certificate_is_the_one_on_paper(office: w.World) -> None:
    person = office.people["HA11:candidate"]
    with acting(w.SYSTEM):
        record_paper_certificate(person=person, paper=paper(), actor=w.SYSTEM)
        newest = certificate_on(person.pk, w.ON)

    assert newest is not None
    assert (newest.certificate_number, newest.training_class.issuer) == ("TN-501", "Trung tâm chính trị Thượng Nguồn")


def test_two_people_of_one_class_share_the_class(office: w.World) -> None:
    with acting(w.SYSTEM):
        for key, number in (("HA11:candidate", "TN-501"), ("HA12:candidate", "TN-502")):
            record_paper_certificate(person=office.people[key], paper=paper(number=number), actor=w.SYSTEM)

        assert TrainingClass.objects.filter(decision_number="88-QĐ/TTCT").count() == 1


def test_a_number_that_somebody_else_of_the_class_has_is_refused(office: w.World) -> None:
    with acting(w.SYSTEM):
        record_paper_certificate(person=office.people["HA11:candidate"], paper=paper(), actor=w.SYSTEM)
        with pytest.raises(BadInput):
            record_paper_certificate(person=office.people["HA12:candidate"], paper=paper(), actor=w.SYSTEM)

        assert Enrolment.rows.filter(certificate_number="TN-501").count() == 1


def test_a_certificate_older_than_the_end_of_its_class_is_refused_and_no_class_is_left(office: w.World) -> None:
    with acting(w.SYSTEM):
        with pytest.raises(Refused):
            record_paper_certificate(
                person=office.people["HA11:candidate"], paper=paper(certified_on=date(2025, 10, 9)), actor=w.SYSTEM
            )

        assert not TrainingClass.objects.filter(decision_number="88-QĐ/TTCT").exists()


def test_a_secretary_records_it_on_the_page(office: w.World, on_day: Any) -> None:
    on_day(w.ON)
    secretary = signed_in(office.users["cell_secretary@HA11"])
    candidate = f"/nguon/{office.candidacies['HA11:candidate'].pk}/"

    answer = send(
        secretary,
        candidate + "giay-chung-nhan/",
        issuer="Trung tâm chính trị Thượng Nguồn",
        opened_on="06/10/2025",
        closed_on="10/10/2025",
        number="TN-501",
        certified_on="15/10/2025",
    )

    assert answer.status_code == 302, text_of(answer)
    assert "TN-501" in text_of(secretary.get(candidate))
