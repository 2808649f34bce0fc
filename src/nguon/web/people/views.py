"""The list of members of a branch, and the page of one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import queries as admission
from nguon.admission import rules
from nguon.core.findings import Finding
from nguon.core.scope import Actor
from nguon.organizations import queries as organizations
from nguon.people import queries
from nguon.people.models import Person
from nguon.people.queries import PAGE, Cursor
from nguon.probation import queries as probation
from nguon.probation.terms import DepartureKind, DepartureState, WrongfulState
from nguon.web.people import pages
from nguon.web.people.forms import BranchForm, NameForm
from nguon.web.shell.views import Page

REACH = "Đảng viên của tổ chức được giao và các tổ chức trực thuộc."


class Members(Page):
    """Members of a branch by organisation and name, part by part; or the answer to a search by name."""

    permission = Permission.SEE_MEMBERS
    reach = REACH
    template_name = "people/list.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """One part of the list, the address of the next and of the one before."""
        today = clock.today()
        asked = pages.asked_branch(self.actor, today, self.request.GET.get("to-chuc", ""))
        after, before = self._cursor("sau"), self._cursor("truoc")
        members = queries.members_page(
            self.actor.scope, today, lft=asked.branch.lft, rgt=asked.branch.rgt, after=after, before=before
        )
        goes_on = len(members) > PAGE
        if after is None and before is not None:
            shown, has_next, has_previous = members[-PAGE:], True, goes_on
        else:
            shown, has_next, has_previous = members[:PAGE], goes_on, after is not None
        return self._about(asked, shown, today) | {
            "search": NameForm(),
            "next_url": self._address(asked, "sau", shown[-1].id) if has_next and shown else "",
            "previous_url": self._address(asked, "truoc", shown[0].id) if has_previous and shown else "",
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Search by name: sent in the body, so that no name stands in an address or a log."""
        today = clock.today()
        asked = pages.asked_branch(self.actor, today, request.GET.get("to-chuc", ""))
        form = NameForm(request.POST)
        found = []
        if form.is_valid():
            found = queries.members_page(
                self.actor.scope,
                today,
                lft=asked.branch.lft,
                rgt=asked.branch.rgt,
                name=form.cleaned_data["name"],
            )
        context = self._about(asked, found[:PAGE], today)
        answer = {"search": form, "is_search": True, "has_more": len(found) > PAGE, "list_url": self._address(asked)}
        return self.show(200 if form.is_valid() else 422, **context, **answer)

    def _cursor(self, name: str) -> Cursor | None:
        typed = self.request.GET.get(name, "")
        return queries.cursor_at(self.actor.scope, int(typed)) if typed.isdecimal() else None

    def _address(self, asked: pages.Asked, name: str = "", pk: int = 0) -> str:
        parts = [part for part in (asked.query, f"{name}={pk}" if name else "") if part]
        return "?".join([reverse("members"), "&".join(parts)]) if parts else reverse("members")

    def _about(self, asked: pages.Asked, members: list[queries.Member], today: date) -> dict[str, Any]:
        names = organizations.names_on({member.organization_id for member in members}, today)
        return {
            "branch": asked.branch,
            "branch_form": BranchForm(initial={"to-chuc": asked.branch.code}, choices=asked.choices),
            "may_choose": len(asked.choices) > 1,
            "rows": pages.rows_of(members, names),
        }


class Member(Page):
    """One person: standings, organisations and associations over time. Nothing sensitive."""

    permission = Permission.SEE_MEMBERS
    reach = REACH
    template_name = "people/person.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """Identity, history, what is commonly known, the way to the particulars."""
        today = clock.today()
        person = queries.person_within(self.actor.scope, kwargs["pk"])
        life = queries.life_of(person.pk)
        names = pages.names_for(person, life, today)
        standing = queries.standing_on(person.pk, today)
        return {
            "person": person,
            "facts": identity(person, names),
            "standing": standing.label,
            "kind": pages.colour(standing),
            "is_member": standing in queries.MEMBER_STANDINGS,
            "life": pages.in_words(life, names),
            "known": known(person),
            "party_age": party_age(person, today) if standing in queries.MEMBER_STANDINGS else None,
            "leaving": leaving(person, self.actor, is_member=standing in queries.MEMBER_STANDINGS),
            "may_see_particulars": self.actor.may(Permission.SEE_PARTICULARS),
        }


@dataclass(frozen=True, slots=True)
class PartyAge:
    """The party age in words, what it is counted from, where that is written, and what is to be said beside it."""

    text: str
    explained: str
    citation: str
    findings: tuple[Finding, ...]


def party_age(person: Person, today: date) -> PartyAge:
    """Counted from the first decision to admit, less the time outside."""
    membership, page = admission.membership_of(person.pk), organizations.rules_for(person.organization_id, today)
    months = rules.party_age(membership, today)
    text = "Chưa tính được" if months is None else f"{months // _MONTHS} năm {months % _MONTHS} tháng"
    first = membership.first_decided_on
    explained = f"Từ quyết định kết nạp ngày {first:%d/%m/%Y}" if first else ""
    for absence in membership.absences or ():
        explained += f"; trừ từ {absence.left_on:%d/%m/%Y} đến {absence.readmitted_on:%d/%m/%Y}"
    value = page.value("admission.party-age")
    return PartyAge(text, explained, str(value.citation), rules.about_party_age(membership, page))


_MONTHS = 12


def leaving(person: Person, actor: Actor, *, is_member: bool) -> list[tuple[str, str]]:
    """(words, address): what is or was considered of this member, and what may be begun."""
    links = []
    for one in probation.departures_of(person.pk):
        words = f"{DepartureKind(one.kind).label}, xét từ {one.opened_on:%d/%m/%Y}: {DepartureState(one.state).label}"
        links.append((words, reverse("departure", args=[one.pk])))
    for fault in probation.wrongful_of(person.pk):
        words = f"Kết nạp không đúng, phát hiện {fault.found_on:%d/%m/%Y}: {WrongfulState(fault.state).label}"
        links.append((words, reverse("wrongful", args=[fault.pk])))
    if is_member and actor.may(Permission.KEEP_DOSSIERS):
        links.append(("Xét xóa tên", reverse("open_strike_off", args=[person.pk])))
        links.append(("Xét đơn xin ra khỏi Đảng", reverse("open_resignation", args=[person.pk])))
    if is_member and actor.may(Permission.TREAT_FAULTS):
        links.append(("Ghi việc kết nạp không đúng", reverse("record_fault", args=[person.pk])))
    return links


def identity(person: Person, names: dict[int, str]) -> list[tuple[str, str]]:
    """What tells this person from another of the same name."""
    facts = [("Sinh", queries.born_text(person)), ("Nơi giữ hồ sơ", names.get(person.organization_id, ""))]
    return [*facts, ("Số thẻ đảng viên", person.card_number)] if person.card_number else facts


def known(person: Person) -> list[tuple[str, str, str]]:
    """What is commonly known of the person, line by line."""
    return [
        ("Giới tính", person.get_sex_display(), ""),
        ("Quê quán", person.hometown, ""),
        ("Nơi ở", person.home.name if person.home else "", ""),
        ("Nơi làm việc", person.workplace.name if person.workplace else "", ""),
        ("Nghề nghiệp", person.get_occupation_display(), ""),
        ("Học vấn phổ thông", person.get_schooling_display(), ""),
        ("Trình độ chuyên môn", person.get_qualification_display(), ""),
        ("Số điện thoại", person.phone, ""),
    ]
