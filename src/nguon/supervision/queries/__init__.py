"""Reading a branch and a person across contexts.

These queries join tables of several contexts on purpose: a list of work asked of each context in turn would cost
queries by the hundred.
"""

from nguon.supervision.queries.against import Judged, against_dossiers, against_next_step
from nguon.supervision.queries.letters import letters_in_words
from nguon.supervision.queries.path import Step, next_step, steps_of
from nguon.supervision.queries.queue import PAGE, Queue, Waiting, Wanted, chosen, dossiers_waiting
from nguon.supervision.queries.rule_change import DossierChange, Survey, changed_on, counted, survey
from nguon.supervision.queries.story import (
    Story,
    clocks_of,
    story_of_candidacy,
    story_of_dossier,
    story_of_term,
    tasks_of,
)
from nguon.supervision.queries.timeline import Happened, happened
from nguon.supervision.queries.worklist import Item, Strip, Worklist, people_of, strip_of, worklist

__all__ = [
    "PAGE",
    "DossierChange",
    "Happened",
    "Item",
    "Judged",
    "Queue",
    "Step",
    "Story",
    "Strip",
    "Survey",
    "Waiting",
    "Wanted",
    "Worklist",
    "against_dossiers",
    "against_next_step",
    "changed_on",
    "chosen",
    "clocks_of",
    "counted",
    "dossiers_waiting",
    "happened",
    "letters_in_words",
    "next_step",
    "people_of",
    "steps_of",
    "story_of_candidacy",
    "story_of_dossier",
    "story_of_term",
    "strip_of",
    "survey",
    "tasks_of",
    "worklist",
]
