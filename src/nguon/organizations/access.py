"""Who may see which organisation. The tree holds nothing personal, but each reader has a part of it."""

from __future__ import annotations

from nguon.organizations.models import Organization


def is_in_view(organization: Organization, *, viewer: Organization) -> bool:
    """True for the viewer's organisation, what lies below it today, and what it lies below itself."""
    is_below = viewer.lft <= organization.lft <= viewer.rgt
    return is_below or organization.lft <= viewer.lft <= organization.rgt
