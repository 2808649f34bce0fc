"""Pages of admitting somebody again: what is known of the first time, and the recount of party age."""

from __future__ import annotations

from typing import Any

from django import forms

from nguon.accounts.terms import Permission
from nguon.admission import operations, queries
from nguon.admission.models import Dossier
from nguon.admission.operations import FirstTime
from nguon.admission.terms import Conviction, Leaving
from nguon.web.admission.acts import OnDossier
from nguon.web.admission.views import REACH
from nguon.web.shell.acts import ActForm, PastDayField
from nguon.web.sourcing.forms import with_blank

_YES_OR_NO = [("", "Chưa rõ"), ("yes", "Có"), ("no", "Không")]


class FirstTimeForm(ActForm):
    """What is known of the first time."""

    already_taken = None  # type: ignore[assignment]  # facts; they are judged with the cell's meeting
    how = forms.ChoiceField(label="Ra khỏi Đảng vì", required=False, choices=with_blank(Leaving.choices(), "Chưa rõ"))
    left_on = PastDayField(label="Ngày ra khỏi Đảng", required=False)
    is_hardship = forms.ChoiceField(
        label="Vì gia đình đặc biệt khó khăn", required=False, choices=_YES_OR_NO, help_text="Khi làm đơn xin ra."
    )
    conviction = forms.ChoiceField(label="Án", required=False, choices=with_blank(Conviction.choices(), "Chưa rõ"))
    cleared_on = PastDayField(
        label="Ngày được xóa án tích", required=False, help_text="Khi bị kết án về tội ít nghiêm trọng."
    )
    times_before = forms.IntegerField(
        label="Số lần đã được kết nạp lại",
        required=False,
        min_value=0,
        max_value=9,
        help_text="Chưa lần nào thì ghi 0.",
    )
    first_decision_number = forms.CharField(label="Số quyết định kết nạp lần đầu", required=False, max_length=60)
    first_decided_on = PastDayField(label="Ngày ký quyết định kết nạp lần đầu", required=False)
    consent_number = forms.CharField(label="Số văn bản đồng ý kết nạp lại", required=False, max_length=60)
    consented_on = PastDayField(
        label="Ngày văn bản đồng ý kết nạp lại", required=False, help_text="Phải có trước khi chi bộ xét."
    )


_COPIED = (
    *("how", "left_on", "conviction", "cleared_on", "times_before"),
    *("first_decision_number", "first_decided_on", "consent_number", "consented_on"),
)


class KeepFirstTime(OnDossier):
    """What is known of the first time of somebody who is to be admitted again."""

    permission = Permission.KEEP_DOSSIERS
    reach = REACH
    form_class = FirstTimeForm
    title = "Điều kiện kết nạp lại"
    submit = "Ghi điều kiện"
    said = "Đã ghi điều kiện kết nạp lại; được xét cùng cuộc họp của chi bộ."

    def initial(self, thing: Dossier) -> dict[str, Any]:
        """What is on file."""
        row = queries.readmission_of(thing.pk)
        kept = {name: getattr(row, name) for name in _COPIED} if row else {}
        hardship = {True: "yes", False: "no", None: ""}[row.is_hardship] if row else ""
        return super().initial(thing) | kept | {"is_hardship": hardship}

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Judged with the cell's meeting."""
        first = FirstTime(
            how=Leaving(data["how"]) if data["how"] else None,
            is_hardship={"yes": True, "no": False}.get(data["is_hardship"]),
            conviction=Conviction(data["conviction"]) if data["conviction"] else None,
            cleared_on=data["cleared_on"],
            times_before=data["times_before"],
            left_on=data["left_on"],
            first_decision_number=data["first_decision_number"],
            first_decided_on=data["first_decided_on"],
            consent_number=data["consent_number"],
            consented_on=data["consented_on"],
        )
        operations.keep_first_time(
            dossier_id=thing.pk, seen_version=data["seen_version"], first=first, actor=self.actor
        )
        return thing.pk


class RecountForm(ActForm):
    """The decision that recounts the party age."""

    already_taken = None  # type: ignore[assignment]  # nothing is judged that could be kept against it
    number = forms.CharField(label="Số quyết định", max_length=60)
    recounted_on = PastDayField(label="Ngày ký quyết định")


class RecordRecount(OnDossier):
    """The committee above the base has decided the recount."""

    permission = Permission.DECIDE_DOSSIERS
    reach = REACH
    form_class = RecountForm
    title = "Ghi quyết định tính lại tuổi đảng"
    submit = "Ghi quyết định"
    said = "Đã ghi quyết định tính lại tuổi đảng."

    def act(self, thing: Dossier, data: dict[str, Any]) -> int:
        """Number and day."""
        operations.record_recount(
            dossier_id=thing.pk,
            seen_version=data["seen_version"],
            number=data["number"],
            recounted_on=data["recounted_on"],
            actor=self.actor,
        )
        return thing.pk
