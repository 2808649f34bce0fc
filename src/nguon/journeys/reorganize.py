"""After any change of the tree: number it anew and let people follow, in one transaction."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from nguon.core.scope import Actor
from nguon.guard.acting import acting
from nguon.organizations import operations as organizations
from nguon.people import operations as people


@transaction.atomic
def renumber_tree(*, on: date) -> tuple[int, int]:
    """Number today's tree and every person's position; (organisations, people) changed. Runs in system scope."""
    with acting(Actor.system("renumber")):
        return organizations.renumber(on=on), people.renumber_positions()
