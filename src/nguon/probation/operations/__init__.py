"""Writing probations and what ends a membership. Every act: lock, judge on the day of the act, change, record."""

from nguon.probation.operations.care import assign_term_helper, file_profile, record_remark
from nguon.probation.operations.complaints import answer_complaint, record_complaint, record_receipt
from nguon.probation.operations.departures import (
    StrikeOffCase,
    Wish,
    close_departure,
    decide_departure,
    open_resignation,
    open_strike_off,
    record_call,
    record_departure_vote,
    record_self_review,
)
from nguon.probation.operations.endings import end_term, recognise, record_card_decision, restore_term
from nguon.probation.operations.opening import follow, open_term
from nguon.probation.operations.papers import record_term_papers
from nguon.probation.operations.reviews import record_review, refer_term
from nguon.probation.operations.wrongful import (
    Annulling,
    FoundFault,
    Reissuing,
    annul,
    record_fault,
    record_redone,
    reissue,
    send_back,
)

__all__ = [
    "Annulling",
    "FoundFault",
    "Reissuing",
    "StrikeOffCase",
    "Wish",
    "annul",
    "answer_complaint",
    "assign_term_helper",
    "close_departure",
    "decide_departure",
    "end_term",
    "file_profile",
    "follow",
    "open_resignation",
    "open_strike_off",
    "open_term",
    "recognise",
    "record_call",
    "record_card_decision",
    "record_complaint",
    "record_departure_vote",
    "record_fault",
    "record_receipt",
    "record_redone",
    "record_remark",
    "record_review",
    "record_self_review",
    "record_term_papers",
    "refer_term",
    "reissue",
    "restore_term",
    "send_back",
]
