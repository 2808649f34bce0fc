"""Counting: every read of the figures. Statements are built from the catalogue's conditions and run on live tables.

The statements name the tables of other contexts directly: one aggregate over several tables cannot be put together from
their `queries` without reading the people one by one.
"""

from nguon.statistics.queries.answers import Answer, Answered, answers
from nguon.statistics.queries.asking import ask
from nguon.statistics.queries.records import Record, records_behind
from nguon.statistics.queries.reports import Reading, Report, Subordinate, report
from nguon.statistics.queries.series import Month, months
from nguon.statistics.queries.sheets import TargetSheet, standing_text, target_sheet
from nguon.statistics.queries.silent import SilentCell, cells_without_admission
from nguon.statistics.queries.vacant import VacantPlace, places_without_member

__all__ = [
    "Answer",
    "Answered",
    "Month",
    "Reading",
    "Record",
    "Report",
    "SilentCell",
    "Subordinate",
    "TargetSheet",
    "VacantPlace",
    "answers",
    "ask",
    "cells_without_admission",
    "months",
    "places_without_member",
    "records_behind",
    "report",
    "standing_text",
    "target_sheet",
]
