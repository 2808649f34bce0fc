"""The verification of one dossier, letters that wait for an answer across a branch, and a letter to print."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import queries, rules
from nguon.admission.models import Dossier, Inquiry, VerificationNote
from nguon.admission.queries import DueCursor
from nguon.admission.terms import Conclusion, InquiryState
from nguon.core.findings import Severity
from nguon.organizations import queries as organizations
from nguon.people import operations as people_operations
from nguon.people.queries import PAGE
from nguon.web.admission.letter_rows import awaited_row, letter_row
from nguon.web.admission.views import REACH
from nguon.web.shell.branch import Branch, branch_of
from nguon.web.shell.views import Page

READ = ["verification_result", "verification_conclusion"]
"""What a look at the letters shows, as the event names it."""


class Letters(Page):
    """Who is asked about whom, what came back, and what is still missing before the cell's meeting."""

    permission = Permission.SEE_PARTICULARS
    reach = "Một hồ sơ của tổ chức được giao và các tổ chức trực thuộc; mỗi lần xem đều ghi vào nhật ký."
    template_name = "admission/letters.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """Every letter and waiver; the look is recorded, because results are shown."""
        today = clock.today()
        dossier = queries.dossier_within(self.actor.scope, kwargs["pk"])
        people_operations.record_particulars_read(person=dossier.person, actor=self.actor, fields=READ)
        is_open = dossier.state in queries.OPEN
        rows = queries.inquiries_of(dossier.pk)
        page = organizations.rules_for(dossier.organization_id, today)
        findings = rules.against_verification(queries.verification_on(dossier), page)
        shown = [letter_row(row, today, self.actor, may_act=is_open) for row in rows]
        return {
            "name": dossier.person.full_name,
            "dossier_url": reverse("dossier", args=[dossier.pk]),
            "letters": [one for one, row in zip(shown, rows, strict=True) if row.state not in _ASIDE],
            "waivers": [one for one, row in zip(shown, rows, strict=True) if row.state == InquiryState.WAIVED],
            "dropped": [one for one, row in zip(shown, rows, strict=True) if row.state == InquiryState.CLOSED],
            "noted": noted_words(queries.note_of(dossier.pk)),
            "findings": sorted(findings, key=lambda one: one.severity is not Severity.OBSTACLE),
            "edge": "late" if any(one.severity is Severity.OBSTACLE for one in findings) else "done",
            "acts": self._acts(dossier) if is_open else [],
        }

    def _acts(self, dossier: Dossier) -> list[tuple[str, str]]:
        if not self.actor.may(Permission.KEEP_DOSSIERS):
            return []
        return [
            ("Soạn hoặc ghi thư", reverse("draft_letter", args=[dossier.pk])),
            ("Ghi người không phải hỏi", reverse("waive_inquiry", args=[dossier.pk])),
            ("Ghi việc chung về thẩm tra", reverse("note_verification", args=[dossier.pk])),
        ]


_ASIDE = {InquiryState.WAIVED, InquiryState.CLOSED}


def noted_words(note: VerificationNote | None) -> list[tuple[str, str, str]]:
    """What is noted for the whole verification, as the component takes it; only what is there."""
    if note is None:
        return []
    days = (
        ("Đóng dấu giáp lai lý lịch", note.stamped_on),
        ("Ghi nhận xét, chứng nhận vào lý lịch", note.remarked_on),
        ("Tổng hợp ý kiến nhận xét", note.merged_on),
    )
    told = [(label, f"{day:%d/%m/%Y}") for label, day in days if day]
    if note.conclusion:
        number = f", văn bản số {note.conclusion_number}" if note.conclusion_number else ""
        told.append(("Kết luận về tiêu chuẩn chính trị", f"{Conclusion(note.conclusion).label}{number}"))
    if note.consent_on:
        told.append(("Văn bản đồng ý của cấp trên", f"Số {note.consent_number} ngày {note.consent_on:%d/%m/%Y}"))
    return [(label, words, "") for label, words in told]


def awaited(page: Page, *, late_only: bool, limit: int = PAGE) -> tuple[Branch, list[Inquiry], date]:
    """The reader's branch, its letters that wait for an answer after the cursor of the address, and the day."""
    today = clock.today()
    branch = branch_of(page.actor, today, page.request.GET.get("to-chuc", ""))
    rows = queries.awaited_letters(
        page.actor.scope,
        lft=branch.lft,
        rgt=branch.rgt,
        late_on=today if late_only else None,
        after=_after(page),
        limit=limit,
    )
    return branch, rows, today


def _after(page: Page) -> DueCursor | None:
    last = page.request.GET.get("sau", "")
    if not last.isdecimal() or len(last) > 18:
        return None
    row = queries.inquiry_within(page.actor.scope, int(last))
    return DueCursor(row.due_on, row.pk) if row.due_on else None


def asks_for_all(request: HttpRequest) -> bool:
    """Whether letters that are not yet late are asked for too."""
    return request.GET.get("thu") == "tat-ca"


class AwaitedLetters(Page):
    """Letters that wait for an answer, latest first."""

    permission = Permission.SEE_DOSSIERS
    reach = REACH
    template_name = "admission/awaited_letters.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the list."""
        everything = asks_for_all(self.request)
        branch, rows, today = awaited(self, late_only=not everything)
        shown = rows[:PAGE]
        names = organizations.names_on({row.dossier.organization_id for row in shown}, today)
        address = self.request.GET.copy()
        if len(rows) > PAGE:
            address["sau"] = str(shown[-1].pk)
        return {
            "branch": branch,
            "everything": everything,
            "rows": [awaited_row(row, today, names) for row in shown],
            "late": queries.late_letters(self.actor.scope, today, lft=branch.lft, rgt=branch.rgt),
            "next_url": f"?{address.urlencode()}" if len(rows) > PAGE else "",
            "is_first": "sau" not in self.request.GET,
            "remind_url": reverse("remind_letters") if self.actor.may(Permission.KEEP_DOSSIERS) else "",
        }
