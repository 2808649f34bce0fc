"""A new person and what the row rests on, in one transaction."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.core.errors import BadInput
from nguon.core.folding import fold, tidy
from nguon.core.scope import Actor
from nguon.organizations.models import Organization
from nguon.people import operations as people
from nguon.people import queries
from nguon.people.operations import Particulars
from nguon.sourcing import operations as sourcing
from nguon.sourcing.models import Candidacy
from nguon.sourcing.operations import Nomination


@transaction.atomic
def nominate_candidate(
    *,
    particulars: Particulars,
    organization: Organization,
    nomination: Nomination,
    on: date,
    actor: Actor,
    already_taken: bool = False,
) -> Candidacy:
    """Enter a person who is new to the records and take them into the sources of the cell.

    :raises BadInput: somebody of this name and day of birth is in the actor's scope already.
    """
    _refuse_known(particulars, actor)
    person = people.enter_person(particulars=particulars, organization=organization, actor=actor)
    return sourcing.nominate(
        person=person,
        organization=organization,
        nomination=nomination,
        on=on,
        actor=actor,
        already_taken=already_taken,
    )


def _refuse_known(particulars: Particulars, actor: Actor) -> None:
    # One person, one record for life. Two identity numbers tell two persons apart; one number, or none, does not.
    known = queries.known_people(actor.scope, identity_numbers=set(), name_keys={fold(tidy(particulars.full_name))})
    born = (particulars.born_on, particulars.born_precision)
    for held in known:
        same = (held["born_on"], held["born_precision"]) == born
        if same and not (held["identity_number"] and particulars.identity_number):
            raise BadInput(
                f"Đã có hồ sơ của “{held['full_name']}” cùng ngày sinh trong phạm vi được giao; mỗi người chỉ có một "
                "hồ sơ. Tìm người này ở mục Nguồn hoặc Đảng viên rồi làm tiếp ở đó; nếu là người khác thì ghi số "
                "định danh cá nhân ở cả hai hồ sơ để phân biệt."
            )
