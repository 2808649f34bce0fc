"""The papers of a dossier: the list with one act each, all at once, what is still wanted, the table of contents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission import operations, queries, rules
from nguon.admission.models import Dossier, Paper
from nguon.admission.operations import BEFORE_THE_CELL, PaperEntry, PapersReview
from nguon.admission.queries import BEFORE_RECOGNITION, PaperLine
from nguon.admission.terms import Body, DossierState, PaperAct, PaperState
from nguon.core.errors import NotFound
from nguon.core.findings import Finding
from nguon.organizations.queries import rules_for
from nguon.people import operations as people
from nguon.regulations.paper_files import catalogue
from nguon.regulations.papers import PaperKind, Phase, Record
from nguon.web.admission.acts import OnDossier
from nguon.web.admission.paper_forms import (
    PaperForm,
    PapersReviewForm,
    RenewalForm,
    groups_typed,
    signed_typed,
)
from nguon.web.admission.views import REACH
from nguon.web.shell.views import Page

READ = ["special_groups"]
"""What a look at the papers of somebody of a special group shows, as the event names it."""

_RECORDED_AT = {
    Record.APPLICATION: "keep_conditions",
    Record.CONSENT: "keep_conditions",
    Record.INTRODUCERS: "record_introduction",
    Record.UNION: "record_introduction",
    Record.VERIFICATION: "letters",
    Record.OPINIONS: "note_verification",
    Record.CLEARANCE: "note_verification",
}


def day_of(dossier: Dossier) -> date:
    """The day up to which papers are counted: that of the meeting, planned or held; else today."""
    cell = queries.resolutions_of(dossier.pk).get(Body.CELL)
    return cell.met_on if cell is not None else dossier.planned_meeting_on or clock.today()


class _OfDossier(Page, is_abstract=True):
    """A page that shows the papers of one dossier. Those of special groups by permission, and each look is an event."""

    permission = Permission.SEE_DOSSIERS
    reach = REACH

    def lines(self, dossier: Dossier, day: date) -> tuple[PaperLine, ...]:
        """The papers this reader may see."""
        lines = queries.paper_lines(dossier, day)
        if not any(line.is_sensitive for line in lines):
            return lines
        if not self.actor.may(Permission.SEE_PARTICULARS):
            return tuple(line for line in lines if not line.is_sensitive)
        people.record_particulars_read(person=dossier.person, actor=self.actor, fields=READ)
        return lines


class PapersPage(_OfDossier):
    """All papers in order: how each stands, who supplies it, until when it counts."""

    template_name = "admission/papers.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """The list, what stands against the meeting, and what may be done."""
        dossier = queries.dossier_within(self.actor.scope, kwargs["pk"])
        day, may_keep = day_of(dossier), self.actor.may(Permission.KEEP_DOSSIERS)
        is_preparing = dossier.state in BEFORE_THE_CELL
        lines = self.lines(dossier, day)
        numbered = [(line, _url(line, dossier) if may_keep else "") for line in lines]
        return {
            "name": dossier.person.full_name,
            "dossier": dossier,
            "day": day,
            "is_planned": dossier.planned_meeting_on == day and is_preparing,
            "parts": [(phase, [row for row in numbered if row[0].phase is phase]) for phase in BEFORE_RECOGNITION],
            "findings": self._findings(dossier, day),
            "may_keep": may_keep and dossier.state != DossierState.CLOSED,
            "may_renew": may_keep and is_preparing,
            "is_judged": is_preparing,
        }

    def _findings(self, dossier: Dossier, day: date) -> tuple[Finding, ...]:
        if dossier.state not in BEFORE_THE_CELL:
            return ()
        page = rules_for(dossier.organization_id, day)
        papers = queries.papers_facts_of([dossier], day)[dossier.pk]
        short = rules.against_papers(papers, page)
        if not papers.groups or not self.actor.may(Permission.SEE_PARTICULARS):
            return short
        return (*(one for one in short if not one.clause.startswith("NC")), *rules.against_groups(papers, page))


def _url(line: PaperLine, dossier: Dossier) -> str:
    if dossier.state == DossierState.CLOSED:
        return ""
    if line.is_here:
        return reverse("record_paper", args=[dossier.pk, line.number])
    if line.record in _RECORDED_AT and dossier.state in BEFORE_THE_CELL:
        return reverse(_RECORDED_AT[line.record], args=[dossier.pk])
    return ""


class MissingPapers(_OfDossier):
    """What is still wanted, to be handed to the applicant."""

    template_name = "admission/papers_missing.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """The papers for the cell's meeting that somebody must still bring, sign or redo."""
        dossier = queries.dossier_within(self.actor.scope, kwargs["pk"])
        day = day_of(dossier)
        lines = self.lines(dossier, day)
        wanting = [line for line in lines if line.is_wanting and line.phase is Phase.CONSIDERATION]
        back = reverse("papers", args=[dossier.pk])
        return {"name": dossier.person.full_name, "day": day, "lines": wanting, "back_url": back}


class PapersContents(_OfDossier):
    """The table of contents of the bound dossier."""

    template_name = "admission/papers_contents.html"

    def context(self, **kwargs: Any) -> dict[str, Any]:
        """The papers that are there, in order; the member's sheet is left out of it by the guidance."""
        dossier = queries.dossier_within(self.actor.scope, kwargs["pk"])
        lines = [line for line in self.lines(dossier, day_of(dossier)) if line.in_contents]
        back = reverse("papers", args=[dossier.pk])
        return {"name": dossier.person.full_name, "lines": lines, "back_url": back, "number_of_papers": len(lines)}


@dataclass(frozen=True, slots=True)
class PaperOf:
    """One paper of one dossier; `row` None: nothing recorded yet."""

    dossier: Dossier
    kind: PaperKind
    row: Paper | None

    @property
    def pk(self) -> int:
        """The key of the dossier: who was faster is looked up by it."""
        return self.dossier.pk

    @property
    def person_id(self) -> int:
        """The key of the applicant."""
        return self.dossier.person_id

    @property
    def state(self) -> PaperState | None:
        """How it stands."""
        return PaperState(self.row.state) if self.row is not None else None


class _OnPapers(OnDossier, is_abstract=True):
    """An act on the papers of a dossier; leads back to the list."""

    asks = True

    def page_context(self, thing: Any) -> dict[str, Any]:
        """Whom it concerns, and the way back."""
        dossier = thing.dossier if isinstance(thing, PaperOf) else thing
        return {"above": dossier.person.full_name, "cancel_url": reverse("papers", args=[dossier.pk])}

    def done(self, result: Any) -> HttpResponse:
        """Back to the list."""
        return redirect("papers", pk=result)


class RecordPaper(_OnPapers):
    """What was done to one paper."""

    form_class = PaperForm
    submit = "Ghi giấy tờ"
    said = "Đã ghi giấy tờ."

    def load(self, **kwargs: Any) -> PaperOf:  # type: ignore[override]
        """A paper that the dossier is asked for; the number stands for its kind, which addresses must not tell."""
        dossier = queries.dossier_within(self.actor.scope, kwargs["pk"])
        kind = catalogue().numbered(kwargs["number"])
        asked = catalogue().on(day_of(dossier), BEFORE_RECOGNITION, queries.groups_of(dossier))
        if kind not in asked or kind.record is not Record.HERE:
            raise NotFound("paper")
        if kind.is_sensitive and not self.actor.may(Permission.SEE_PARTICULARS):
            raise NotFound("paper")
        return PaperOf(dossier, kind, queries.papers_of(dossier.pk).get(kind.code))

    def initial(self, thing: Any) -> dict[str, Any]:
        """Today, and what is on file."""
        kept = {"seen_version": thing.dossier.version, "changed_on": clock.today(), "signed": "yes"}
        if thing.row is None:
            return kept
        return kept | {name: getattr(thing.row, name) for name in ("dated_on", "kept_at", "reference")}

    def form_for(self, thing: Any, **bound: Any) -> forms.BaseForm:
        """Only what is possible now."""
        form = PaperForm(initial=self.initial(thing), state=thing.state, **bound)
        form.fields["signed"].help_text = f"Phải ký: {thing.kind.signed_by}."
        return form

    def page_context(self, thing: Any) -> dict[str, Any]:
        """The name of the paper as the title."""
        return super().page_context(thing) | {"title": thing.kind.name}

    def act(self, thing: Any, data: dict[str, Any]) -> int:
        """One entry."""
        names = ("dated_on", "kept_at", "reference", "supplied_by", "signed_by", "reason_given")
        entry = PaperEntry(
            kind=thing.kind.code,
            act=PaperAct(data["act"]),
            on=data["changed_on"],
            signed=signed_typed(data),
            **{name: data[name] for name in names},
        )
        operations.record_papers(
            dossier_id=thing.dossier.pk, seen_version=data["seen_version"], entries=(entry,), actor=self.actor
        )
        return int(thing.dossier.pk)


class ReviewPapers(_OnPapers):
    """All papers at once: those that are there, the planned meeting, special groups."""

    form_class = PapersReviewForm
    title = "Ghi giấy tờ một lượt"
    submit = "Ghi giấy tờ"
    said = "Đã ghi giấy tờ."

    def initial(self, thing: Dossier) -> dict[str, Any]:
        """What is on file."""
        groups = queries.groups_of(thing)
        return super().initial(thing) | {
            "planned_meeting_on": thing.planned_meeting_on,
            "any_group": "" if groups is None else "some" if groups else "none",
            "groups": [group.value for group in groups or ()],
        }

    def form_for(self, thing: Dossier, **bound: Any) -> forms.BaseForm:
        """The papers that are not there yet."""
        form = super().form_for(thing, **bound)
        lines = [line for line in queries.paper_lines(thing, day_of(thing)) if line.can_be_ticked]
        form.fields["papers"].choices = [(str(line.number), line.name) for line in lines]  # type: ignore[attr-defined]
        if thing.state not in BEFORE_THE_CELL:
            for name in ("planned_meeting_on", "any_group", "groups"):
                form.fields[name].disabled = True
        return form

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Those ticked are there, looked at and signed."""
        chosen = [catalogue().numbered(int(number)) for number in data["papers"]]
        entries = tuple(
            PaperEntry(kind.code, PaperAct.ACCEPT, clock.today(), signed=True, kept_at=data["kept_at"])
            for kind in chosen
            if kind is not None
        )
        review = PapersReview(entries, groups_typed(data), data["planned_meeting_on"])
        operations.review_papers(
            dossier_id=thing.pk, seen_version=data["seen_version"], review=review, actor=self.actor
        )
        return thing.pk


class RenewDossier(_OnPapers):
    """A dossier whose life has run out is compiled anew."""

    form_class = RenewalForm
    title = "Lập lại hồ sơ đã quá thời hạn"
    submit = "Ghi ngày lập lại"
    said = "Đã ghi ngày lập lại hồ sơ. Giấy tờ phải làm lại chỉ được tính từ ngày này."

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """The life runs from the new day."""
        operations.renew_dossier(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            renewed_on=data["renewed_on"],
            actor=self.actor,
        )
        return thing.pk
