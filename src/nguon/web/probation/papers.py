"""The page that records a paper of the recognition."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon import clock
from nguon.accounts.terms import Permission
from nguon.admission.operations import PaperEntry
from nguon.admission.terms import PaperAct
from nguon.probation import operations
from nguon.probation.models import Term
from nguon.regulations.paper_files import catalogue
from nguon.regulations.papers import Phase, Record
from nguon.web.probation.views import REACH, OnTerm
from nguon.web.shell.acts import ActForm, PastDayField

_ACTS = (PaperAct.ACCEPT, PaperAct.RECEIVE, PaperAct.RETURN, PaperAct.WAIVE)


class TermPaperForm(ActForm):
    """One paper: which, what is done to it, its day, where it is kept."""

    already_taken = None  # type: ignore[assignment]  # a paper is a fact; it is judged with the cell's meeting
    kind = forms.ChoiceField(label="Giấy tờ", widget=forms.RadioSelect)
    act = forms.ChoiceField(
        label="Ghi", choices=[(act.value, act.label) for act in _ACTS], widget=forms.RadioSelect, initial="accept"
    )
    on = PastDayField(label="Ngày nhận, trả lại hoặc ghi")
    dated_on = PastDayField(label="Ngày trên giấy tờ", required=False)
    signed = forms.BooleanField(label="Đã đủ chữ ký", required=False)
    reference = forms.CharField(label="Số, ký hiệu", required=False, max_length=60)
    kept_at = forms.CharField(label="Nơi giữ ngoài hệ thống", required=False, max_length=120)
    reason_given = forms.CharField(
        label="Lý do trả lại hoặc không áp dụng", required=False, max_length=200, help_text="Không ghi điều riêng tư."
    )


class RecordTermPaper(OnTerm):
    """Record a paper of the recognition."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = TermPaperForm
    title = "Ghi giấy tờ công nhận chính thức"
    submit = "Ghi giấy tờ"
    said = "Đã ghi giấy tờ."

    def initial(self, thing: Term) -> dict[str, Any]:
        """Today."""
        return super().initial(thing) | {"on": clock.today()}

    def form_for(self, thing: Term, **bound: Any) -> forms.BaseForm:
        """The papers that are recorded here, as asked for today."""
        form = super().form_for(thing, **bound)
        kinds = catalogue().on(clock.today(), (Phase.RECOGNITION,))
        choices = [(kind.code, kind.name) for kind in kinds if kind.record is Record.HERE]
        form.fields["kind"].choices = choices  # type: ignore[attr-defined]
        return form

    def act(self, thing: Term, data: dict[str, Any]) -> int:
        """Judged with the cell's meeting."""
        entry = PaperEntry(
            kind=data["kind"],
            act=PaperAct(data["act"]),
            on=data["on"],
            dated_on=data["dated_on"],
            signed=data["signed"] or None,
            reference=data["reference"],
            kept_at=data["kept_at"],
            reason_given=data["reason_given"],
        )
        operations.record_term_papers(
            term_id=thing.pk, seen_version=data["seen_version"], entries=(entry,), actor=self.actor
        )
        return thing.pk
