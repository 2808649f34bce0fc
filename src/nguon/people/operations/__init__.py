"""Writing people. Every act: lock, change, record."""

from nguon.people.operations.mending import mend_membership, withdraw_leaving
from nguon.people.operations.moves import move_person
from nguon.people.operations.persons import (
    MemberEntry,
    Particulars,
    change_person,
    enter_members,
    enter_person,
    join_association,
    record_membership,
    record_particulars_read,
    record_post,
    record_standing,
    renumber_positions,
)

__all__ = [
    "MemberEntry",
    "Particulars",
    "change_person",
    "enter_members",
    "enter_person",
    "join_association",
    "mend_membership",
    "move_person",
    "record_membership",
    "record_particulars_read",
    "record_post",
    "record_standing",
    "renumber_positions",
    "withdraw_leaving",
]
