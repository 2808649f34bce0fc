"""Reading a branch and a person across contexts.

These queries join tables of several contexts on purpose: a list of work asked of each context in turn would cost
queries by the hundred.
"""

from nguon.supervision.queries.against import Judged, against_next_step
from nguon.supervision.queries.path import Step, next_step, steps_of
from nguon.supervision.queries.story import Story, story_of_candidacy, story_of_term, tasks_of
from nguon.supervision.queries.timeline import Happened, happened
from nguon.supervision.queries.worklist import Item, Strip, Worklist, people_of, strip_of, worklist

__all__ = [
    "Happened",
    "Item",
    "Judged",
    "Step",
    "Story",
    "Strip",
    "Worklist",
    "against_next_step",
    "happened",
    "next_step",
    "people_of",
    "steps_of",
    "story_of_candidacy",
    "story_of_term",
    "strip_of",
    "tasks_of",
    "worklist",
]
