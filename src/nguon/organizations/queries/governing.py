"""Which rules hold at a place in the tree: the general ones, and the local ones of every organisation above."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from nguon.organizations.models import Organization, OrganizationPeriod
from nguon.organizations.queries.tree import valid_on
from nguon.regulations.book import Page, load_book


def codes_above(organization_id: int, day: date) -> tuple[str, ...]:
    """Codes of the organisation and of all above it on the day, from itself to the top; empty when it is not there."""
    return _chains({organization_id}, day)[organization_id]


def rules_for(organization_id: int, day: date) -> Page:
    """The rule book opened for the organisation: on the day of the act, with the local rules of those above it."""
    return rules_for_each({organization_id}, day)[organization_id]


def rules_for_each(ids: Collection[int], day: date) -> dict[int, Page]:
    """The same for several organisations: one query per level of the tree, none while nobody has local rules."""
    book = load_book()
    if not book.local_to:
        general = book.on(day)
        return dict.fromkeys(ids, general)
    return {pk: book.on(day, within=codes) for pk, codes in _chains(ids, day).items()}


def _chains(ids: Collection[int], day: date) -> dict[int, tuple[str, ...]]:
    known: dict[int, tuple[str, int | None]] = {}
    wanted = set(ids)
    while wanted:
        rows = OrganizationPeriod.objects.filter(valid_on(day), organization_id__in=wanted)
        found: dict[int, tuple[str, int | None]] = {
            pk: (code, parent)
            for pk, code, parent in rows.values_list("organization_id", "organization__code", "parent")
        }
        known |= found
        # A dissolved organisation keeps the records it had; the rules of its successor hold for them.
        gone = Organization.objects.filter(pk__in=wanted - set(found), successor__isnull=False)
        known |= {pk: (code, heir) for pk, code, heir in gone.values_list("pk", "code", "successor")}
        wanted = {above for _, above in known.values() if above is not None} - set(known)
    return {pk: _climb(pk, known) for pk in ids}


def _climb(pk: int | None, known: dict[int, tuple[str, int | None]]) -> tuple[str, ...]:
    codes: list[str] = []
    while pk is not None and pk in known:
        code, pk = known[pk]
        codes.append(code)
    return tuple(codes)
