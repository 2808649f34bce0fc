"""The reader's part of the tree on a day, one level at a time, and the life of one organisation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.core.errors import NotFound
from nguon.organizations import queries
from nguon.organizations.access import is_in_view
from nguon.organizations.models import Organization
from nguon.organizations.terms import Kind, Level
from nguon.web.organizations import pages
from nguon.web.shell.day import AskedDay, asked_day
from nguon.web.shell.views import Page

REACH = "Tổ chức được giao, các tổ chức trực thuộc và các cấp trên của tổ chức đó; không có dữ liệu cá nhân."


class TreePage(Page, is_abstract=True):
    """What both pages share: the reader's own organisation and the asked day."""

    permission = Permission.SEE_TREE
    reach = REACH
    template_name = "organizations/one.html"

    def viewer(self) -> Organization:
        """The organisation the reader acts for."""
        return queries.organization_named(self.actor.organization)

    def one(self, organization: Organization, viewer: Organization, asked: AskedDay) -> HttpResponse:
        """The page of one organisation."""
        day = asked.day
        period = queries.current_period(organization.pk, day)
        life = pages.life_of(organization, day)
        name = period.name if period is not None else life[0].name
        below, is_partial = pages.below_of(organization, day, viewer=viewer)
        return self.show(
            asked.status,
            form=asked.form,
            day=day,
            organization=organization,
            name=name,
            words=f"{Level(period.level).label} · {Kind(period.kind).label}" if period is not None else "",
            absence=_absence(organization, asked) if period is None else "",
            trail=pages.trail(period, day, name=name, first="Cây tổ chức"),
            below=below,
            is_partial=is_partial,
            life=life,
            predecessors=pages.heirs(queries.predecessors_of(organization), day, viewer=viewer),
            successor=pages.heirs([organization.successor], day, viewer=viewer)[0] if organization.successor else None,
            links=pages.links_of(organization, self.actor),
        )


def _absence(organization: Organization, asked: AskedDay) -> str:
    if organization.dissolved_on is not None and organization.dissolved_on <= asked.day:
        return f"Tổ chức này đã kết thúc hoạt động từ ngày {organization.dissolved_on:%d/%m/%Y}."
    return f"Ngày {asked.day:%d/%m/%Y} tổ chức này chưa thành lập; thành lập ngày {organization.founded_on:%d/%m/%Y}."


class Tree(TreePage):
    """The top of the reader's branch on the day: usually the own organisation, else what it was made of."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """One level: the own organisation with what lies below it, or several where the own one did not exist yet."""
        asked = asked_day(request, clock.today())
        viewer = self.viewer()
        roots = queries.roots_on(viewer, asked.day)
        if [period.organization_id for period in roots] == [viewer.pk]:
            return self.one(viewer, viewer, asked)
        rows = pages.rows_of(roots, asked.day, viewer=viewer)
        context = {"form": asked.form, "day": asked.day, "rows": rows}
        return render(request, "organizations/roots.html", context, status=asked.status)


class OneOrganization(TreePage):
    """One organisation: what lay below it on the day, its periods, what it came from and what became of it."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """:raises NotFound: absent and out of view look the same."""
        viewer = self.viewer()
        organization = queries.organization_named(kwargs["code"])
        if not is_in_view(organization, viewer=viewer):
            raise NotFound(kwargs["code"])
        return self.one(organization, viewer, asked_day(request, clock.today()))
