"""Writing dossiers. Every act: lock, judge on the day of the act, change, record."""

from nguon.admission.operations.conditions import Conditions, keep_conditions
from nguon.admission.operations.course import (
    AppraisalPaper,
    extend_decision,
    interrupt_dossier,
    record_appraisal,
    resubmit_dossier,
    resume_dossier,
    return_dossier,
)
from nguon.admission.operations.decisions import SignedDecision, record_ceremony, record_decision
from nguon.admission.operations.introductions import IntroductionPaper, record_introduction
from nguon.admission.operations.letters import (
    Letter,
    Received,
    Reminded,
    Sending,
    draft_letter,
    drop_letter,
    record_answer,
    remind_letter,
    remind_letters,
    send_letter,
)
from nguon.admission.operations.opening import Opening, close_dossier, open_dossier, refuse_dossier, withdraw_dossier
from nguon.admission.operations.papers import (
    BEFORE_THE_CELL,
    PaperEntry,
    PapersReview,
    record_papers,
    renew_dossier,
    review_papers,
    store_entries,
)
from nguon.admission.operations.readmissions import FirstTime, keep_first_time, record_recount
from nguon.admission.operations.resolutions import record_base_resolution, record_cell_resolution, refer_short_vote
from nguon.admission.operations.stored import take
from nguon.admission.operations.transfers import Move, receive_transfer, record_transfer, rehouse_dossier
from nguon.admission.operations.votes import VotedResolution, adds_up, refuse_impossible_vote, store_vote
from nguon.admission.operations.waivers import Noted, Waiver, note_verification, waive, waive_letter

__all__ = [
    "BEFORE_THE_CELL",
    "AppraisalPaper",
    "Conditions",
    "FirstTime",
    "IntroductionPaper",
    "Letter",
    "Move",
    "Noted",
    "Opening",
    "PaperEntry",
    "PapersReview",
    "Received",
    "Reminded",
    "Sending",
    "SignedDecision",
    "VotedResolution",
    "Waiver",
    "adds_up",
    "close_dossier",
    "draft_letter",
    "drop_letter",
    "extend_decision",
    "interrupt_dossier",
    "keep_conditions",
    "keep_first_time",
    "note_verification",
    "open_dossier",
    "receive_transfer",
    "record_answer",
    "record_appraisal",
    "record_base_resolution",
    "record_cell_resolution",
    "record_ceremony",
    "record_decision",
    "record_introduction",
    "record_papers",
    "record_recount",
    "record_transfer",
    "refer_short_vote",
    "refuse_dossier",
    "refuse_impossible_vote",
    "rehouse_dossier",
    "remind_letter",
    "remind_letters",
    "renew_dossier",
    "resubmit_dossier",
    "resume_dossier",
    "return_dossier",
    "review_papers",
    "send_letter",
    "store_entries",
    "store_vote",
    "take",
    "waive",
    "waive_letter",
    "withdraw_dossier",
]
