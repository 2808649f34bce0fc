"""The states of a candidacy as a column of a list shows them."""

from nguon.sourcing.terms import CandidacyState

SHORT = {
    CandidacyState.NOMINATED: "mới giới thiệu",
    CandidacyState.LISTED: "trong danh sách",
    CandidacyState.HELPED: "đang giúp đỡ",
    CandidacyState.TRAINED: "đã học lớp",
    CandidacyState.DOSSIER: "đang làm hồ sơ",
    CandidacyState.ADMITTED: "đã kết nạp",
    CandidacyState.REMOVED: "đã đưa ra",
}
"""The state in a column of a list, short enough for a phone."""
COLOURS = {CandidacyState.ADMITTED: "done", CandidacyState.REMOVED: "cannot"}
"""Colours of ended ones; all others wait."""
