"""Papers of a dossier: which, how it stands, where it is kept. No file is stored."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from nguon.admission.models.dossiers import Dossier
from nguon.admission.terms import PaperState
from nguon.core.classification import internal, personal, sensitive
from nguon.guard.managers import AboutPerson


class PaperColumns(models.Model):
    """One paper. `kind` is a code of the catalogue; empty `supplied_by`, `signed_by`: those the catalogue names."""

    kind = models.CharField("loại giấy tờ", max_length=60)
    state = models.CharField("trạng thái", max_length=20, choices=PaperState.choices())
    changed_on = models.DateField("ngày của trạng thái")
    dated_on = models.DateField("ngày trên giấy tờ", null=True, blank=True)
    signed = models.BooleanField("đã đủ chữ ký", null=True, blank=True)
    signed_by = models.CharField("người ký, theo chức danh", max_length=120, blank=True)
    supplied_by = models.CharField("bên cung cấp, theo chức danh", max_length=120, blank=True)
    kept_at = models.CharField("nơi giữ ngoài hệ thống", max_length=120, blank=True)
    reference = models.CharField("số, ký hiệu", max_length=60, blank=True)
    reason_given = models.CharField("lý do trả lại hoặc không áp dụng", max_length=200, blank=True)
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="replaces")

    class Meta:
        abstract = True


PAPERS_HELD = {
    "id": internal("khóa"),
    "kind": sensitive("loại giấy tờ; giấy tờ của diện riêng cho biết thuộc diện nào"),
    "state": personal("còn thiếu, đã có, trả lại, không áp dụng"),
    "changed_on": personal("ngày nhận, trả lại hoặc ghi không áp dụng"),
    "dated_on": personal("thời hạn của giấy tờ"),
    "signed": personal("giấy tờ đã đủ chữ ký"),
    "signed_by": personal("chức danh người ký"),
    "supplied_by": personal("chức danh bên cung cấp"),
    "kept_at": personal("giấy tờ giữ ngoài hệ thống, ở đâu"),
    "reference": personal("số, ký hiệu để tìm giấy tờ giữ ngoài hệ thống"),
    "reason_given": sensitive("lý do trả lại hoặc không áp dụng"),
    "replaced_by": personal("bản thay thế"),
}
"""What the columns of a paper are held for."""


def paper_constraints(table: str, owner: str) -> list[models.BaseConstraint]:
    """One record of a kind stands at a time; what is returned or waived says why; what is replaced says by which."""
    return [
        models.UniqueConstraint(
            name=f"{table}_one_of_a_kind",
            fields=[owner, "kind"],
            condition=~Q(state="replaced"),
            violation_error_message="Giấy tờ này đã được ghi.",
        ),
        models.CheckConstraint(
            name=f"{table}_with_reason",
            condition=~Q(state__in=("returned", "not_applicable")) | ~Q(reason_given=""),
            violation_error_message="Trả lại hoặc không áp dụng phải có lý do.",
        ),
    ]


class Paper(PaperColumns, AboutPerson):
    """A paper of an admission dossier."""

    person_path = "dossier__person"

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="papers")

    held = PAPERS_HELD | {"dossier": personal("hồ sơ")}

    class Meta:
        constraints = paper_constraints("paper", "dossier")

    def __str__(self) -> str:
        return f"Giấy tờ {self.pk}"
