"""A letter as the office prints it: head, number, subject, what is asked about whom, limit, signature."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import queries
from nguon.admission.models import Inquiry
from nguon.admission.terms import Purpose, Relation
from nguon.organizations import queries as organizations
from nguon.people import operations as people_operations
from nguon.people.queries import born_text
from nguon.regulations.book import Page as RulePage
from nguon.web.admission.letter_rows import asked_words
from nguon.web.shell.views import Page

READ = ["full_name", "born_on"]
"""What a printed letter tells, as the event names it."""


class PrintLetter(Page):
    """One letter on a sheet of A4; names of relatives are left to the hand that signs."""

    permission = Permission.KEEP_DOSSIERS
    reach = "Một hồ sơ của tổ chức được giao và các tổ chức trực thuộc; mỗi lần mở để in đều ghi vào nhật ký."
    template_name = "admission/letter_print.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """Everything from records and from the rule book of the day it is (or will be) sent."""
        inquiry = queries.inquiry_within(self.actor.scope, kwargs["pk"])
        dossier = inquiry.dossier
        day = inquiry.sent_on or clock.today()
        people_operations.record_particulars_read(person=dossier.person, actor=self.actor, fields=READ)
        page = organizations.rules_for(dossier.organization_id, day)
        purpose = Purpose(inquiry.purpose)
        return {
            **heads(dossier.organization_id, day),
            "number": inquiry.number,
            "day": inquiry.sent_on,
            "subject": subject(purpose),
            "to": asked_words(inquiry),
            "name": dossier.person.full_name,
            "born": born_text(dossier.person),
            "relatives": relatives(inquiry),
            "content": page.text("verification.content") if not purpose.is_opinion else "",
            "is_opinion": purpose.is_opinion,
            "limit": limit(purpose, page),
            "back_url": reverse("letters", args=[dossier.pk]),
        }


def heads(organization_id: int, day: date) -> dict[str, str]:
    """Names of the cell and of the organisation directly above it on the day; empty where the tree knows none."""
    period = organizations.current_period(organization_id, day)
    if period is None:
        return {"issuer": "", "superior": ""}
    above = organizations.names_on({period.parent_id}, day) if period.parent_id else {}
    return {"issuer": period.name, "superior": above.get(period.parent_id or 0, "")}


def subject(purpose: Purpose) -> str:
    """The line below the number."""
    if purpose.is_opinion:
        return "Về việc lấy ý kiến nhận xét đối với người xin vào Đảng"
    return "Về việc thẩm tra lý lịch của người xin vào Đảng"


def relatives(inquiry: Inquiry) -> list[str]:
    """The relatives asked about, each by relation, beginning with a capital."""
    labels = [Relation(code).label for code in inquiry.about if code != Relation.APPLICANT]
    return [label[:1].upper() + label[1:] for label in labels]


def limit(purpose: Purpose, page: RulePage) -> int | None:
    """Working days for the answer; none for an opinion."""
    if purpose.is_opinion:
        return None
    abroad = purpose is Purpose.ABROAD
    return page.integer("verification.reply-abroad-working-days" if abroad else "verification.reply-working-days")
