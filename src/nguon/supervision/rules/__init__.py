"""From what is known of a person on a day to the tasks that follow, with the limits of the rule book on that day."""

from nguon.supervision.rules.leaving import Departure, task_of_wrongful, tasks_of_departure
from nguon.supervision.rules.tasks import (
    TURNS,
    Candidate,
    Dossier,
    Probation,
    Task,
    certificate_ends_on,
    dossier_ends_on,
    introduced_enough,
    says,
    tasks_of_candidate,
    tasks_of_dossier,
    tasks_of_probation,
    turn_of,
    waiting,
)

__all__ = [
    "TURNS",
    "Candidate",
    "Departure",
    "Dossier",
    "Probation",
    "Task",
    "certificate_ends_on",
    "dossier_ends_on",
    "introduced_enough",
    "says",
    "task_of_wrongful",
    "tasks_of_candidate",
    "tasks_of_departure",
    "tasks_of_dossier",
    "tasks_of_probation",
    "turn_of",
    "waiting",
]
